#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "editing/signature.h"
#include "store/acts/acts.h"
#include "store/index/story_candidates.h"
#include "store/stories/approved_versions.h"
#include "support/stored.h"
#include "support/temp_folder.h"

namespace tidings::support {

// A database file with three pending stories of two partners, 1 to 3, of which the third is of the second.
class EditedHub : public ::testing::Test {
  protected:
    TempFolder folder;
    store::Database db = store::Database::open(folder / "tidings.db");
    Timestamp now = monday;
    StoryId one{}, two{}, three{};

    void SetUp() override {
        store::Transaction tx(db);
        const FeedId hotline = add_feed(tx, "hotline"), inhope = add_feed(tx, "inhope");
        one = add_story(tx, hotline, item("A", "https://hotline.example/1"));
        two = add_story(tx, hotline, item("B", "https://hotline.example/2"));
        three = add_story(tx, inhope, item("C", "https://inhope.example/3"));
        tx.commit();
    }
    // Another process at work on the same file.
    store::Database another_process() const { return store::Database::open(folder / "tidings.db"); }

    editing::Signature maria(const std::string& reason = "") const { return {"Maria", reason, now}; }
    Curation state(StoryId story) const { return *store::curation_of(db, story); }
    std::vector<ItemId> items_of(StoryId story) const {
        std::vector<ItemId> ids;
        for (const KnownItem& each : store::items_of(db, story)) ids.push_back(each.id);
        return ids;
    }
    // A partner changes an approved story's item after the approval.
    void change_after_approval(StoryId story, const std::string& title) {
        store::Transaction tx(db);
        store::keep_approved_version(tx, story);
        const Item changed = item(title, "https://hotline.example/1");
        const ItemId lead = store::items_of(db, story).front().id;
        store::revise_item(tx, lead, changed, {.guid_key = changed.id, .content_hash = title}, now);
        store::put_waiting_change(tx, story, title, now);
        tx.commit();
    }
    // What the audit log has of a story, in order: "approved by Maria: reason".
    std::vector<std::string> log_of(StoryId story) const {
        std::vector<std::string> lines;
        for (const Act& act : store::acts_on(db, ActSubject::story, number(story)))
            lines.push_back(act.what + " by " + act.by + ": " + act.why);
        return lines;
    }
};

}  // namespace tidings::support
