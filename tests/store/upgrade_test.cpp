// A database that an older tidings filled, opened by this one.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>

#include "store/acts/acts.h"
#include "store/feeds/feeds.h"
#include "store/index/known_items.h"
#include "store/issues/candidates.h"
#include "store/issues/issues.h"
#include "store/issues/notices.h"
#include "store/issues/sends.h"
#include "store/people/people.h"
#include "store/people/preferences.h"
#include "store/people/resubscriptions.h"
#include "store/people/subscribers.h"
#include "store/sqlite/upgrade_copies.h"
#include "store/stories/stories.h"
#include "support/golden.h"
#include "support/stored.h"
#include "support/temp_folder.h"

namespace tidings::store {
namespace {

namespace fs = std::filesystem;
using support::monday;

// As step 3 left it: one story went to a Greek reader and waits for an English one; another was approved
// since; a third reader has left.
constexpr const char* rows_of_step_3 = R"(
insert into partners values (1, 'hotline', 'Hotline', null, 'BE', '', 200, 'review');
insert into feeds (id, partner, slug, title, address, next_poll, etag) values
    (1, 1, 'hotline', 'News', 'https://h.example/feed/', 1795424400, '"7"');
insert into stories (id, curation, entry_id, lead, first_seen, approved_at, updated) values
    (1, 'approved', 'tag:hub.example,2026:1', 1, 1795338000, 1795341600, 1795341600),
    (2, 'approved', 'tag:hub.example,2026:2', 2, 1795424400, 1795424500, 1795424500);
insert into items (id, feed, story, guid, guid_is_permalink, url, title, summary, content, language, rights, published, authors,
        categories, attachments, why, guid_key, url_key, title_key, text_hash, content_hash, title_words, first_seen, last_seen) values
    (1, 1, 1, 'g1', 0, 'https://h.example/1', 'One', 'Said.', '<p>Said.</p>', 'en', '', 1795338000, '[]', '[]', '[]', '', 'g1', 'k1',
        'one', 't1', 'c1', 1, 1795338000, 1795338000),
    (2, 1, 2, 'g2', 0, 'https://h.example/2', 'Two', 'More.', '<p>More.</p>', 'el', '', 1795424400, '[]', '[]', '[]', '', 'g2', 'k2',
        'two', 't2', 'c2', 1, 1795424400, 1795424400);
insert into decisions (id, story, at, by, before, after, reason) values
    (1, 2, 1795424500, 'Maria', 'pending', 'approved', 'good guide'), (2, 1, 1795424600, 'Maria', 'approved', 'approved', 'merged');
insert into traces values (11, 1), (12, 2);
insert into blocks values (1, 5, 3, 8, 9);
insert into digests values (1, 'weekly', 1795424400);
insert into issues values (1, 1, 'sending', 'Weekly', 1795424400, 1795420800, 1795424400);
insert into issue_stories values (1, 1, 1);
insert into letters values
    (1, 'el', 'Hub', 'hub@hub.example', '', 'weekly.hub.example', 'Weekly', 'mailto:hub@hub.example', 'Nea', '<p>1</p>', '1'),
    (1, 'en', 'Hub', 'hub@hub.example', '', 'weekly.hub.example', 'Weekly', 'mailto:hub@hub.example', 'News', '<p>1</p>', '1');
insert into subscribers values
    (1, 'a@x.example', 'Anna', 'el', 'confirmed', 'form', 1795000000),
    (2, 'b@x.example', '', 'en', 'confirmed', 'form', 1795000000),
    (3, 'c@x.example', '', 'en', 'unsubscribed', 'form', 1795000000);
insert into subscriptions values (1, 1), (2, 1), (3, 1);
insert into sends values
    (1, 1, 1, 'el', 'token-a', 'sent', null, null, 1, 0, '250 Ok', 'q1', 1795424401),
    (2, 1, 2, 'en', 'token-b', 'deferred', 1795424700, null, 1, 0, '450 Later', '', null);
)";

void must_execute(sqlite3* database, const std::string& sql) {
    ASSERT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database);
}

void make_as_of_step_3(const fs::path& file) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK);
    for (const char* step : {"0001-first.sql", "0002-polling.sql", "0003-stories.sql"})
        must_execute(database, support::read_bytes(fs::path(PROJECT_ROOT) / "src/store/schema" / step));
    must_execute(database, rows_of_step_3);
    must_execute(database, "pragma user_version = 3");
    sqlite3_close(database);
}

// One upgrade for all tests; what they write they roll back.
class UpgradeFromStep3 : public ::testing::Test {
  protected:
    static inline std::optional<support::TempFolder> folder;
    static inline std::optional<Database> db;

    static void SetUpTestSuite() {
        folder.emplace();
        make_as_of_step_3(*folder / "tidings.db");
        db.emplace(Database::open(*folder / "tidings.db"));
    }
    static void TearDownTestSuite() {
        db.reset();
        folder.reset();
    }
};

