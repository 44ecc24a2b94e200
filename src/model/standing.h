#pragma once

#include <optional>
#include <string_view>

namespace tidings {

// What a hub may mail a person, as lists and exports say it in one word: the state of their subscription,
// unless something keeps all mail from their address. Of an erased person there is but a keyed hash.
enum class Standing { confirmed, pending, unsubscribed, suppressed, paused, erased };

std::string_view standing_name(Standing standing);
std::optional<Standing> standing_named(std::string_view name);

}  // namespace tidings
