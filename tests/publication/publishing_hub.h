#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <sstream>

#include "publication/publish.h"
#include "support/canned_http.h"
#include "support/golden.h"
#include "support/stored.h"
#include "support/temp_folder.h"
#include "world/world.h"

namespace tidings::support {

// Nothing that publishes may mail.
class MailForbidden : public deliver::Mailer {
  public:
    deliver::Outcome send(const Email& /*email*/) override {
        ADD_FAILURE() << "publishing has sent a mail";
        return {};
    }
};

// A hub with one partner, on a Monday, whose stories are stored without a poll.
class PublishingHub : public ::testing::Test {
  protected:
    TempFolder folder;
    store::Database db = store::Database::in_memory();
    CannedHttp http;
    MailForbidden mailer;
    render::Templates templates{std::filesystem::path(PROJECT_ROOT) / "templates"};
    TagWords tag_words{std::filesystem::path(PROJECT_ROOT) / "feeds/vocabulary.toml"};
    SecretKey key = *SecretKey::from_hex(std::string(64, '7'));
    Settings settings;
    Places places{folder.path()};
    Timestamp now = monday;
    std::ostringstream log_text;
    Log log{log_text};
    World world{.db = db,
                .http = http,
                .mailer = mailer,
                .templates = templates,
                .tag_words = tag_words,
                .key = key,
                .settings = settings,
                .places = places,
                .clock = [this] { return now; },
                .log = log,
                .version = "1",
                .make_mailer = [] { return std::make_unique<MailForbidden>(); }};
    FeedId feed{};

    void SetUp() override {
        store::Transaction tx(db);
        feed = add_feed(tx, "hotline");
        tx.commit();
        settings.hub.id_authority = "hub.example,2026";
    }
    StoryId add(const std::string& title, const std::string& url) {
        store::Transaction tx(db);
        const StoryId story = add_story(tx, feed, item(title, url), now);
        tx.commit();
        return story;
    }
    StoryId add_approved(const std::string& title, const std::string& url) {
        const StoryId story = add(title, url);
        decide(story, Curation::pending, Curation::approved);
        return story;
    }
    void decide(StoryId story, Curation from, Curation to) {
        store::Transaction tx(db);
        store::record_decision(tx, {story, from, to, "eva", "a reason"}, now);
        tx.commit();
    }
    std::filesystem::path place(const std::string& name) const { return folder / "public" / name; }
    std::string file(const std::string& name) const { return read_bytes(place(name)); }
};

}  // namespace tidings::support
