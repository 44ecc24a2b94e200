#include <algorithm>

#include "desk/choices.h"
#include "desk/confirmation_mail.h"
#include "desk/own_data.h"
#include "desk/page.h"
#include "desk/routes.h"
#include "store/consents.h"
#include "store/preferences.h"
#include "subscribe/address_hash.h"
#include "text/plain_text.h"

namespace tidings::desk {
namespace {

// What the page tells besides the reader's choices.
struct Told {
    std::vector<Problem> problems{};
    std::string good_news{};  // empty for none
    std::string new_email{};  // as it was typed
};

// Enough to know one's own address by, and too little for somebody whom a mail was forwarded to.
std::string masked(const EmailAddress& email) {
    return email.text().substr(0, 1) + "…@" + std::string(email.domain());
}

Choices stored_choices(const Desk& desk, const Subscriber& reader) {
    Choices choices{.language = reader.language, .digests = reader.digests, .preferences = {}};
    if (!reader.digests.empty())
        choices.preferences =
            store::preferences(desk.db, reader.id, reader.digests.front()).value_or(Preferences{});
    return choices;
}

Response preferences_form(const Visit& visit, Desk& desk, const Choices& choices, const Told& told) {
    const OurWords words = words_of(visit, desk);
    const Subscriber& reader = visit.person->subscriber;
    render::Data data = page_data(visit, desk, words.text("preferences_title"), told.problems,
                                  {"digest", "new_email", "own_email_data", "own_email_erase"});
    data.set("reader", words.filled("preferences_of", {{"address", masked(reader.email)}}));
    data.set("has_good_news", !told.good_news.empty()).set("good_news", told.good_news);
    data.set("new_email", told.new_email);
    data.set("unsubscribe_page", link_page(desk.key, {LinkPurpose::unsubscribe, reader.id}));
    show_choices(data, choices, visit, desk.settings);
    return page(desk, "preferences", data, told.problems.empty() ? 200 : 422);
}

// What is stored stands in the form again, beside what was typed as a new address.
Response again(const Visit& visit, Desk& desk, const std::vector<Problem>& problems) {
    if (visit.person->subscriber.state == SubscriberState::unsubscribed)
        return left_page(visit, desk, problems);
    const Told told{.problems = problems, .new_email = clean_line(visit.form.text("new_email"), 300)};
    return preferences_form(visit, desk, stored_choices(desk, visit.person->subscriber), told);
}

Response save(const Visit& visit, Desk& desk) {
    const Subscriber& reader = visit.person->subscriber;
    const Choices choices = read_choices(visit, reader.language, desk.settings);
    const OurWords words = words_of(visit, desk);
    if (choices.digests.empty())
        return preferences_form(visit, desk, choices, {{{"digest", words.text("digest_missing")}}});
    store::Transaction tx(desk.db);
    store::set_language(tx, reader.id, choices.language);
    store::set_subscriptions(tx, reader.id, choices.digests, choices.preferences);
    store::record_consent(tx, reader.id, store::Act::changed, "page", nullptr, desk.clock());
    tx.commit();
    return preferences_form(visit, desk, choices, {.good_news = words.text("saved")});
}

// The same answer whether or not somebody has that address: who it is of gets the mail, or nobody does.
Response ask_for_new_address(const Visit& visit, Desk& desk) {
    const Subscriber& reader = visit.person->subscriber;
    const Result<EmailAddress> email = EmailAddress::parse(clean_line(visit.form.text("new_email"), 300));
    if (!email) return again(visit, desk, {{"new_email", words_of(visit, desk).text("email_wrong")}});
    if (!desk.rates.allow(visit.request.peer, desk.clock()))
        return too_often_page(visit, desk, desk.rates.wait());
    store::Transaction tx(desk.db);
    mail_address_question(tx, reader.id, *email, address_hash(desk.key, *email), desk.clock());
    tx.commit();
    desk.mail_waits();
    return preferences_form(visit, desk, stored_choices(desk, reader),
                            {.good_news = words_of(visit, desk).text("address_sent")});
}

}  // namespace

Response show_preferences(const Visit& visit, Desk& desk) {
    switch (visit.person->subscriber.state) {
        case SubscriberState::pending:
            return trouble_page(visit, desk, Trouble::person_gone);
        case SubscriberState::unsubscribed:
            return left_page(visit, desk);
        case SubscriberState::confirmed:
            break;
    }
    return preferences_form(visit, desk, stored_choices(desk, visit.person->subscriber), {});
}

Response change_preferences(const Visit& visit, Desk& desk) {
    const SubscriberState state = visit.person->subscriber.state;
    const std::string_view act = visit.form.text("act");
    if (state != SubscriberState::pending && is_about_own_data(act))
        return own_data(visit, desk, [&](const auto& problems) { return again(visit, desk, problems); });
    if (state != SubscriberState::confirmed) return trouble_page(visit, desk, Trouble::person_gone);
    if (act == "save") return save(visit, desk);
    if (act == "address") return ask_for_new_address(visit, desk);
    return trouble_page(visit, desk, Trouble::no_form);
}

}  // namespace tidings::desk
