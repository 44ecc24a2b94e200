#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compose/wording.h"
#include "render/templates.h"

namespace tidings {

// The sentences of one table of templates/words in one language. Looking up a missing key throws
// Failure(configuration), which names file and key.
class OurWords {
  public:
    OurWords(const render::Templates& templates, std::string language, std::string table);

    bool has(std::string_view key) const { return words_.find(key) != words_.end(); }
    const std::string& text(std::string_view key) const;
    std::string filled(std::string_view key, const std::vector<Filling>& fillings) const;
    const std::string& language() const { return language_; }

  private:
    const render::Words& words_;
    std::string language_, table_;
};

}  // namespace tidings
