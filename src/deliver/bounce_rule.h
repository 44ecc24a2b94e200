#pragma once

#include <span>
#include <string>
#include <string_view>

namespace tidings::deliver {

// Why an address must not get mail any more, after a mail to it failed with that status; empty if it may.
// `history` has what came back of each mail that was handed over for it, the oldest first: a status, or
// nothing. A dead address is given up at once (5.1.x, 5.2.1), one that failed for good after two mails, one
// that failed however after three in a row. What is said of us and our mail (5.7.x) counts for nothing.
std::string why_give_up(std::string_view status, std::span<const std::string> history);

}  // namespace tidings::deliver
