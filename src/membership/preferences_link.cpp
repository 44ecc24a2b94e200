#include "membership/preferences_link.h"

#include "store/issues/notices.h"
#include "store/people/people.h"
#include "subscribe/periods.h"

namespace tidings::membership {

bool mail_preferences_link(store::Transaction& tx, SubscriberId subscriber, int most_a_day, Timestamp now) {
    const std::optional<store::Person> person = store::person(tx.db(), subscriber);
    if (!person || person->suppressed || person->subscriber.state != SubscriberState::confirmed) return false;
    if (store::notices_since(tx.db(), subscriber, NoticeKind::preferences, now - std::chrono::hours(24)) >=
        most_a_day)
        return false;
    store::queue_notice(
        tx, {.kind = NoticeKind::preferences, .subscriber = subscriber, .to = person->subscriber.email}, now);
    return true;
}

void mail_preferences_link(store::Database& db, const EmailAddress& email, Timestamp now) {
    store::Transaction tx(db);
    if (const auto person = store::person_of(tx.db(), email))
        mail_preferences_link(tx, person->subscriber.id, most_link_mails_a_day, now);
    tx.commit();
}

}  // namespace tidings::membership
