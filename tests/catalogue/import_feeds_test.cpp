#include "catalogue/import_feeds.h"

#include <gtest/gtest.h>

#include "catalogue/opml_file.h"
#include "catalogue/two_partners.h"
#include "store/acts/acts.h"
#include "store/feeds/feeds.h"

namespace tidings::catalogue {
namespace {

using support::two_partners;

constexpr Timestamp now{std::chrono::seconds(1'795'435'200)};

TEST(ImportFeeds, AddsThemAtFirstAndUpdatesThemAfterwards) {
    store::Database db = store::Database::in_memory();
    const ImportTally first = import_feeds(db, two_partners(), Known::updated, "eva", now);
    EXPECT_EQ(first.partners, 2u);
    EXPECT_EQ(first.added, 2u);
    std::vector<PartnerFeeds> renamed = two_partners();
    renamed[0].feeds[0].title = "Actualités";
    const ImportTally second = import_feeds(db, renamed, Known::updated, "eva", now);
    EXPECT_EQ(second.added, 0u);
    EXPECT_EQ(second.updated, 2u);
    EXPECT_EQ(followed(db)[0].feeds[0].title, "Actualités");
}

TEST(ImportFeeds, LeavesWhatIsKnownAsItIsWhereTheFileSaysLess) {
    store::Database db = store::Database::in_memory();
    import_feeds(db, two_partners(), Known::updated, "eva", now);
    std::vector<PartnerFeeds> list =
        read_opml_file(write_opml_file(two_partners(), "Hub"), "again")->partners;
    list.front().feeds.push_back(list.front().feeds.front());
    list.front().feeds.back().address = *FeedAddress::parse("https://observatoire.example/more/");
    const ImportTally tally = import_feeds(db, list, Known::kept, "eva", now);
    EXPECT_EQ(tally.added, 1u);
    EXPECT_EQ(tally.kept, 1u);
    std::vector<PartnerFeeds> after = followed(db);
    for (PartnerFeeds& entry : after)
        std::erase_if(entry.feeds, [](const Feed& feed) { return feed.address.text().ends_with("/more/"); });
    EXPECT_EQ(write_partners_file(after), write_partners_file(two_partners()));
}

TEST(ImportFeeds, WritesWhatItAddsAndChangesIntoTheAuditLog) {
    store::Database db = store::Database::in_memory();
    import_feeds(db, two_partners(), Known::updated, "eva", now);
    std::vector<PartnerFeeds> changed = two_partners();
    changed[0].partner.trust = Trust::review;
    changed[0].feeds[0].title = "Actualités";
    import_feeds(db, changed, Known::updated, "joan", now);
    const auto partner = store::acts_on(db, ActSubject::partner,
                                        number(store::partner_with_slug(db, changed[0].partner.slug)->id));
    ASSERT_EQ(partner.size(), 2u);
    EXPECT_EQ(partner[0].what + " by " + partner[0].by, "added by eva");
    EXPECT_EQ(partner[1].by, "joan");
    EXPECT_EQ(partner[1].changes, (std::vector<FieldChange>{{"trust", "auto", "review"}}));
    const auto feed = store::acts_on(db, ActSubject::feed,
                                     number(store::feed_with_address(db, changed[0].feeds[0].address)->id));
    ASSERT_EQ(feed.size(), 2u);
    EXPECT_EQ(feed[0].what, "followed");
    EXPECT_EQ(feed[1].changes.at(0).after, "Actualités");
}

TEST(ImportFeeds, MakesNewFeedsDueAtOnce) {
    store::Database db = store::Database::in_memory();
    import_feeds(db, two_partners(), Known::updated, "eva", now);
    EXPECT_EQ(store::feeds_due(db, now).size(), 2u);
    EXPECT_TRUE(store::feeds_due(db, now - std::chrono::seconds(1)).empty());
}

TEST(Followed, IsWhatWasImported) {
    store::Database db = store::Database::in_memory();
    import_feeds(db, two_partners(), Known::updated, "eva", now);
    EXPECT_EQ(write_partners_file(followed(db)), write_partners_file(two_partners()));
}

}  // namespace
}  // namespace tidings::catalogue
