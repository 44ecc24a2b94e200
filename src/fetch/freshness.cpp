#include "fetch/freshness.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include "dates/date.h"
#include "text/ascii.h"
#include "text/white_space.h"

namespace tidings::fetch {
namespace {

using std::chrono::seconds;

constexpr seconds longest_freshness = std::chrono::hours(48);
constexpr seconds longest_retry_after = std::chrono::days(30);
constexpr seconds beyond_every_cap = std::chrono::days(365);

// delta-seconds, RFC 9111 section 1.2.2: digits alone; a number too great to hold is a very long time.
std::optional<seconds> read_seconds(std::string_view text) {
    if (text.empty() || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc()) return beyond_every_cap;
    return std::min(seconds(count), beyond_every_cap);
}

constexpr bool is_around_value(char c) { return is_space_or_tab(c) || c == '"'; }

// The value of max-age in one Cache-Control header; quotes around it are forgiven.
std::optional<seconds> max_age_in(std::string_view directives) {
    while (!directives.empty()) {
        const std::size_t comma = directives.find(',');
        const std::string_view directive = directives.substr(0, comma);
        directives.remove_prefix(comma == std::string_view::npos ? directives.size() : comma + 1);
        const std::size_t equals = directive.find('=');
        if (equals == std::string_view::npos) continue;
        if (equal_ignoring_case(trimmed(directive.substr(0, equals), is_space_or_tab), "max-age"))
            return read_seconds(trimmed(directive.substr(equals + 1), is_around_value));
    }
    return std::nullopt;
}

std::optional<seconds> max_age(const HttpResponse& response) {
    const auto [first, last] = response.headers.equal_range("cache-control");
    for (auto header = first; header != last; ++header)
        if (const std::optional<seconds> age = max_age_in(header->second)) return age;
    return std::nullopt;
}

}  // namespace

seconds freshness(const HttpResponse& response, Timestamp now) {
    seconds fresh{0};
    if (const std::optional<seconds> age = max_age(response)) {
        fresh = *age - read_seconds(response.header("age")).value_or(seconds(0));
    } else if (const std::optional<Timestamp> expires = parse_date(response.header("expires"))) {
        // Measured by the server's own clock where it shows one, or a clock that is wrong would count twice.
        fresh = *expires - parse_date(response.header("date")).value_or(now);
    }
    return std::clamp(fresh, seconds(0), longest_freshness);
}

seconds retry_after(const HttpResponse& response, Timestamp now) {
    const std::string_view text = response.header("retry-after");
    seconds wait{0};
    if (const std::optional<seconds> count = read_seconds(text))
        wait = *count;
    else if (const std::optional<Timestamp> date = parse_date(text))
        wait = *date - now;
    return std::clamp(wait, seconds(0), longest_retry_after);
}

}  // namespace tidings::fetch
