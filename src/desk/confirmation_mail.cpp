#include "desk/confirmation_mail.h"

#include "store/issues/notices.h"
#include "store/people/address_changes.h"
#include "store/people/address_moves.h"
#include "store/people/departures.h"
#include "store/people/people.h"
#include "store/people/sign_ups.h"
#include "subscribe/periods.h"

namespace tidings::desk {
namespace {

// Counts one mail more to an address that nobody has confirmed, if there may be one.
bool may_ask(store::Transaction& tx, SubscriberId subscriber, const std::string& address_hash,
             Timestamp now) {
    const store::ConfirmationMails so_far = store::confirmation_mails(tx.db(), address_hash);
    if (!may_mail_confirmation(so_far.mails, so_far.last, now)) return false;
    store::question_mailed(tx, subscriber, address_hash, now);
    return true;
}

}  // namespace

bool mail_confirmation(store::Transaction& tx, SubscriberId subscriber, const EmailAddress& email,
                       const std::string& address_hash, Timestamp now) {
    if (!may_ask(tx, subscriber, address_hash, now)) return false;
    store::queue_notice(tx, {.kind = NoticeKind::confirm, .subscriber = subscriber, .to = email}, now);
    return true;
}

bool mail_address_question(store::Transaction& tx, SubscriberId reader, const EmailAddress& new_email,
                           const std::string& address_hash, Timestamp now) {
    if (store::person_of(tx.db(), new_email) || store::suppression_of(tx.db(), new_email) ||
        store::barred_for_ever(tx.db(), address_hash) || store::has_undone_move(tx.db(), reader) ||
        !may_ask(tx, reader, address_hash, now))
        return false;
    const AddressChangeId change = store::ask_for_change(tx, reader, new_email, now);
    store::queue_notice(
        tx, {.kind = NoticeKind::confirm_address, .subscriber = reader, .to = new_email, .change = change},
        now);
    return true;
}

}  // namespace tidings::desk
