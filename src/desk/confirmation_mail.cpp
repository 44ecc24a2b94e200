#include "desk/confirmation_mail.h"

#include "store/notices.h"
#include "store/sign_ups.h"
#include "subscribe/periods.h"

namespace tidings::desk {

bool mail_confirmation(store::Transaction& tx, SubscriberId subscriber, const EmailAddress& email,
                       const std::string& address_hash, Timestamp now) {
    const store::ConfirmationMails so_far = store::confirmation_mails(tx.db(), address_hash);
    if (!may_mail_confirmation(so_far.mails, so_far.last, now)) return false;
    store::question_mailed(tx, subscriber, address_hash, now);
    store::queue_notice(tx, {.kind = NoticeKind::confirm, .subscriber = subscriber, .to = email}, now);
    return true;
}

}  // namespace tidings::desk
