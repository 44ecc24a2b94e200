#pragma once

#include <cstddef>
#include <string_view>

#include "subscribe/links.h"
#include "world/world.h"

namespace tidings {

// Writes down, durably and without the database, that a reader leaves by a link: a file that bears the link's
// signed token. `how` is "page" or "one-click". Twice the same is one. Throws Failure with Code::disk.
void keep_leaver(const World& world, const ReaderLink& link, std::string_view how);

// Unsubscribes all readers whose leaving was kept; returns how many. After a crash it unsubscribes the same
// readers again, which changes nothing. Throws Failure: busy if the database is still in use.
std::size_t take_in_leavers(World& world);

}  // namespace tidings
