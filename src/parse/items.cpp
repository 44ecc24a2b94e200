#include <utility>

#include "dates/date.h"
#include "parse/formats.h"

namespace tidings {
namespace {

std::optional<Timestamp> date_of(const ItemPlaces::Place& place, ParsedItem (*read)(const Element&)) {
    const ParsedItem item = read(child_element(*place.outer, place.node));
    return parse_date(item.published.empty() ? item.updated : item.published);
}

// Each text and link has a copy of its base. Where they take more than this in all, the other items go
// without.
constexpr std::size_t most_bytes_of_bases = std::size_t{16} << 20;

template <class Visit>
void for_each_base(ParsedItem& item, Visit&& visit) {
    for (RawText* text : {&item.title, &item.summary, &item.content}) visit(text->base);
    for (RawLink& link : item.links) visit(link.base);
    for (RawPerson& author : item.authors) visit(author.base);
    for (RawEnclosure& enclosure : item.enclosures) visit(enclosure.base);
    if (item.source) visit(item.source->base), visit(item.source->title.base);
}

void limit_bases(ParsedItem& item, std::size_t& bytes) {
    for_each_base(item, [&](std::string& base) { bytes += base.size(); });
    if (bytes > most_bytes_of_bases) for_each_base(item, [](std::string& base) { base = {}; });
}

}  // namespace

Warning cut_off() { return {"cut-off", "The feed ends in the middle; what was whole was kept."}; }

Warning junk_behind() { return {"junk-behind", "Something stands behind the end of the feed."}; }

void warn_of_too_many_items(ParsedFeed& feed, const ParseLimits& limits) {
    feed.warnings.push_back({"too-many-items", "The feed has more than " + std::to_string(limits.items) +
                                                   " items; only the newest were read."});
}

void read_items(const ItemPlaces& items, ParsedItem (*read)(const Element&), ParsedFeed& feed,
                const ParseLimits& limits) {
    std::size_t first = 0;
    std::size_t count = items.places.size();
    if (count > limits.items) {
        warn_of_too_many_items(feed, limits);
        const std::optional<Timestamp> top = date_of(items.places.front(), read);
        const std::optional<Timestamp> bottom = date_of(items.places.back(), read);
        if (top && bottom && *top < *bottom) first = count - limits.items;
        count = limits.items;
    }
    feed.items.reserve(count);
    std::size_t bytes_of_bases = 0;
    for (std::size_t i = first; i < first + count; ++i) {
        const ItemPlaces::Place& place = items.places[i];
        feed.items.push_back(read(child_element(*place.outer, place.node)));
        limit_bases(feed.items.back(), bytes_of_bases);
    }
}

}  // namespace tidings
