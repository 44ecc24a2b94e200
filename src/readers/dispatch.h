#pragma once

#include <optional>

#include "readers/context.h"

namespace tidings::readers {

// What the readers' pages answer: the page of the route, or why not. Never throws.
web::Response answer(const web::Request& request, Context& context);

// How many bytes of body a request may bring, by its route; none where no route reads one.
std::optional<std::size_t> body_limit(const web::Request& head);

}  // namespace tidings::readers
