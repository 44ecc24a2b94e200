#include "desk/routes.h"

#include <array>

#include "text/ascii.h"

namespace tidings::desk {
namespace {

constexpr LinkPurpose no_link{};
constexpr std::size_t no_body = 0, button = 4 * 1024, form = 16 * 1024;

constexpr std::array table{
    Route{"GET", "/", Who::anybody, no_link, no_body, From::our_pages, show_sign_up},
    Route{"POST", "/", Who::anybody, no_link, form, From::our_pages, take_sign_up},
    Route{"GET", "/subscribe", Who::anybody, no_link, no_body, From::our_pages, show_sign_up},
    Route{"POST", "/subscribe", Who::anybody, no_link, form, From::our_pages, take_sign_up},
    Route{"GET", "/link", Who::anybody, no_link, no_body, From::our_pages, show_my_link},
    Route{"POST", "/link", Who::anybody, no_link, form, From::our_pages, mail_my_link},
    Route{"GET", "/confirm/{token}", Who::reader, LinkPurpose::confirm, no_body, From::our_pages,
          show_confirmation},
    Route{"POST", "/confirm/{token}", Who::reader, LinkPurpose::confirm, button, From::our_pages,
          confirm_sign_up},
    Route{"GET", "/preferences/{token}", Who::reader, LinkPurpose::preferences, no_body, From::our_pages,
          show_preferences},
    Route{"POST", "/preferences/{token}", Who::reader, LinkPurpose::preferences, form, From::our_pages,
          change_preferences},
    Route{"GET", "/change-address/{token}", Who::reader, LinkPurpose::change_address, no_body,
          From::our_pages, show_new_address},
    Route{"POST", "/change-address/{token}", Who::reader, LinkPurpose::change_address, button,
          From::our_pages, confirm_new_address},
    Route{"GET", "/undo-change/{token}", Who::link_holder, LinkPurpose::undo_change, no_body, From::our_pages,
          show_undoing},
    Route{"POST", "/undo-change/{token}", Who::link_holder, LinkPurpose::undo_change, button, From::our_pages,
          undo_change},
    Route{"GET", "/unsubscribe/{token}", Who::reader, LinkPurpose::unsubscribe, no_body, From::our_pages,
          show_unsubscribing},
    Route{"POST", "/unsubscribe/{token}", Who::reader, LinkPurpose::unsubscribe, button, From::anywhere,
          unsubscribe},
    Route{"GET", "/static/desk.css", Who::anybody, no_link, no_body, From::our_pages, show_stylesheet},
};

constexpr std::string_view token_mark = "{token}";

// Without the marks behind it that mail programs take for a part of a link: punctuation, and whatever they
// have percent-encoded. No token ends in any of them.
std::string_view without_marks(std::string_view token) {
    constexpr std::string_view marks = "/.,;:!?)>]}'\"*";
    for (;;) {
        const std::size_t size = token.size();
        const bool encoded = size >= 3 && token[size - 3] == '%' && is_hex_digit(token[size - 2]) &&
                             is_hex_digit(token[size - 1]);
        if (encoded)
            token.remove_suffix(3);
        else if (!token.empty() && marks.find(token.back()) != std::string_view::npos)
            token.remove_suffix(1);
        else
            return token;
    }
}

// Whether a path is of a pattern, and which piece of it stands for the token.
bool fits(std::string_view pattern, std::string_view path, std::string_view& token) {
    if (!pattern.ends_with(token_mark)) return pattern == path;
    const std::string_view start = pattern.substr(0, pattern.size() - token_mark.size());
    if (!path.starts_with(start)) return false;
    token = without_marks(path.substr(start.size()));
    return !token.empty() && token.find('/') == std::string_view::npos;
}

}  // namespace

std::span<const Route> routes() { return table; }

Found find_route(std::string_view method, std::string_view path) {
    if (method == "HEAD") method = "GET";
    Found found;
    for (const Route& route : table) {
        if (!fits(route.pattern, path, found.token)) continue;
        found.known_path = true;
        if (route.method == method) {
            found.route = &route;
            return found;
        }
    }
    return found;
}

}  // namespace tidings::desk
