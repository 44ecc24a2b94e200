#include "catalogue/import_feeds.h"

#include <gtest/gtest.h>

#include "catalogue/opml_file.h"
#include "catalogue/two_partners.h"
#include "store/feeds/feeds.h"

namespace tidings::catalogue {
namespace {

using support::two_partners;

constexpr Timestamp now{std::chrono::seconds(1'795'435'200)};

TEST(ImportFeeds, AddsThemAtFirstAndUpdatesThemAfterwards) {
    store::Database db = store::Database::in_memory();
    const ImportTally first = import_feeds(db, two_partners(), Known::updated, now);
    EXPECT_EQ(first.partners, 2u);
    EXPECT_EQ(first.added, 2u);
    std::vector<PartnerFeeds> renamed = two_partners();
    renamed[0].feeds[0].title = "Actualités";
    const ImportTally second = import_feeds(db, renamed, Known::updated, now);
    EXPECT_EQ(second.added, 0u);
    EXPECT_EQ(second.updated, 2u);
    EXPECT_EQ(followed(db)[0].feeds[0].title, "Actualités");
}

TEST(ImportFeeds, LeavesWhatIsKnownAsItIsWhereTheFileSaysLess) {
    store::Database db = store::Database::in_memory();
    import_feeds(db, two_partners(), Known::updated, now);
    std::vector<PartnerFeeds> list =
        read_opml_file(write_opml_file(two_partners(), "Hub"), "again")->partners;
    list.front().feeds.push_back(list.front().feeds.front());
    list.front().feeds.back().address = *FeedAddress::parse("https://observatoire.example/more/");
    const ImportTally tally = import_feeds(db, list, Known::kept, now);
    EXPECT_EQ(tally.added, 1u);
    EXPECT_EQ(tally.kept, 1u);
    std::vector<PartnerFeeds> after = followed(db);
    for (PartnerFeeds& entry : after)
        std::erase_if(entry.feeds, [](const Feed& feed) { return feed.address.text().ends_with("/more/"); });
    EXPECT_EQ(write_partners_file(after), write_partners_file(two_partners()));
}

TEST(ImportFeeds, MakesNewFeedsDueAtOnce) {
    store::Database db = store::Database::in_memory();
    import_feeds(db, two_partners(), Known::updated, now);
    EXPECT_EQ(store::feeds_due(db, now).size(), 2u);
    EXPECT_TRUE(store::feeds_due(db, now - std::chrono::seconds(1)).empty());
}

TEST(Followed, IsWhatWasImported) {
    store::Database db = store::Database::in_memory();
    import_feeds(db, two_partners(), Known::updated, now);
    EXPECT_EQ(write_partners_file(followed(db)), write_partners_file(two_partners()));
}

}  // namespace
}  // namespace tidings::catalogue
