#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "world/world.h"

namespace tidings {

// Whom mail trouble is told to, each of it once.
inline constexpr std::string_view told_to_operator = "mail_trouble.operator",
                                  told_to_editors = "mail_trouble.editors";

// What is wrong with our mail and they have not been told: what mail servers say of us, that ours is away
// (told anew each day), mails that were given up, if more than a few, and mails that wait for a person,
// either way.
std::vector<std::string> untold_mail_trouble(const World& world, std::string_view told_to, Timestamp now);

// They have been told all of it. What ends and comes back is told again.
void mail_trouble_told(store::Transaction& tx, const World& world, std::string_view told_to, Timestamp now);

// Tells the operator, in the log.
void warn_of_mail_trouble(World& world);

}  // namespace tidings
