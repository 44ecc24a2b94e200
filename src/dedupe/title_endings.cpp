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

// Empty if there is none.
std::string_view shared_ending(std::span<const Item> document) {
    constexpr std::size_t fewest_titles = 3;
    if (document.size() < fewest_titles) return {};
    const std::string_view first = document.front().title;
    const std::string_view ending = first.substr(start_of_ending(first));
    const bool is_shared = std::ranges::all_of(document, [&](const Item& item) {
        return item.title.size() > ending.size() && item.title.ends_with(ending);
    });
    return is_shared ? ending : std::string_view();
}

}  // namespace

void cut_shared_endings(std::span<const Item> document, std::span<Identity> identities) {
    const std::string_view ending = shared_ending(document);
    if (ending.empty()) return;
    for (std::size_t i = 0; i < document.size(); ++i) {
        const std::string_view title = document[i].title;
        set_title_key(identities[i], title.substr(0, title.size() - ending.size()));
    }
}

}  // namespace tidings
