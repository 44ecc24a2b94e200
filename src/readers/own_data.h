#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "readers/page.h"

namespace tidings::readers {

// The forms by which a reader gets ("data") or erases ("erase") what is stored about them.
bool is_about_own_data(std::string_view act);

// What the two forms say to that reader (templates/desk/own_data.mustache).
void show_own_data(render::Data& data, SubscriberId reader, const Context& context);

// Answers one of them. A person to whom a mail was forwarded has its links, so the form also asks for the
// subscribed address. `again` makes the page that the form was on, with what was wrong.
web::Response own_data(const Visit& visit, Context& context,
                       const std::function<web::Response(const std::vector<Problem>&)>& again);

}  // namespace tidings::readers
