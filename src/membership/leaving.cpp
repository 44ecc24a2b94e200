#include "membership/leaving.h"

#include "store/issues/notices.h"
#include "store/people/consents.h"
#include "store/people/unsubscribing.h"
#include "subscribe/periods.h"

namespace tidings::membership {

bool leave(store::Database& db, const Leaver& leaver, Timestamp now) {
    store::Transaction tx(db);
    const bool left = leave(tx, leaver, now);
    tx.commit();
    return left;
}

bool leave(store::Transaction& tx, const Leaver& leaver, Timestamp now) {
    const std::optional<store::Person> reader = store::person(tx.db(), leaver.subscriber);
    if (!store::leave(tx, leaver.subscriber, leaver.digest, now)) return false;
    store::record_consent(tx, leaver.subscriber, store::ConsentStep::left, leaver.how, nullptr, now);
    const bool in_own_words = leaver.how == "page" || leaver.how == "mail";
    if (in_own_words && reader && reader->confirmed_at)
        store::queue_notice(tx,
                            {.kind = NoticeKind::goodbye,
                             .subscriber = leaver.subscriber,
                             .to = reader->subscriber.email,
                             .digest = leaver.digest},
                            now);
    return true;
}

bool may_come_back(const store::Database& db, const store::Person& person, Timestamp now) {
    const auto left = store::last_left(db, person.subscriber.id);
    return left && now - *left <= undo_within && person.confirmed_at && !person.suppressed;
}

bool come_back(store::Database& db, SubscriberId reader, Timestamp now) {
    store::Transaction tx(db);
    if (!store::come_back(tx, reader, now - undo_within)) return false;
    store::record_consent(tx, reader, store::ConsentStep::returned, "undo", nullptr, now);
    tx.commit();
    return true;
}

}  // namespace tidings::membership
