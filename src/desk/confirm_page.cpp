#include "desk/page.h"
#include "desk/routes.h"
#include "membership/joining.h"
#include "store/people/wishes.h"

namespace tidings::desk {
Response subscribed_page(const Visit& visit, Desk& desk) {
    const OurWords words = words_of(visit, desk);
    const Subscriber reader = store::person(desk.db, visit.link->subscriber)->subscriber;
    render::Data data = page_data(visit, desk, words.text("confirmed_title"));
    data.set("text", words.filled("confirmed_text", {{"digests", titles_of(reader.digests, desk.settings)}}));
    data.set("preferences_page", link_page(desk.key, {LinkPurpose::preferences, reader.id}));
    return page(desk, "subscribed", data);
}

Response show_confirmation(const Visit& visit, Desk& desk) {
    const bool is_asked = membership::awaits_confirmation(*visit.person, desk.clock());
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
    const store::Person& person = *visit.person;
    const bool was = person.subscriber.state == SubscriberState::confirmed &&
                     !membership::awaits_confirmation(person, desk.clock());
    if (was) return subscribed_page(visit, desk);
    if (!membership::confirm(desk.db, desk.key, person.subscriber.id, desk.clock()))
        return trouble_page(visit, desk, Trouble::person_gone);
    desk.mail_waits();
    return subscribed_page(visit, desk);
}

}  // namespace tidings::desk
