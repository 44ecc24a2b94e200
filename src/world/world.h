#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "base/clock.h"
#include "base/log.h"
#include "deliver/mailer.h"
#include "fetch/http.h"
#include "publish/hub.h"
#include "render/templates.h"
#include "store/database.h"
#include "subscribe/token.h"
#include "world/data_folder.h"
#include "world/settings.h"
#include "world/tag_words.h"

namespace tidings {

// All that the steps of a run can touch. Built for real below, and by each test for itself.
struct World {
    store::Database& db;
    fetch::Http& http;
    deliver::Mailer& mailer;
    const render::Templates& templates;
    TagWords& tag_words;
    const SecretKey& key;
    const Settings& settings;
    const Places& places;
    Clock clock;
    Log& log;
    std::ostream* progress = nullptr;  // where a bar may be drawn; null without a terminal
    std::string version;
    HowTo how_to;  // for what people are told in mails and in the log
    std::function<std::unique_ptr<deliver::Mailer>()>
        make_mailer;                         // one more like `mailer`, for another thread
    std::filesystem::path helplines_file{};  // empty: none

    const Vocabulary& vocabulary() const { return tag_words.vocabulary(); }
    // For this thread.
    Tagging tagging() const { return {tag_words.vocabulary(), tag_words.tagger(), tag_words.memory()}; }
};

// A world's real things, owned.
class Equipment {
  public:
    Equipment(const GlobalOptions& options, Outside& outside);
    World& world() { return world_; }
    DataFolder& folder() { return folder_; }

  private:
    DataFolder folder_;
    TagWords tag_words_;
    render::Templates templates_;
    std::unique_ptr<fetch::Http> http_;
    std::unique_ptr<deliver::Mailer> mailer_;
    World world_;
};

// The way to the web that the settings describe.
std::unique_ptr<fetch::Http> make_http(const Settings& settings, const std::string& version);

// The templates that the settings name, or those that came with the program.
std::filesystem::path templates_folder(const Settings& settings, const Places& places,
                                       const std::filesystem::path& share);

// The vocabulary that the settings name, or the one that came with the program.
std::filesystem::path vocabulary_file(const Settings& settings, const Places& places,
                                      const std::filesystem::path& share);

// What published files say of the hub. The functions in it refer to the world.
publish::Hub hub_of(const World& world);

// The language that the hub speaks to readers who have chosen none: its first digest's.
std::string language_of_hub(const Settings& settings);

}  // namespace tidings
