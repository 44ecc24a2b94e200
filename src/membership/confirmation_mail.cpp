#include "membership/confirmation_mail.h"

#include "store/issues/notices.h"
#include "store/people/sign_ups.h"
#include "subscribe/periods.h"

namespace tidings::membership {

bool may_ask_to_confirm(store::Transaction& tx, SubscriberId subscriber, const std::string& address_hash,
                        Timestamp now) {
    const store::ConfirmationMails so_far = store::confirmation_mails(tx.db(), address_hash);
    if (!may_mail_confirmation(so_far.mails, so_far.last, now)) return false;
    store::question_mailed(tx, subscriber, address_hash, now);
    return true;
}

bool mail_confirmation(store::Transaction& tx, SubscriberId subscriber, const EmailAddress& email,
                       const std::string& address_hash, Timestamp now) {
    if (!may_ask_to_confirm(tx, subscriber, address_hash, now)) return false;
    store::queue_notice(tx, {.kind = NoticeKind::confirm, .subscriber = subscriber, .to = email}, now);
    return true;
}

}  // namespace tidings::membership
