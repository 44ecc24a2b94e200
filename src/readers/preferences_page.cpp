#include <algorithm>

#include "membership/moving.h"
#include "membership/preferences.h"
#include "readers/choices.h"
#include "readers/own_data.h"
#include "readers/page.h"
#include "readers/routes.h"
#include "store/people/preferences.h"
#include "text/holds_address.h"
#include "text/plain_text.h"

namespace tidings::readers {
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

Choices stored_choices(const Context& context, const Subscriber& reader) {
    Choices choices{.language = reader.language, .digests = reader.digests, .preferences = {}};
    if (!reader.digests.empty())
        choices.preferences =
            store::preferences(context.db, reader.id, reader.digests.front()).value_or(Preferences{});
    return choices;
}

// `name` as it stands in its field.
web::Response preferences_form(const Visit& visit, Context& context, const std::string& name,
                               const Choices& choices, const Told& told) {
    const OurWords words = words_of(visit, context);
    const Subscriber& reader = visit.person->subscriber;
    render::Data data = page_data(visit, context, words.text("preferences_title"), told.problems,
                                  {"name", "digest", "new_email", "own_email_data", "own_email_erase"});
    data.set("reader", words.filled("preferences_of", {{"address", masked(reader.email)}}));
    data.set("has_good_news", !told.good_news.empty()).set("good_news", told.good_news);
    data.set("name", name).set("new_email", told.new_email);
    show_own_data(data, reader.id, context);
    data.set("unsubscribe_page", link_page(context.key, {LinkPurpose::unsubscribe, reader.id}));
    show_choices(data, choices, visit, context);
    return page(context, "preferences", data, told.problems.empty() ? 200 : 422);
}

// What is stored stands in the form again, beside what was typed as a new address.
web::Response again(const Visit& visit, Context& context, const std::vector<Problem>& problems) {
    if (visit.person->subscriber.state == SubscriberState::unsubscribed)
        return left_page(visit, context, problems);
    const Told told{.problems = problems, .new_email = clean_line(visit.form.text("new_email"), 300)};
    const Subscriber& reader = visit.person->subscriber;
    return preferences_form(visit, context, reader.name, stored_choices(context, reader), told);
}

web::Response save(const Visit& visit, Context& context) {
    const Subscriber& reader = visit.person->subscriber;
    const Choices choices = read_choices(visit, reader.language, context.settings);
    const std::string name =
        visit.form.has("name") ? clean_line(visit.form.text("name"), longest_reader_name) : reader.name;
    const OurWords words = words_of(visit, context);
    std::vector<Problem> problems;
    if (name != reader.name && holds_address(name)) problems.push_back({"name", words.text("name_wrong")});
    if (choices.digests.empty()) problems.push_back({"digest", words.text("digest_missing")});
    if (!problems.empty()) return preferences_form(visit, context, name, choices, {.problems = problems});
    membership::change_preferences(context.db, reader.id,
                                   {name, choices.language, choices.digests, choices.preferences},
                                   context.clock());
    return preferences_form(visit, context, name, choices, {.good_news = words.text("saved")});
}

// The same answer whether or not somebody has that address: who it is of gets the mail, or nobody does.
web::Response ask_for_new_address(const Visit& visit, Context& context) {
    const Subscriber& reader = visit.person->subscriber;
    const Result<EmailAddress> email = EmailAddress::parse(clean_line(visit.form.text("new_email"), 300));
    if (!email) return again(visit, context, {{"new_email", words_of(visit, context).text("email_wrong")}});
    const Timestamp now = context.clock();
    if (!context.mails.has_room(visit.request.peer, now))
        return too_often_page(visit, context, context.mails.wait());
    if (membership::ask_to_move(context.db, context.key, reader.id, *email, now)) {
        context.mails.allow(visit.request.peer, now);
        context.mail_waits();
    }
    return preferences_form(visit, context, reader.name, stored_choices(context, reader),
                            {.good_news = words_of(visit, context).text("address_sent")});
}

}  // namespace

web::Response show_preferences(const Visit& visit, Context& context) {
    switch (visit.person->subscriber.state) {
        case SubscriberState::pending:
            return trouble_page(visit, context, Trouble::person_gone);
        case SubscriberState::unsubscribed:
            return left_page(visit, context);
        case SubscriberState::confirmed:
            break;
    }
    const Subscriber& reader = visit.person->subscriber;
    return preferences_form(visit, context, reader.name, stored_choices(context, reader), {});
}

web::Response change_preferences(const Visit& visit, Context& context) {
    const SubscriberState state = visit.person->subscriber.state;
    const std::string_view act = visit.form.text("act");
    if (state != SubscriberState::pending && is_about_own_data(act))
        return own_data(visit, context,
                        [&](const auto& problems) { return again(visit, context, problems); });
    if (state != SubscriberState::confirmed) return trouble_page(visit, context, Trouble::person_gone);
    if (act == "save") return save(visit, context);
    if (act == "address") return ask_for_new_address(visit, context);
    return trouble_page(visit, context, Trouble::no_form);
}

}  // namespace tidings::readers
