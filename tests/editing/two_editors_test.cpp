// Two processes that decide, edit, merge, split and take back at random, on the same stories at once.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <random>

#include "editing/decide_stories.h"
#include "editing/edit_story.h"
#include "editing/known_story.h"
#include "editing/regroup.h"
#include "editing/undo.h"
#include "store/acts/acts.h"
#include "store/index/story_candidates.h"
#include "store/stories/story_fields.h"
#include "support/stored.h"
#include "support/temp_folder.h"

namespace tidings::editing {
namespace {

using support::monday;

constexpr int stories_of_the_hub = 200;
constexpr int tries_of_an_editor = 1000;

// What became of an editor's tries.
struct Account {
    int done = 0, refused = 0, unchanged = 0, wrong = 0;
};

// Tries acts at random. Each decision and edit is of the story as it was seen just before, which the other
// editor may have changed since.
class Editor {
  public:
    Editor(const std::filesystem::path& file, std::string name, unsigned seed)
        : db_(store::Database::open(file)), name_(std::move(name)), random_(seed) {}

    Account work() {
        for (int i = 0; i < tries_of_an_editor; ++i) try_one();
        return account_;
    }

  private:
    int any(int least, int most) { return std::uniform_int_distribution(least, most)(random_); }
    StoryId any_story() { return StoryId{any(1, stories_of_the_hub)}; }
    Signature signature() const { return {name_, "", monday}; }

    template <class T>
    void count(const Result<T>& result, bool changed = true) {
        if (result)
            ++(changed ? account_.done : account_.unchanged);
        else if (result.error().code == Code::refused || result.error().code == Code::no_such_file ||
                 result.error().code == Code::usage)
            ++account_.refused;
        else
            ++account_.wrong;
    }

    void try_one() {
        const StoryId story = any_story();
        const std::string seen = revision_of(db_, story);
        const int act = any(0, 99);
        if (act < 40) {
            const Choice choice = std::array{Choice::approve, Choice::hold,
                                             Choice::reject}[static_cast<std::size_t>(any(0, 2))];
            const auto decided =
                decide_stories(db_, std::vector{story}, {.choice = choice, .seen = seen}, signature());
            count(decided, decided && *decided > 0);
        } else if (act < 75) {
            const std::vector<FieldValue> fields{
                {any(0, 1) == 0 ? "assignee" : "title:en", std::to_string(any(0, 3))}};
            const auto edited = edit_stories(db_, std::vector{story}, {fields}, seen, signature());
            count(edited, edited && *edited > 0);
        } else if (act < 90) {
            count(undo(db_, ActId{any(1, 1500)}, signature()));
        } else if (act < 95) {
            count(merge_stories(db_, story, std::vector{any_story()}, signature()));
        } else {
            const std::vector<KnownItem> items = store::items_of(db_, story);
            if (items.size() < 2)
                ++account_.refused;
            else
                count(split_story(db_, std::vector{items.back().id}, "hub.example,2026", signature()));
        }
    }

    store::Database db_;
    std::string name_;
    std::mt19937 random_;
    Account account_;
};

class TwoEditors : public ::testing::Test {
  protected:
    support::TempFolder folder;
    std::filesystem::path file = folder / "tidings.db";

    void SetUp() override {
        store::Database db = store::Database::open(file);
        store::Transaction tx(db);
        const FeedId feed = support::add_feed(tx, "hotline");
        for (int i = 1; i <= stories_of_the_hub; ++i)
            support::add_story(tx, feed,
                               support::item(std::to_string(i), "https://h.example/" + std::to_string(i)));
        tx.commit();
    }

    // Begins an editor's work in a process of its own; the account comes out of the pipe.
    int begin(const std::string& name, unsigned seed) const {
        int ends[2];
        EXPECT_EQ(pipe(ends), 0);
        if (fork() == 0) {
            Account account;
            try {
                account = Editor(file, name, seed).work();
            } catch (const std::exception& failure) {
                std::fputs(failure.what(), stderr);
                account.wrong = 1;
            }
            const auto written = write(ends[1], &account, sizeof account);
            _exit(written == sizeof account ? 0 : 1);
        }
        close(ends[1]);
        return ends[0];
    }
    static Account end(int pipe) {
        Account account;
        EXPECT_EQ(read(pipe, &account, sizeof account), static_cast<ssize_t>(sizeof account));
        close(pipe);
        int status = 0;
        wait(&status);
        return account;
    }
};

// The log, oldest first.
std::vector<Act> log_of(const store::Database& db) {
    std::vector<Act> acts;
    store::each_act(db, {}, [&](const Act& act) { acts.push_back(act); });
    std::ranges::reverse(acts);
    return acts;
}

// Whose field it is: an item's place is of no story.
std::string key_of(const Act& act, const std::string& field) {
    return field.find("item:") == 0 || field.find("lead-of:") == 0
               ? field
               : "story " + std::to_string(act.number) + " " + field;
}

// What the tables hold.
std::string value_now(const store::Database& db, const Act& act, const std::string& field) {
    return key_of(act, field) == field ? place_now(db, field) : field_now(db, StoryId{act.number}, field);
}

bool is_replayed(const std::string& field) {
    return !field.starts_with("look") && !field.starts_with("told:");
}

TEST_F(TwoEditors, LoseNoActAndLeaveALogThatGivesTheTablesWhenReplayed) {
    const int eva_pipe = begin("Eva", 1), joan_pipe = begin("Joan", 2);
    const Account eva = end(eva_pipe), joan = end(joan_pipe);
    EXPECT_EQ(eva.wrong + joan.wrong, 0);
    EXPECT_GT(eva.refused, 0);
    EXPECT_GT(joan.refused, 0);

    const store::Database db = store::Database::open(file);
    std::map<std::string, int> by;
    std::map<std::string, std::string> replayed;
    const std::vector<Act> acts = log_of(db);
    for (const Act& act : acts) {
        if (!act.part_of) ++by[act.by];
        for (const FieldChange& change : act.changes) {
            if (!is_replayed(change.field)) continue;
            const auto known = replayed.find(key_of(act, change.field));
            ASSERT_TRUE(known == replayed.end() || known->second == change.before)
                << "act " << number(act.id) << " overwrites what it did not see: " << change.field;
            replayed[key_of(act, change.field)] = change.after;
        }
    }
    EXPECT_EQ(by["Eva"], eva.done);
    EXPECT_EQ(by["Joan"], joan.done);
    for (const Act& act : acts)
        for (const FieldChange& change : act.changes) {
            if (!is_replayed(change.field)) continue;
            ASSERT_EQ(replayed[key_of(act, change.field)], value_now(db, act, change.field))
                << change.field << " of act " << number(act.id);
        }
}

}  // namespace
}  // namespace tidings::editing
