#include "web/response.h"

#include <algorithm>

#include "base/result.h"
#include "dates/date.h"

namespace tidings::web {
namespace {

constexpr std::string_view content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action "
    "'self'; base-uri 'none'; frame-ancestors 'none'";

bool fits_a_header(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return (c >= ' ' && c != 0x7f) || c == '\t'; });
}

}  // namespace

Headers all_headers(const Response& response) {
    Headers headers{{"Content-Type", response.type},
                    {"Content-Security-Policy", std::string(content_security_policy)},
                    {"X-Content-Type-Options", "nosniff"},
                    {"X-Frame-Options", "DENY"},
                    {"Referrer-Policy", "no-referrer"},
                    {"Cross-Origin-Opener-Policy", "same-origin"},
                    {"Cross-Origin-Resource-Policy", "same-origin"},
                    {"Cache-Control", "no-store"},
                    {"X-Robots-Tag", "noindex"}};
    headers.insert(headers.end(), response.headers.begin(), response.headers.end());
    for (const auto& [name, value] : headers)
        if (!fits_a_header(name) || !fits_a_header(value))
            throw Failure({Code::bug, "A header of an answer would end its line", ""});
    return headers;
}

Response plain_answer(int status, std::string_view words) {
    return {.status = status, .type = "text/plain; charset=utf-8", .body = std::string(words) + "\n"};
}

std::string http_date(Timestamp now) {
    std::string date = rfc5322_date(now);
    date.replace(date.size() - 5, 5, "GMT");
    return date;
}

}  // namespace tidings::web
