#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace tidings {

// Whom mail trouble is told to, each of it once.
inline constexpr std::string_view told_to_operator = "mail_trouble.operator",
                                  told_to_editors = "mail_trouble.editors";

// What is wrong with our mail and they have not been told: what mail servers say of us, and mails that wait
// for a person, either way.
std::vector<std::string> untold_mail_trouble(const store::Database& db, std::string_view told_to);

// They have been told all of it. What ends and comes back is told again.
void mail_trouble_told(store::Transaction& tx, std::string_view told_to);

}  // namespace tidings