TEST_F(UpgradeFromStep3, ReachesTheNewestSchemaAndKeepsACopy) {
    EXPECT_EQ(db->schema_version(), Database::in_memory().schema_version());
    EXPECT_EQ(fs::status(*folder / "tidings.db.before-0004").permissions(), fs::perms{0600});
    EXPECT_FALSE(db->query("pragma foreign_key_check").next());
    Rows check = db->query("pragma integrity_check");
    ASSERT_TRUE(check.next());
    EXPECT_EQ(check.text(0), "ok");
}

TEST(UpgradeCopies, AreDeletedWhenTheyAreOldAndNothingElseIs) {
    const support::TempFolder folder;
    const Database db = Database::open(folder / "tidings.db");
    const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(24 * 365);
    for (const char* name : {"tidings.db.before-0004", "tidings.db.before-4", "tidings.db.before-6",
                             "tidings.db.before-holidays", "other.db.before-4"}) {
        std::ofstream(folder / name) << "all readers";
        if (std::string_view(name) != "tidings.db.before-6") fs::last_write_time(folder / name, long_ago);
    }
    const auto year_2020 = support::at("2020-01-01T00:00:00Z");
    forget_upgrade_copies(db, year_2020);
    EXPECT_TRUE(fs::exists(folder / "tidings.db.before-4"));
    const auto made = std::chrono::file_clock::to_sys(fs::last_write_time(folder / "tidings.db.before-6"));
    forget_upgrade_copies(db, std::chrono::floor<std::chrono::seconds>(made) - std::chrono::hours(24));
    EXPECT_FALSE(fs::exists(folder / "tidings.db.before-0004"));
    EXPECT_FALSE(fs::exists(folder / "tidings.db.before-4")) << "as older versions named them";
    for (const char* name :
         {"tidings.db", "tidings.db.before-6", "tidings.db.before-holidays", "other.db.before-4"})
        EXPECT_TRUE(fs::exists(folder / name)) << name;
}

TEST_F(UpgradeFromStep3, GivesTheSchemaOfANewDatabase) {
    const auto schema = [](const Database& database) {
        std::string all;
        Rows rows = database.query("select name, sql from sqlite_schema where sql is not null order by name");
        while (rows.next()) all += rows.text(0) + ": " + rows.text(1) + '\n';
        return all;
    };
    EXPECT_EQ(schema(*db), schema(Database::in_memory()));
}

TEST_F(UpgradeFromStep3, KeepsFeedsStoriesAndReaders) {
    EXPECT_EQ(feeds(*db).at(0).validators.etag, "\"7\"");
    EXPECT_EQ(story(*db, StoryId{1})->lead.title, "One");
    EXPECT_EQ(count_stories(*db).approved, 2);
    EXPECT_EQ(person_of(*db, *EmailAddress::parse("a@x.example"))->subscriber.name, "Anna");
    EXPECT_EQ(readership_of(*db, "weekly").readers.size(), 2u);
}

TEST_F(UpgradeFromStep3, MakesLinesOfTheAuditLogOfDecisions) {
    const std::vector<Act> decided = acts_on(*db, ActSubject::story, 2);
    ASSERT_EQ(decided.size(), 1u);
    EXPECT_EQ(decided[0].by + " " + decided[0].what + ": " + decided[0].why, "Maria approved: good guide");
    EXPECT_EQ(decided[0].changes, (std::vector<FieldChange>{{"curation", "pending", "approved"}}));
    const std::vector<Act> noted = acts_on(*db, ActSubject::story, 1);
    ASSERT_EQ(noted.size(), 1u);
    EXPECT_EQ(noted[0].what + ": " + noted[0].why, "noted: merged");
    EXPECT_TRUE(noted[0].changes.empty());
}

TEST_F(UpgradeFromStep3, KnowsItemsByTheirKeysAndStoriesByTheirEntryIds) {
    const ItemKeys keys(*db);
    for (const Identity& asked : {Identity{.guid_key = "g2"}, Identity{.url_key = "k2"},
                                  Identity{.title_key = "two"}, Identity{.text_hash = "t2"}}) {
        const std::vector<KnownItem> found = items_resembling(*db, keys, asked, FeedId{1});
        ASSERT_EQ(found.size(), 1u);
        EXPECT_EQ(found[0].id, ItemId{2});
    }
    EXPECT_EQ(keys.stories("tag:hub.example,2026:2"), std::vector{StoryId{2}});
}

std::string bytes_in_hex(const Database& db, std::string_view sql) {
    Rows rows = db.query(sql);
    return rows.next() ? rows.text(0) : "";
}

