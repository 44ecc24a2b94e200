#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dedupe/story_rule.h"

namespace tidings {

// Anchors: numbers, names and addresses in a title and text, which a translation keeps unchanged. Returned as
// hashes, sorted and distinct.
std::vector<std::uint64_t> anchors(std::string_view title, std::string_view text);

// The anchors under which the index posts an item: the ten smallest hashes (a bottom-k sketch), so that an
// item and its translation select mostly the same ones.
std::vector<std::uint64_t> anchor_traces(const std::vector<std::uint64_t>& anchors);

struct Relation {
    StoryId story{};
    std::string why;  // in words, for editors
};

// A story with another text on the same event: a follow-up, or an item of the same title with a partner's own
// text. It is proposed to editors and never merged automatically.
std::optional<Relation> find_follow_up(const Telling& fresh, std::span<const Telling> known);

// The story of another feed that tells of the same page: `known` link to it as the fresh item does, or one of
// them is it.
std::optional<Relation> find_shared_page(const KnownItem& fresh, std::span<const KnownItem> known);

// The story that is a translation of the fresh item, or of which the fresh item is one.
std::optional<Relation> find_translation(const KnownItem& fresh,
                                         const std::vector<std::uint64_t>& anchors_of_fresh,
                                         std::span<const KnownItem> known);

}  // namespace tidings
