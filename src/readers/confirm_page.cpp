#include "membership/joining.h"
#include "readers/page.h"
#include "readers/routes.h"
#include "store/people/resubscriptions.h"

namespace tidings::readers {
web::Response subscribed_page(const Visit& visit, Context& context) {
    const OurWords words = words_of(visit, context);
    const Subscriber reader = store::person(context.db, visit.link->subscriber)->subscriber;
    render::Data data = page_data(visit, context, words.text("confirmed_title"));
    data.set("text",
             words.filled("confirmed_text", {{"digests", titles_of(reader.digests, context.settings)}}));
    data.set("preferences_page", link_page(context.key, {LinkPurpose::preferences, reader.id}));
    return page(context, "subscribed", data);
}

web::Response show_confirmation(const Visit& visit, Context& context) {
    const bool is_asked = membership::awaits_confirmation(*visit.person, context.clock());
    if (visit.person->subscriber.state == SubscriberState::confirmed && !is_asked)
        return subscribed_page(visit, context);
    if (!is_asked) return trouble_page(visit, context, Trouble::person_gone);
    const OurWords words = words_of(visit, context);
    const auto asked_for = store::digests_asked_for(context.db, visit.person->subscriber);
    return button_page(visit, context, words.text("confirm_title"),
                       words.filled("confirm_text", {{"digests", titles_of(asked_for, context.settings)}}),
                       words.text("confirm_button"));
}

web::Response confirm_sign_up(const Visit& visit, Context& context) {
    const store::Person& person = *visit.person;
    const bool was = person.subscriber.state == SubscriberState::confirmed &&
                     !membership::awaits_confirmation(person, context.clock());
    if (was) return subscribed_page(visit, context);
    if (!membership::confirm(context.db, context.key, person.subscriber.id, context.clock()))
        return trouble_page(visit, context, Trouble::person_gone);
    context.mail_waits();
    return subscribed_page(visit, context);
}

}  // namespace tidings::readers
