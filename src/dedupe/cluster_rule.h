#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dedupe/story_rule.h"

namespace tidings {

// Numbers, names and addresses in a title and text: what a translation leaves as it is. Hashes, sorted, each
// once.
std::vector<std::uint64_t> anchors(std::string_view title, std::string_view text);

// Those under which store files an item, so that its translations find it: the same few of those they share.
std::vector<std::uint64_t> anchor_traces(const std::vector<std::uint64_t>& anchors);

struct Relation {
    StoryId story{};
    std::string why;  // in words, for editors
};

// A story of another text on what the fresh item tells of: a follow-up, or the same title over a text of
// another partner's own. Proposed to editors, never merged by itself.
std::optional<Relation> find_follow_up(const Telling& fresh, std::span<const Telling> known);

// The story of another feed that tells of the same page: `known` link to it as the fresh item does, or one of
// them is it.
std::optional<Relation> find_shared_page(const KnownItem& fresh, std::span<const KnownItem> known);

// The story that the fresh item is a translation of, or that is its.
std::optional<Relation> find_translation(const KnownItem& fresh,
                                         const std::vector<std::uint64_t>& anchors_of_fresh,
                                         std::span<const KnownItem> known);

}  // namespace tidings
