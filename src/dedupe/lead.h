#pragma once

#include <optional>
#include <span>

#include "model/identity.h"

namespace tidings {

// Chooses the item of a story that readers see: prefers an item that other items name as their source or that
// names no source itself; among those the one with the longest text, and among about equal ones the earliest.
std::optional<ItemId> choose_lead(std::span<const KnownItem> items);

}  // namespace tidings
