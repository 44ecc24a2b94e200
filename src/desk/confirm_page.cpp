#include "desk/page.h"
#include "desk/routes.h"
#include "store/issues/notices.h"
#include "store/people/consents.h"
#include "store/people/sign_ups.h"
#include "store/people/wishes.h"
#include "subscribe/address_hash.h"
#include "subscribe/periods.h"

namespace tidings::desk {
namespace {

bool waits(const store::Person& person, Timestamp now) {
    return person.asked_at && now - *person.asked_at <= confirm_within;
}

bool confirm(const store::Person& person, Desk& desk) {
    const Timestamp now = desk.clock();
    const Subscriber& subscriber = person.subscriber;
    store::Transaction tx(desk.db);
    const bool confirmed = store::confirm(tx, subscriber.id, address_hash(desk.key, subscriber.email),
                                          now - confirm_within, now);
    if (!confirmed) return false;
    store::record_consent(tx, subscriber.id, store::Act::confirmed, "link", nullptr, now);
    store::queue_notice(
        tx, {.kind = NoticeKind::welcome, .subscriber = subscriber.id, .to = subscriber.email}, now);
    tx.commit();
    desk.mail_waits();
    return true;
}

}  // namespace

Response subscribed_page(const Visit& visit, Desk& desk) {
    const OurWords words = words_of(visit, desk);
    const Subscriber reader = store::person(desk.db, visit.link->subscriber)->subscriber;
    render::Data data = page_data(visit, desk, words.text("confirmed_title"));
    data.set("text", words.filled("confirmed_text", {{"digests", titles_of(reader.digests, desk.settings)}}));
    data.set("preferences_page", link_page(desk.key, {LinkPurpose::preferences, reader.id}));
    return page(desk, "subscribed", data);
}

Response show_confirmation(const Visit& visit, Desk& desk) {
    const bool is_asked = waits(*visit.person, desk.clock());
    if (visit.person->subscriber.state == SubscriberState::confirmed && !is_asked)
        return subscribed_page(visit, desk);
    if (!is_asked) return trouble_page(visit, desk, Trouble::person_gone);
    const OurWords words = words_of(visit, desk);
    const auto asked_for = store::digests_asked_for(desk.db, visit.person->subscriber);
    return button_page(visit, desk, words.text("confirm_title"),
                       words.filled("confirm_text", {{"digests", titles_of(asked_for, desk.settings)}}),
                       words.text("confirm_button"));
}

Response confirm_sign_up(const Visit& visit, Desk& desk) {
    const bool was =
        visit.person->subscriber.state == SubscriberState::confirmed && !waits(*visit.person, desk.clock());
    if (!was && !confirm(*visit.person, desk)) return trouble_page(visit, desk, Trouble::person_gone);
    return subscribed_page(visit, desk);
}

}  // namespace tidings::desk
