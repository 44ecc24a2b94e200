#include "web/router.h"

#include "text/ascii.h"

namespace tidings::web {
namespace {

// Without the marks behind it that mail programs take for a part of a link: punctuation, and whatever they
// have percent-encoded. No token ends in any of them.
std::string_view without_marks(std::string_view piece) {
    constexpr std::string_view marks = "/.,;:!?)>]}'\"*";
    for (;;) {
        const std::size_t size = piece.size();
        const bool encoded = size >= 3 && piece[size - 3] == '%' && is_hex_digit(piece[size - 2]) &&
                             is_hex_digit(piece[size - 1]);
        if (encoded)
            piece.remove_suffix(3);
        else if (!piece.empty() && marks.find(piece.back()) != std::string_view::npos)
            piece.remove_suffix(1);
        else
            return piece;
    }
}

// Takes the next piece off the front of a path or pattern, up to a slash.
std::string_view next_piece(std::string_view& rest) {
    const std::string_view piece = rest.substr(0, rest.find('/'));
    rest.remove_prefix(std::min(piece.size() + 1, rest.size()));
    return piece;
}

}  // namespace

std::string_view Captures::operator[](std::string_view name) const {
    for (const auto& [known, piece] : pieces_)
        if (known == name) return piece;
    return {};
}

std::optional<Captures> match(std::string_view pattern, std::string_view path) {
    Captures captures;
    for (;;) {
        const std::size_t name = pattern.find('{');
        if (name == std::string_view::npos) return pattern == path ? std::optional(captures) : std::nullopt;
        if (path.substr(0, name) != pattern.substr(0, name)) return std::nullopt;
        pattern.remove_prefix(name);
        path.remove_prefix(name);
        const bool is_last = pattern.find('/') == std::string_view::npos;
        const std::string_view mark = next_piece(pattern);
        if (is_last) path = without_marks(path);
        const bool has_more = path.find('/') != std::string_view::npos;
        const std::string_view piece = next_piece(path);
        if (piece.empty() || has_more == is_last) return std::nullopt;
        captures.add(mark.substr(1, mark.size() - 2), piece);
    }
}

}  // namespace tidings::web
