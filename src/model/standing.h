#pragma once

#include <optional>
#include <string_view>

namespace tidings {

// Whether a person may get mail, in one word as lists and exports write it: the state of the subscription, or
// the reason why the address gets no mail. Of an erased person only a keyed hash is stored.
enum class Standing { confirmed, pending, unsubscribed, suppressed, paused, erased };

std::string_view standing_name(Standing standing);
std::optional<Standing> standing_named(std::string_view name);

}  // namespace tidings