// As the release wrote them that brought step 0014, whatever the code does that files keys today.
TEST_F(UpgradeFromStep3, FilesKeysAndParagraphsAsStep14DidWhenItWasReleased) {
    EXPECT_EQ(bytes_in_hex(*db, "select hex(keys) from key_runs"),
              "ADA8A51300000001B6A30D9180000002B8EFD21F00000001B9BAFDAC80000002"
              "BAE62ACF80000002BDC14CF400000001E85C5F6D800000024BB9C68B00000001"
              "63637FCB80000002674D4DB400000001");
    EXPECT_EQ(bytes_in_hex(*db, "select hex(blocks) from block_runs"),
              "0000000000000005000000000000000800000000000000090000000000000003");
}

TEST_F(UpgradeFromStep3, SetsApartWhatAFormAskedForSomebodyWhoLeft) {
    const Subscriber left = person_of(*db, *EmailAddress::parse("c@x.example"))->subscriber;
    EXPECT_TRUE(left.digests.empty());
    EXPECT_EQ(digests_asked_for(*db, left), std::vector<std::string>{"weekly"});
}

TEST_F(UpgradeFromStep3, SpendsNoIdAgainThatADeletedReaderMayHaveHad) {
    Transaction tx(*db);
    join(tx, {.email = *EmailAddress::parse("new@x.example"), .language = "en"}, monday);
    EXPECT_GT(number(person_of(*db, *EmailAddress::parse("new@x.example"))->subscriber.id), 1'000'000);
}

TEST_F(UpgradeFromStep3, KeepsTheLedgerAndSendsWhatWaits) {
    const IssueAccount account = *issue(*db, IssueId{1});
    EXPECT_EQ(account.sent, 1);
    EXPECT_EQ(account.waiting, 1);
    Transaction tx(*db);
    const std::vector<ClaimedSend> due = claim_sends(tx, "run", monday + std::chrono::hours(24), 9);
    ASSERT_EQ(due.size(), 1u);
    EXPECT_EQ(due[0].token, "token-b");
    EXPECT_EQ(due[0].attempts, 1);
    EXPECT_EQ(letters(*db, IssueId{1}).at(static_cast<std::size_t>(due[0].letter) - 1).subject, "News");
}

TEST_F(UpgradeFromStep3, KnowsWhatReadersWereTold) {
    const Told told = told_before(*db, {StoryId{1}, StoryId{2}});
    ASSERT_EQ(told.subscribers.size(), 2u) << "one has had it, one waits for it";
    EXPECT_EQ(told.letters[told.subscribers[0].second], std::vector{StoryId{1}});
    EXPECT_EQ(candidates(*db, {.digest = "weekly", .cut_off = monday + std::chrono::hours(24)}),
              std::vector{StoryId{2}});
}

TEST_F(UpgradeFromStep3, GivesNoticesIdsFarAboveThoseOfDeletedOnes) {
    Transaction tx(*db);
    const EmailAddress anna = *EmailAddress::parse("a@x.example");
    queue_notice(tx, {.kind = NoticeKind::welcome, .subscriber = SubscriberId{1}, .to = anna}, monday);
    EXPECT_GT(number(claim_notice(tx, "run", monday)->id), 1'000'000);
}

// What step 18 changes, as step 17 left it: a letter that told readers of the withdrawal of story 1; nobody
// has told of that of story 2; one mail waits after an attempt, one has never been tried.
constexpr const char* errata_of_step_17 = R"(
create table errata (digest integer, story integer, issue integer, at integer, told_in integer);
create table letters (issue integer, number integer, language text);
create table sends (id integer primary key, issue integer, letter integer, state text);
create view sends_to_make as select 1;
insert into errata values (1, 1, 5, 1795424400, 6), (1, 2, 5, 1795428000, null), (2, 2, 5, 1795424400, null);
insert into letters values (6, 1, 'en'), (6, 2, 'el');
insert into sends values (1, 7, 1, 'deferred'), (2, 7, 1, 'queued');
)";

std::string answer_of(sqlite3* database, const char* sql) {
    std::string all;
    const auto add = [](void* to, int count, char** values, char**) {
        for (int i = 0; i < count; ++i) *static_cast<std::string*>(to) += std::string(values[i]) + ' ';
        return 0;
    };
    EXPECT_EQ(sqlite3_exec(database, sql, add, &all, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
    return all;
}

TEST(UpgradeOfErrata, KnowsWhatWasToldWhatIsOwedAndWhatMayHaveGone) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(":memory:", &database), SQLITE_OK);
    must_execute(database, errata_of_step_17);
    must_execute(database, support::read_bytes(fs::path(PROJECT_ROOT) / "src/store/schema/0018-errata.sql"));
    EXPECT_EQ(answer_of(database, "select * from letter_errata"), "6 1 1 6 2 1 ");
    EXPECT_EQ(answer_of(database, "select * from errata"), "2 1795424400 0 0 ");
    EXPECT_EQ(answer_of(database, "select id from sends where in_doubt = 1"), "1 ");
    sqlite3_close(database);
}

}  // namespace
}  // namespace tidings::store
