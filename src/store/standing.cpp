#include "store/standing.h"

namespace tidings::store {

Standing standing_of(const Database& db, const Subscriber& subscriber) {
    Rows suppression =
        db.query("select cause, why, at from suppressions where email = ?", {subscriber.email.text()});
    if (suppression.next())
        return {"suppressed", suppression.text(0), suppression.text(1), suppression.time(2)};
    const bool gets_mail = subscriber.state == SubscriberState::confirmed;
    Rows pause = db.query("select why, at from pauses where subscriber = ?", {subscriber.id});
    if (gets_mail && pause.next()) return {"paused", "paused", pause.text(0), pause.time(1)};
    return {.state = std::string(subscriber_state_name(subscriber.state)), .cause = {}, .why = {}};
}

}  // namespace tidings::store
