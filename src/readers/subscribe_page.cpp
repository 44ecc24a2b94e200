#include "membership/joining.h"
#include "model/subscriber.h"
#include "readers/choices.h"
#include "readers/page.h"
#include "readers/routes.h"
#include "store/people/people.h"
#include "store/people/sign_ups.h"
#include "subscribe/ticket.h"
#include "text/holds_address.h"
#include "text/plain_text.h"

namespace tidings::readers {
namespace {

constexpr int weeks_to_count = 4;

// The form as it was filled in.
struct Filled {
    std::string email, name;
    Choices choices;
};

std::string consent_words(const OurWords& words, const Context& context) {
    return words.filled("consent", {{"hub", context.settings.hub_title}});
}

std::int64_t items_a_week(const Context& context) {
    const std::chrono::weeks span(weeks_to_count);
    const std::int64_t count = store::stories_approved_since(context.db, context.clock() - span);
    return (count + weeks_to_count / 2) / weeks_to_count;
}

web::Response form_page(const Visit& visit, Context& context, const Filled& filled,
                        const std::vector<Problem>& problems) {
    const OurWords words = words_of(visit, context);
    const std::string title = words.filled("subscribe_title", {{"hub", context.settings.hub_title}});
    render::Data data = page_data(visit, context, title, problems, {"email", "name", "digest", "form"});
    const std::int64_t count = items_a_week(context);
    data.set("has_rhythm", count > 0).set("rhythm", words.filled("rhythm", {{"count", count}}));
    data.set("consent", consent_words(words, context));
    data.set("email", filled.email).set("name", filled.name);
    data.set("ticket", form_ticket(context.key, context.clock()));
    show_choices(data, filled.choices, visit, context);
    return page(context, "subscribe", data, problems.empty() ? 200 : 422);
}

// The same for every address, so that nobody can find out who is subscribed.
web::Response thanks(const Visit& visit, const Context& context) {
    const OurWords words = words_of(visit, context);
    return message_page(visit, context, words.text("sent_title"), words.text("sent_text"));
}

void sign_up(const store::SignUp& wish, const Visit& visit, Context& context) {
    const Timestamp now = context.clock();
    const std::string words = consent_words(words_of(visit, context), context);
    if (!membership::sign_up(context.db, context.key, wish, {words, visit.language}, now)) return;
    context.mails.allow(visit.request.peer, now);
    context.mail_waits();
}

}  // namespace

web::Response show_sign_up(const Visit& visit, Context& context) {
    return form_page(visit, context, {"", "", first_choices(visit, context.settings)}, {});
}

web::Response take_sign_up(const Visit& visit, Context& context) {
    if (!visit.form.text("website").empty()) return thanks(visit, context);  // people do not see that field
    const OurWords words = words_of(visit, context);
    const Filled filled{clean_line(visit.form.text("email"), 300),
                        clean_line(visit.form.text("name"), longest_reader_name),
                        read_choices(visit, visit.language, context.settings)};
    const Result<EmailAddress> email = EmailAddress::parse(filled.email);
    std::vector<Problem> problems;
    if (!email) problems.push_back({"email", words.text("email_wrong")});
    if (holds_address(filled.name)) problems.push_back({"name", words.text("name_wrong")});
    if (filled.choices.digests.empty()) problems.push_back({"digest", words.text("digest_missing")});
    if (problems.empty() &&
        check_ticket(context.key, visit.form.text("ticket"), context.clock()) != TicketState::good)
        problems.push_back({"form", words.text("send_again")});
    if (!problems.empty()) return form_page(visit, context, filled, problems);
    if (!context.mails.has_room(visit.request.peer, context.clock()))
        return too_often_page(visit, context, context.mails.wait());
    sign_up(
        {*email, filled.name, filled.choices.language, filled.choices.digests, filled.choices.preferences},
        visit, context);
    return thanks(visit, context);
}

}  // namespace tidings::readers
