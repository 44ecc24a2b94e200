#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace tidings {

// How often editors approved of what they decided on: of a feed's stories, or of those with a tag.
struct ApprovedShare {
    std::string of;  // "feed inhope", "tag grooming"
    std::int64_t approved = 0, decided = 0;
};

// What tells how likely an editor wants a story.
struct ReviewFacts {
    ApprovedShare feed;
    std::vector<ApprovedShare> tags;
    std::chrono::hours age{};
    std::size_t partners = 1;  // that carry it
};

struct Relevance {
    double score = 0;  // from 0 to 1
    std::string why;   // what it is made of, for a person
};

// Half of the score is the approved share of the feed, three tenths that of the best tag, each counted as if
// one of two more stories had been approved, so that little is known of few; a fifth halves every three days.
// Each further partner that carries the story takes away a quarter of what is missing to 1.
Relevance relevance_of(const ReviewFacts& facts);

}  // namespace tidings
