#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "readers/context.h"
#include "web/dispatch.h"

namespace tidings::readers {

// Who may ask for a page.
enum class Who {
    anybody,
    reader,       // who holds a link of ours, made for the route's purpose
    link_holder,  // the same, though whom it was made for may have been erased
};

// One line of the map of this room.
struct Route {
    std::string_view method;   // GET (which answers HEAD too) or POST
    std::string_view pattern;  // of web::match
    Who who;
    LinkPurpose purpose;     // of the link, for readers
    std::size_t body_limit;  // bytes
    web::From from;
    web::Response (*page)(const Visit& visit, Context& context);
};

std::span<const Route> routes();

// The pages, each in the file of its name.
web::Response show_sign_up(const Visit& visit, Context& context);
web::Response take_sign_up(const Visit& visit, Context& context);
web::Response show_my_link(const Visit& visit, Context& context);
web::Response mail_my_link(const Visit& visit, Context& context);
web::Response show_confirmation(const Visit& visit, Context& context);
web::Response confirm_sign_up(const Visit& visit, Context& context);
web::Response show_preferences(const Visit& visit, Context& context);
web::Response change_preferences(const Visit& visit, Context& context);
web::Response show_new_address(const Visit& visit, Context& context);
web::Response confirm_new_address(const Visit& visit, Context& context);
web::Response show_undoing(const Visit& visit, Context& context);
web::Response undo_change(const Visit& visit, Context& context);
web::Response show_unsubscribing(const Visit& visit, Context& context);
web::Response unsubscribe(const Visit& visit, Context& context);
// When the database is busy: the answer to a request to leave, which is kept for later. None for every other
// request.
std::optional<web::Response> leave_later(const Visit& visit, Context& context);
web::Response show_stylesheet(const Visit& visit, Context& context);

}  // namespace tidings::readers
