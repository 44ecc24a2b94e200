#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/preferences.h"
#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::store {

// What a visitor asked for on the sign-up page.
struct SignUp {
    EmailAddress email;
    std::string name, language;
    std::vector<std::string> digests;
    Preferences preferences;
};

struct Asked {
    enum class Kind {
        fresh,    // the address is new: it waits for the confirmation
        waiting,  // for it, too: it was asked before, or has unsubscribed
        known,    // confirmed already; nothing is changed, because any visitor can type an address
        barred,   // the address must not get mail: its reader complained, or an operator says so
    };
    Kind kind = Kind::barred;
    SubscriberId subscriber{};  // unless barred
};

// Stores a sign-up. `address_hash` is the keyed hash of the address, by which an erased one is found. Of a
// reader who has unsubscribed, or is confirmed and was suppressed or paused for bounces, only the request is
// stored (resubscriptions.h): a confirmation grants it and lifts the suppression or pause.
Asked ask(Transaction& tx, const SignUp& sign_up, std::string_view address_hash, Timestamp now);

// Records that the confirmation mail was sent: the sign-up may be confirmed from now on, and the count of
// such mails rises. Nothing else moves the time of asking, so that typing an address again does not keep it
// stored.
void question_mailed(Transaction& tx, SubscriberId subscriber, std::string_view address_hash, Timestamp now);

// Confirms a sign-up whose question was mailed since `asked_since`. False, changing nothing, if none waits.
bool confirm(Transaction& tx, SubscriberId subscriber, std::string_view address_hash, Timestamp asked_since,
             Timestamp now);

// The owner of an address has confirmed: that it was erased bars it no more, and its count of confirmation
// mails is deleted.
void address_confirmed(Transaction& tx, std::string_view address_hash);

// The confirmation mails that were ever sent to an unconfirmed address.
struct ConfirmationMails {
    int mails = 0;
    Timestamp last{};
};
ConfirmationMails confirmation_mails(const Database& db, std::string_view address_hash);

// Deletes the sign-ups that were asked for before that time and not confirmed; a reader who had unsubscribed
// before stays unsubscribed. Returns how many.
std::int64_t forget_unconfirmed(Transaction& tx, Timestamp asked_before);

// Deletes the counts of addresses whose last confirmation mail was sent before that time.
void forget_confirmation_mails(Transaction& tx, Timestamp last_before);

}  // namespace tidings::store
