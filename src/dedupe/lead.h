#pragma once

#include <optional>
#include <span>

#include "model/identity.h"

namespace tidings {

// Which of a story's items readers should see: the one that the others name as their source, or that is no
// copy by its own word; of those the one with the fullest text, and of about equal ones the earliest.
std::optional<ItemId> choose_lead(std::span<const KnownItem> items);

}  // namespace tidings
