#pragma once

#include <chrono>

#include "base/clock.h"

namespace tidings {

// How long what a person did stands open, and how long we keep what we know of them.
inline constexpr std::chrono::days confirm_within{14};     // then an unconfirmed sign-up is deleted
inline constexpr std::chrono::days undo_within{7};         // of unsubscribing
inline constexpr std::chrono::days change_within{7};       // a new address is to be confirmed
inline constexpr std::chrono::days move_undo_within{28};   // from the address before
inline constexpr std::chrono::days address_kept{28};       // after unsubscribing; then it is erased
inline constexpr std::chrono::days mail_counts_kept{365};  // of confirmation mails to an unconfirmed address
inline constexpr std::chrono::days inbox_kept{28};         // letters of readers, for editors
inline constexpr std::chrono::days finished_notices_kept{28};
inline constexpr std::chrono::days upgrade_copies_kept{28};  // of the database, made before an upgrade

// Confirmation mails to an unconfirmed address: at most three ever and one a day, however often the sign-up
// form or a move to another address asks for one.
inline constexpr int most_confirmation_mails = 3;
inline constexpr std::chrono::hours between_confirmation_mails{24};

// Mails with the link to the preferences, to one subscriber in a day: as many as the form for it asks for,
// and one that a sign-up with their address causes, as many as an unconfirmed address gets.
inline constexpr int most_link_mails_a_day = 3;
inline constexpr int most_link_mails_by_sign_up = 1;

constexpr bool may_mail_confirmation(int mails_so_far, Timestamp last, Timestamp now) {
    return mails_so_far == 0 ||
           (mails_so_far < most_confirmation_mails && now - last >= between_confirmation_mails);
}

}  // namespace tidings
