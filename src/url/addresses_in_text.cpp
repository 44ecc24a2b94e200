#include "url/addresses_in_text.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "url/published_address.h"

namespace tidings {
namespace {

// Where the address that begins `text` ends: before white space, what no address holds, and marks of the
// sentence around it.
std::size_t address_end(std::string_view text) {
    constexpr auto closing = std::to_array<std::string_view>(
        {".", ",", ";", ":", "!", "?", ")", "]", "}", "'", "*", "…", "”", "’", "»", "“", "。"});
    const auto ends = [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == '"';
    };
    std::string_view address =
        text.substr(0, static_cast<std::size_t>(std::ranges::find_if(text, ends) - text.begin()));
    for (;;) {
        const auto* const mark =
            std::ranges::find_if(closing, [&](std::string_view each) { return address.ends_with(each); });
        if (mark == closing.end()) return address.size();
        address.remove_suffix(mark->size());
    }
}

std::string as_published(std::string_view address) {
    Result<Url> url = Url::parse(address);
    if (!url) return std::string(address);
    const std::string given = url->text();
    const Url published = published_address(*std::move(url));
    return published.text() == given ? std::string(address) : published.text();
}

}  // namespace

std::string with_published_addresses(std::string_view text) {
    constexpr std::string_view mark = "://";
    std::string out;
    for (;;) {
        const std::size_t colon = text.find(mark);
        if (colon == std::string_view::npos) return out.append(text);
        std::size_t begin = colon;
        while (begin > 0 && is_letter(text[begin - 1])) --begin;
        const std::string_view scheme = text.substr(begin, colon - begin);
        const bool is_web = equal_ignoring_case(scheme, "http") || equal_ignoring_case(scheme, "https");
        const std::size_t end = is_web ? begin + address_end(text.substr(begin)) : colon;
        const std::size_t next = std::max(end, colon + mark.size());
        out.append(text.substr(0, begin));
        out += end < next ? std::string(text.substr(begin, next - begin))
                          : as_published(text.substr(begin, next - begin));
        text.remove_prefix(next);
    }
}

}  // namespace tidings
