#include "curate/relevance.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

using std::chrono::hours;

double score(const ApprovedShare& feed, std::vector<ApprovedShare> tags = {}, hours age = hours(0),
             std::size_t partners = 1) {
    return relevance_of({feed, std::move(tags), age, partners}).score;
}

TEST(Relevance, RisesWithWhatEditorsApproveOfFeedAndTags) {
    EXPECT_GT(score({"good", 9, 10}), score({"unknown"}));
    EXPECT_GT(score({"unknown"}), score({"bad", 1, 10}));
    EXPECT_GT(score({"good", 90, 100}), score({"good", 2, 2}) - 0.1) << "little is known of two";
    EXPECT_GT(score({"f"}, {{"tag a", 1, 10}, {"tag b", 9, 10}}), score({"f"}, {{"tag a", 1, 10}}))
        << "the best tag counts";
}

TEST(Relevance, FallsWithAgeAndRisesWithPartners) {
    EXPECT_GT(score({"f"}), score({"f"}, {}, hours(72)));
    EXPECT_NEAR(score({"f"}) - score({"f"}, {}, hours(72)), 0.1, 1e-9) << "half of a fifth in three days";
    EXPECT_GT(score({"f"}, {}, hours(0), 3), score({"f"}, {}, hours(0), 2));
    EXPECT_LE(score({"f", 1000, 1000}, {{"t", 1000, 1000}}, hours(0), 20), 1.0);
}

TEST(Relevance, SaysWhatItIsMadeOf) {
    EXPECT_EQ(relevance_of({{"Leuchtturm", 3, 4}, {{"tag law", 1, 2}}, hours(50), 2}).why,
              "3 of 4 approved of Leuchtturm; 1 of 2 approved of tag law; 2 days old; 2 partners carry it");
}

}  // namespace
}  // namespace tidings
