#pragma once

#include <span>
#include <string>
#include <vector>

#include "dedupe/fingerprint.h"
#include "dedupe/shingle_set.h"
#include "model/identity.h"

namespace tidings {

// An item as the rules for stories read it: a known one, or the fresh one (with id and story unset).
struct Telling {
    KnownItem item;
    Fingerprint print;  // without boilerplate
};

// Whether two texts share enough shingles for any text rule: a cheap filter before fingerprints are made.
bool may_match(const ShingleSet& fresh, const ShingleSet& known);

struct StoryMatch {
    StoryId story{};
    std::size_t known = 0;  // the place of the item that matched best among those given
    std::string why;        // in words, for editors
    bool sure = false;      // by address, id or link, by much of the lead's text, or a long excerpt
    bool surest = false;    // by address, id or link, or a text that is whole in the other
    double likeness = 0;    // of the texts, 0 to 1
};

// Which stories does a fresh item belong to? The one to join comes first: a sure one before others, then the
// one with the text most alike, then the oldest.
// Empty: a story of its own.
std::vector<StoryMatch> find_stories(const Telling& fresh, std::span<const Telling> known);

// Of two stories that an item matched: whether any two of their items are other texts, such as a round-up and
// what it takes in, so that an excerpt which stands in both does not make them one.
bool tell_other_stories(std::span<const Telling> known, StoryId one, StoryId other);

// Two items of one feed that an item elsewhere matched: one text, posted again with an introduction or a
// farewell, under nearly the same title and with no number, month or place of its own.
bool are_one_text(const Telling& one, const Telling& other);

}  // namespace tidings
