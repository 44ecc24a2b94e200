#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/published.h"
#include "publish/public_folder.h"
#include "store/database.h"

namespace tidings {

// What one publishing makes of the public folder. Files are offered with a hash of what they are made of, and
// made only if that, or the file itself, is no longer as it was left. Files that we once wrote and that are
// not offered any more are removed; what we never wrote is not touched.
class Publication {
  public:
    Publication(store::Database& db, const std::filesystem::path& folder);

    using Make = std::function<std::string()>;
    void offer(std::string name, std::string inputs, Make make);

    // True if the file is as it was left, made of these.
    bool is_current(const std::string& name, std::string_view inputs) const;

    bool offers(const std::string& name) const { return offers_.contains(name); }

    // Writes a file at once and remembers it. It must be offered all the same.
    void put(const std::string& name, const std::string& inputs, std::string_view bytes);

    // Files of ours that were not offered so far, by name.
    std::vector<std::string> not_offered() const;

    struct Changes {
        std::vector<std::string> written, removed;  // names, sorted
    };
    Changes write();

  private:
    struct Offer {
        std::string name, inputs;
        Make make;
    };
    void remember(store::Transaction& tx, const std::string& name, const std::string& inputs);
    void register_names(const std::vector<Offer>& offers);
    std::vector<std::string> written(const std::vector<Offer>& offers);

    store::Database& db_;
    publish::PublicFolder folder_;
    std::map<std::string, PublicFile> known_;
    std::map<std::string, Offer> offers_;
    std::vector<std::string> put_;
};

}  // namespace tidings
