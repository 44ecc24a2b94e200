#include "model/standing.h"

#include <array>

#include "model/named.h"

namespace tidings {
namespace {

constexpr std::array<std::string_view, 6> standing_names{"confirmed",  "pending", "unsubscribed",
                                                         "suppressed", "paused",  "erased"};

}  // namespace

std::string_view standing_name(Standing standing) {
    return standing_names[static_cast<std::size_t>(standing)];
}

std::optional<Standing> standing_named(std::string_view name) {
    return named<Standing>(standing_names, name);
}

}  // namespace tidings
