#include "dedupe/cluster_rule.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "dedupe/made_up_items.h"

namespace tidings {
namespace {

using made_up::known;
using made_up::paragraph;
using made_up::telling;
using made_up::Words;

KnownItem said(int id, const std::string& language, const std::string& title, const std::string& text) {
    KnownItem item = known(id, {"g" + std::to_string(id), "", title, "<p>" + text + "</p>"}, id);
    item.language = language;
    return item;
}

std::optional<Relation> translation(const KnownItem& fresh, const KnownItem& older) {
    const std::array items{older};
    return find_translation(fresh, anchors(fresh.title, fresh.text), items);
}

const KnownItem english =
    said(7, "en", "Ada Romano leads EUROLINE", "Ada Romano of Bologna takes over on 1,250 calls in 2026.");
const KnownItem german =
    said(8, "de", "Ada Romano leitet EUROLINE", "Ada Romano aus Bologna übernimmt 1.250 Anrufe in 2026.");
const KnownItem other = said(9, "de", "Neue Leitlinien für Schulen",
                             "Das Ministerium hat Leitlinien für Schulen veröffentlicht.");

TEST(FindTranslation, IsFoundByTheNamesAndNumbersItKeeps) {
    const std::optional<Relation> found = translation(german, english);

    ASSERT_TRUE(found);
    EXPECT_EQ(found->story, StoryId{107});
    EXPECT_EQ(found->why, "perhaps a translation of item 7 (en): they share 6 names and numbers");
}

TEST(FindTranslation, IsNoTextThatSharesNothing) { EXPECT_FALSE(translation(other, english)); }

TEST(FindTranslation, IsNoTextInTheSameLanguage) {
    KnownItem again = english;
    again.id = ItemId{8};

    EXPECT_FALSE(translation(again, english));
}

TEST(FindTranslation, IsNoTextWrittenWeeksLater) {
    KnownItem late = german;
    late.time = english.time + std::chrono::days(15);

    EXPECT_FALSE(translation(late, english));
}

TEST(AnchorTraces, AreSharedByTranslations) {
    const std::vector<std::uint64_t> a = anchor_traces(anchors(english.title, english.text));
    const std::vector<std::uint64_t> b = anchor_traces(anchors(german.title, german.text));

    std::vector<std::uint64_t> both;
    std::ranges::set_intersection(a, b, std::back_inserter(both));
    EXPECT_GE(both.size(), 2u);
}

bool follows(const std::string& title, const std::string& older) {
    const std::array items{telling(7, {"g1", "", older, paragraph("old")}, 2)};
    return find_follow_up(telling(0, {"g2", "", title, paragraph("new")}, 1), items).has_value();
}

TEST(FindFollowUp, KnowsAnUpdateByTheTitleItTakesUp) {
    EXPECT_TRUE(follows("Update: helplines open around the clock", "Helplines open around the clock"));
    EXPECT_TRUE(follows("Helplines open around the clock, one month on", "Helplines open around the clock"));
}

TEST(FindFollowUp, ExcludesTheNextOfASeriesAndOtherSubjects) {
    EXPECT_FALSE(follows("Hotline figures for calendar week 46", "Hotline figures for calendar week 45"));
    EXPECT_FALSE(follows("Helplines close around Easter", "Helplines open around the clock"));
    EXPECT_FALSE(follows("Update: Newsletter", "Newsletter"));
}

TEST(FindSharedPage, IsThatOfAnotherFeedWithinTwoMonths) {
    const KnownItem fresh = known(1, {"g1", "https://a.example/1", "Schools get a guide", ""}, 1);
    const auto relates = [&](int feed, int days) {
        KnownItem linking = known(7, {"g7", "https://b.example/7", "A guide for schools", ""}, feed);
        linking.time = fresh.time + std::chrono::days(days);
        return find_shared_page(fresh, std::array{linking}).has_value();
    };

    EXPECT_TRUE(relates(2, 60));
    EXPECT_FALSE(relates(1, 0)) << "a feed links its own pages often";
    EXPECT_FALSE(relates(2, 61));
}

}  // namespace
}  // namespace tidings
