#include "store/people/leaving.h"

#include "store/issues/notices.h"
#include "store/people/consents.h"
#include "store/people/departures.h"
#include "store/people/people.h"

namespace tidings::store {

bool take_leave(Transaction& tx, const Leaver& leaver, Timestamp now) {
    const std::optional<Person> reader = person(tx.db(), leaver.subscriber);
    if (!leave(tx, leaver.subscriber, leaver.digest, now)) return false;
    record_consent(tx, leaver.subscriber, Act::left, leaver.how, nullptr, now);
    if (leaver.how != "one-click" && reader && reader->confirmed_at)
        queue_notice(tx,
                     {.kind = NoticeKind::goodbye,
                      .subscriber = leaver.subscriber,
                      .to = reader->subscriber.email,
                      .digest = leaver.digest},
                     now);
    return true;
}

}  // namespace tidings::store
