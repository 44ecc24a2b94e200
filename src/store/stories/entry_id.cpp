#include "store/stories/entry_id.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "url/url.h"

namespace tidings::store {
namespace {

constexpr std::size_t longest_id = 1000;  // bytes

bool is_in_scheme(char c) { return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.'; }

bool is_in_no_iri(char c) {
    constexpr std::string_view forbidden = "<>\"{}|\\^`\x7f";
    return static_cast<unsigned char>(c) <= ' ' || forbidden.find(c) != std::string_view::npos;
}

bool is_iri(std::string_view id) {
    const std::size_t colon = id.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon + 1 == id.size() || id.size() > longest_id)
        return false;
    return is_letter(id.front()) && std::ranges::all_of(id.substr(0, colon), is_in_scheme) &&
           std::ranges::none_of(id, is_in_no_iri);
}

bool is_digits(std::string_view text, std::size_t count) {
    return text.size() == count && std::ranges::all_of(text, is_digit);
}

// "2026", "2026-11" or "2026-11-22".
bool is_tag_date(std::string_view date) {
    if (!is_digits(date.substr(0, 4), 4)) return false;
    for (date.remove_prefix(4); !date.empty(); date.remove_prefix(3))
        if (date.front() != '-' || !is_digits(date.substr(1, 2), 2)) return false;
    return true;
}

// "authority,date:specific"
bool is_tag(std::string_view behind_scheme) {
    const std::size_t comma = behind_scheme.find(','), colon = behind_scheme.find(':');
    return comma != 0 && comma < colon && colon != std::string_view::npos &&
           is_tag_date(behind_scheme.substr(comma + 1, colon - comma - 1));
}

bool is_uuid(std::string_view text) {
    constexpr std::string_view form = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    return std::ranges::equal(text, form,
                              [](char c, char of) { return of == 'x' ? is_hex_digit(c) : c == of; });
}

// "namespace:specific"
bool is_urn(std::string_view behind_scheme) {
    const std::string_view space = behind_scheme.substr(0, behind_scheme.find(':'));
    if (space.size() < 2 || space.size() + 1 >= behind_scheme.size()) return false;
    return !equal_ignoring_case(space, "uuid") || is_uuid(behind_scheme.substr(space.size() + 1));
}

// Schemes whose addresses are names for good. All others say where something lies (file:, blob:), what a
// program should do with it (feed:, javascript:), or are unknown.
constexpr auto schemes_of_names =
    std::to_array<std::string_view>({"acct", "ark", "did", "doi", "hdl", "http", "https", "info", "isbn",
                                     "mid", "ni", "oai", "oid", "swh", "tag", "urn", "yt"});

bool is_name(std::string_view scheme, std::string_view behind) {
    if (std::ranges::find(schemes_of_names, scheme) == schemes_of_names.end()) return false;
    if (scheme == "tag") return is_tag(behind);
    return scheme != "urn" || is_urn(behind);
}

}  // namespace

std::string own_entry_id(std::string_view guid) {
    if (!is_iri(guid)) return {};
    const std::size_t colon = guid.find(':');
    const std::string scheme = lower_ascii(guid.substr(0, colon));
    const std::string_view behind = guid.substr(colon + 1);
    if (!is_name(scheme, behind)) return {};
    if (scheme == "http" || scheme == "https") {
        const Result<Url> url = Url::parse(guid);
        return url ? url->text() : std::string();
    }
    return scheme + ":" + std::string(behind);
}

}  // namespace tidings::store
