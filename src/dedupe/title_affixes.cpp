#include <algorithm>
#include <array>
#include <string_view>

#include "dedupe/dedupe.h"
#include "text/words.h"

namespace tidings {
namespace {

constexpr auto separators =
    std::to_array<std::string_view>({" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " / "});

// Where the last part of a title behind a separator begins, with the separator; the title's end if it has no
// such part, or no other.
std::size_t start_of_ending(std::string_view title) {
    std::size_t start = 0;
    for (const std::string_view separator : separators)
        if (const std::size_t at = title.rfind(separator); at != std::string_view::npos)
            start = std::max(start, at);
    return start > 0 ? start : title.size();
}

// Where the first part of a title ends, behind its colon or separator; 0 if it has no such part.
std::size_t end_of_beginning(std::string_view title) {
    std::size_t first = title.size(), end = 0;
    const auto try_separator = [&](std::string_view separator) {
        const std::size_t at = title.find(separator);
        if (at < first) first = at, end = at + separator.size();
    };
    for (const std::string_view separator : separators) try_separator(separator);
    try_separator(": ");
    return end;
}

// What the first title begins and ends with, as far as every title of the document does.
struct Affixes {
    std::string_view beginning, ending;
};

Affixes shared_affixes(std::span<const Item> document) {
    constexpr std::size_t fewest_titles = 3;
    if (document.size() < fewest_titles) return {};
    const std::string_view first = document.front().title;
    Affixes shared;
    // The title has something else, too.
    const auto all_have = [&](std::string_view affix, const auto& has) {
        return std::ranges::all_of(document, [&](const Item& item) {
            return item.title.size() > affix.size() + shared.ending.size() && has(item.title);
        });
    };
    const std::string_view ending = first.substr(start_of_ending(first));
    if (all_have(ending, [&](std::string_view title) { return title.ends_with(ending); }))
        shared.ending = ending;
    // Of notices that all have one title its beginning is not the site's.
    const bool is_one_title =
        std::ranges::all_of(document, [&](const Item& item) { return item.title == first; });
    const std::string_view beginning = first.substr(0, end_of_beginning(first));
    if (!is_one_title &&
        all_have(beginning, [&](std::string_view title) { return title.starts_with(beginning); }))
        shared.beginning = beginning;
    return shared;
}

}  // namespace

void cut_shared_affixes(std::span<const Item> document, std::span<Identity> identities) {
    const Affixes shared = shared_affixes(document);
    if (shared.beginning.empty() && shared.ending.empty()) return;
    for (std::size_t i = 0; i < document.size(); ++i) {
        std::string_view title = document[i].title;
        title.remove_prefix(shared.beginning.size());
        title.remove_suffix(shared.ending.size());
        set_title_key(identities[i], title);
    }
}

}  // namespace tidings
