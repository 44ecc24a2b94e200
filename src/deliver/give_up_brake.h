#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/verdict.h"

namespace tidings::deliver {

// Whether so many addresses given up within a day, of so many recipients, are likelier a fault of a server or
// a relay than so many dead mailboxes: more than ten, and more than one in twenty.
bool is_too_many(std::int64_t given_up, std::int64_t recipients);

// Refusals that came one after another in one run.
struct RefusalRow {
    std::string words;               // of the last, without codes and addresses
    int alike = 0;                   // in a row with these words
    int about_us = 0;                // in a row about us, in whatever words
    bool anything_accepted = false;  // in this run
};
inline constexpr int row_to_brake = 10;

RefusalRow after_refusal(RefusalRow row, MailVerdict verdict, std::string_view answer);

// Ten in a row are about us, so the rest would be refused as well.
bool is_about_us(const RefusalRow& row);
// Ten in a row have the same words, and nothing was accepted: the server refuses without regard to the
// recipient.
bool is_about_nobody(const RefusalRow& row);

}  // namespace tidings::deliver
