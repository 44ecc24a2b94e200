#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/preferences.h"
#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::store {

// What somebody asked for on the sign-up page.
struct SignUp {
    EmailAddress email;
    std::string name, language;
    std::vector<std::string> digests;
    Preferences preferences;
};

struct Asked {
    enum class Kind {
        fresh,    // nobody knew the address: it waits for the confirmation
        waiting,  // for it, too: asked before, or left before
        known,    // confirmed already; nothing was changed, for anybody can type an address
        barred,   // the address must not get mail: its reader complained, or an operator says so
    };
    Kind kind = Kind::barred;
    SubscriberId subscriber{};  // unless barred
};

// `address_hash` is the address's keyed hash, by which an erased one is known. For somebody who has left, the
// wish is only kept: what they had stays as they left it until they confirm. So it is for a confirmed
// subscriber whom bounces suppressed or paused: that they confirm again lifts it.
Asked ask(Transaction& tx, const SignUp& sign_up, std::string_view address_hash, Timestamp now);

// The question whether they want it goes to an address: from now on it may be confirmed, and one mail more
// counts. Only this moves the time of asking, so that nobody can keep an address stored by typing it again.
void question_mailed(Transaction& tx, SubscriberId subscriber, std::string_view address_hash, Timestamp now);

// Confirms a sign-up whose question was mailed since `asked_since`. False, changing nothing, if none waits.
bool confirm(Transaction& tx, SubscriberId subscriber, std::string_view address_hash, Timestamp asked_since,
             Timestamp now);

// Its owner wants mail: that it was erased is no bar any more, and mails to it are not counted as unasked.
void address_confirmed(Transaction& tx, std::string_view address_hash);

// The confirmation mails that an unconfirmed address was sent, ever.
struct ConfirmationMails {
    int mails = 0;
    Timestamp last{};
};
ConfirmationMails confirmation_mails(const Database& db, std::string_view address_hash);

// Deletes sign-ups that nobody has confirmed since before that time; who had left before stays away. Returns
// how many.
std::int64_t forget_unconfirmed(Transaction& tx, Timestamp asked_before);

// Forgets the counts of addresses that were last written to before that time.
void forget_confirmation_mails(Transaction& tx, Timestamp last_before);

}  // namespace tidings::store
