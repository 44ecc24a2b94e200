#pragma once

#include <cstddef>

#include "dedupe/fingerprint.h"

namespace tidings {

// The similarity of two items' texts and titles. Shares range from 0 to 1.
struct Resemblance {
    std::size_t shared = 0;      // shingles that both have
    std::size_t smaller = 0;     // shingles of the one that has fewer
    double jaccard = 0;          // |A ∩ B| / |A ∪ B| of the shingles
    double contained = 0;        // |A ∩ B| / min(|A|, |B|)
    double of_longer = 0;        // |A ∩ B| / |B|, where B is the longer text
    double core_contained = 0;   // as contained, without an introduction and a closing that a copy added
    double words_contained = 0;  // longer words of the one with fewer that the other has, in whatever order
    double titles = 0;           // likeness of the titles, weighted by what their words tell
    double least_title = 0;      // weight of the title that tells less
    double title_found = 0;      // how much of the longer item's title stands in the shorter's title or text
    bool same_opening = false;
    bool titles_differ_in_numbers = false;  // each has one that the other lacks: issues of a series
    bool titles_differ_in_names = false;
    bool same_title_numbers = false;
    bool texts_differ_in_numbers = false;
    bool texts_differ_in_names = false;
    bool one_follows_up = false;     // by its title; the other does not
    bool one_rounds_up = false;      // by its title, and has a block that has nothing to do with the other
    bool longer_tells_more = false;  // its title and text name what the shorter lacks
    bool each_has_its_own = false;   // blocks, a good part of it, that have nothing to do with the other
    bool each_begins_its_own_way = false;  // with such a block
    bool shorter_is_cut_off = false;
    bool are_two_round_ups = false;  // by their titles, and each has such a block
    bool long_word_found = false;    // one of the longer item's title in the shorter
    bool longer_takes_in = false;    // the shorter whole, among blocks that have nothing to do with it
};

Resemblance compare(const Fingerprint& a, const Fingerprint& b);

// Of texts alone: 0 if one has none.
double jaccard(const Fingerprint& a, const Fingerprint& b);

}  // namespace tidings
