#include "web/refusal.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace tidings::web {
namespace {

constexpr std::size_t longest_host = 255;

// A route that does not take one of these answers 405; other methods are unknown (501; RFC 9110 section 9.1).
constexpr std::array<std::string_view, 8> known_methods{"GET",   "HEAD",   "POST",    "PUT",
                                                        "PATCH", "DELETE", "OPTIONS", "TRACE"};

bool is_host(std::string_view text) {
    constexpr std::string_view others = ".-:[]_";
    return !text.empty() && text.size() <= longest_host && std::ranges::all_of(text, [&](char c) {
        return is_letter(c) || is_digit(c) || others.find(c) != std::string_view::npos;
    });
}

bool is_printable(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f; });
}

bool is_path_of_ours(const Request& head, std::size_t longest) {
    return head.path.starts_with('/') && head.path.size() + head.query.size() < longest &&
           is_printable(head.path) && is_printable(head.query);
}

std::ptrdiff_t times(const Request& head, std::string_view name) {
    return std::ranges::count_if(head.headers, [&](const auto& field) { return field.first == name; });
}

}  // namespace

std::optional<Response> refusal(const Request& head, unsigned version, std::size_t longest_target) {
    if (version != 10 && version != 11) return plain_answer(505, "This server speaks HTTP/1.1.");
    if (times(head, "host") != 1 || !is_host(head.header("host")))
        return plain_answer(400, "A request has exactly one Host.");
    const auto encodings = times(head, "transfer-encoding");
    if (encodings + times(head, "content-length") > 1)
        return plain_answer(400, "A request says once how long it is.");
    if (!std::ranges::all_of(head.header("content-length"), is_digit))
        return plain_answer(400, "A length is a number.");
    if (encodings == 1 && version == 10) return plain_answer(400, "HTTP/1.0 has no encodings.");
    if (encodings == 1 && !equal_ignoring_case(head.header("transfer-encoding"), "chunked"))
        return plain_answer(501, "The only transfer encoding is chunked.");
    if (times(head, "expect") != 0) return plain_answer(417, "Nothing can be expected here.");
    if (!is_path_of_ours(head, longest_target))
        return plain_answer(400, "A request names a path of this server.");
    if (std::ranges::find(known_methods, head.method) == known_methods.end())
        return plain_answer(501, "The methods are GET, HEAD and POST.");
    return std::nullopt;
}

}  // namespace tidings::web
