#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "desk/desk.h"

namespace tidings::desk {

// Who may ask for a page.
enum class Who {
    anybody,
    reader,       // who holds a link of ours, made for the route's purpose
    link_holder,  // the same, though whom it was made for may have been erased
};

// Where a form may have been filled in.
enum class From {
    our_pages,
    anywhere,  // mail programs post one-click unsubscribing (RFC 8058) without saying where they are
};

// One line of the map of this room.
struct Route {
    std::string_view method;   // GET (which answers HEAD too) or POST
    std::string_view pattern;  // "{token}" stands for one piece of a path
    Who who;
    LinkPurpose purpose;     // of the link, for readers
    std::size_t body_limit;  // bytes
    From from;
    Response (*page)(const Visit& visit, Desk& desk);
};

std::span<const Route> routes();

// The route of a method and path; `known_path` says whether another method has one. `token` is the piece that
// stands for it.
struct Found {
    const Route* route = nullptr;
    bool known_path = false;
    std::string_view token;
};
Found find_route(std::string_view method, std::string_view path);

// The pages, each in the file of its name.
Response show_sign_up(const Visit& visit, Desk& desk);
Response take_sign_up(const Visit& visit, Desk& desk);
Response show_my_link(const Visit& visit, Desk& desk);
Response mail_my_link(const Visit& visit, Desk& desk);
Response show_confirmation(const Visit& visit, Desk& desk);
Response confirm_sign_up(const Visit& visit, Desk& desk);
Response show_preferences(const Visit& visit, Desk& desk);
Response change_preferences(const Visit& visit, Desk& desk);
Response show_new_address(const Visit& visit, Desk& desk);
Response confirm_new_address(const Visit& visit, Desk& desk);
Response show_undoing(const Visit& visit, Desk& desk);
Response undo_change(const Visit& visit, Desk& desk);
Response show_unsubscribing(const Visit& visit, Desk& desk);
Response unsubscribe(const Visit& visit, Desk& desk);
// When the database is busy: the answer to a request to leave, which is kept for later. None for every other
// request.
std::optional<Response> leave_later(const Visit& visit, Desk& desk);
Response show_stylesheet(const Visit& visit, Desk& desk);

}  // namespace tidings::desk
