#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "html/pictures.h"
#include "model/channel.h"
#include "parse/parse.h"

namespace tidings {

// The inputs that all items of one feed share.
struct ItemContext {
    const Channel& channel;              // cleaned already but for its items, which inherit its language
    const std::vector<Person>& authors;  // of items that name none
    std::optional<Url> document;
    Timestamp now;
    Pictures pictures = Pictures::as_text;
};

// Counts the problems of all items of one feed, so that one warning for each kind suffices.
struct ItemProblems {
    std::size_t dates_missing = 0, dates_unreadable = 0, dates_in_future = 0, links_unreadable = 0;
    std::string first_date, first_link;  // that cannot be read
};

Item normalise_item(const ParsedItem& parsed, const ItemContext& context, ItemProblems& problems);

// Also used for the channel. At most 20 people; of several pages the one in `language` (hreflang), else the
// first.
std::vector<Person> people(const std::vector<RawPerson>& raw, const std::optional<Url>& document);
std::optional<Url> page_of(const std::vector<RawLink>& links, const std::optional<Url>& document,
                           std::string_view language);

}  // namespace tidings
