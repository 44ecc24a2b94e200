#include "desk/choices.h"
#include "desk/page.h"
#include "desk/routes.h"
#include "membership/joining.h"
#include "model/subscriber.h"
#include "store/people/people.h"
#include "store/people/sign_ups.h"
#include "subscribe/ticket.h"
#include "text/holds_address.h"
#include "text/plain_text.h"

namespace tidings::desk {
namespace {

constexpr int weeks_to_count = 4;

// The form as it was filled in.
struct Filled {
    std::string email, name;
    Choices choices;
};

std::string consent_words(const OurWords& words, const Desk& desk) {
    return words.filled("consent", {{"hub", desk.settings.hub_title}});
}

std::int64_t items_a_week(const Desk& desk) {
    const std::chrono::weeks span(weeks_to_count);
    const std::int64_t count = store::stories_approved_since(desk.db, desk.clock() - span);
    return (count + weeks_to_count / 2) / weeks_to_count;
}

Response form_page(const Visit& visit, Desk& desk, const Filled& filled,
                   const std::vector<Problem>& problems) {
    const OurWords words = words_of(visit, desk);
    const std::string title = words.filled("subscribe_title", {{"hub", desk.settings.hub_title}});
    render::Data data = page_data(visit, desk, title, problems, {"email", "name", "digest", "form"});
    const std::int64_t count = items_a_week(desk);
    data.set("has_rhythm", count > 0).set("rhythm", words.filled("rhythm", {{"count", count}}));
    data.set("consent", consent_words(words, desk));
    data.set("email", filled.email).set("name", filled.name);
    data.set("ticket", form_ticket(desk.key, desk.clock()));
    show_choices(data, filled.choices, visit, desk);
    return page(desk, "subscribe", data, problems.empty() ? 200 : 422);
}

// The same for every address, so that nobody can find out who is subscribed.
Response thanks(const Visit& visit, const Desk& desk) {
    const OurWords words = words_of(visit, desk);
    return message_page(visit, desk, words.text("sent_title"), words.text("sent_text"));
}

void sign_up(const store::SignUp& wish, const Visit& visit, Desk& desk) {
    const Timestamp now = desk.clock();
    const std::string words = consent_words(words_of(visit, desk), desk);
    if (!membership::sign_up(desk.db, desk.key, wish, {words, visit.language}, now)) return;
    desk.mails.allow(visit.request.peer, now);
    desk.mail_waits();
}

}  // namespace

Response show_sign_up(const Visit& visit, Desk& desk) {
    return form_page(visit, desk, {"", "", first_choices(visit, desk.settings)}, {});
}

Response take_sign_up(const Visit& visit, Desk& desk) {
    if (!visit.form.text("website").empty()) return thanks(visit, desk);  // people do not see that field
    const OurWords words = words_of(visit, desk);
    const Filled filled{clean_line(visit.form.text("email"), 300),
                        clean_line(visit.form.text("name"), longest_reader_name),
                        read_choices(visit, visit.language, desk.settings)};
    const Result<EmailAddress> email = EmailAddress::parse(filled.email);
    std::vector<Problem> problems;
    if (!email) problems.push_back({"email", words.text("email_wrong")});
    if (holds_address(filled.name)) problems.push_back({"name", words.text("name_wrong")});
    if (filled.choices.digests.empty()) problems.push_back({"digest", words.text("digest_missing")});
    if (problems.empty() &&
        check_ticket(desk.key, visit.form.text("ticket"), desk.clock()) != TicketState::good)
        problems.push_back({"form", words.text("send_again")});
    if (!problems.empty()) return form_page(visit, desk, filled, problems);
    if (!desk.mails.has_room(visit.request.peer, desk.clock()))
        return too_often_page(visit, desk, desk.mails.wait());
    sign_up(
        {*email, filled.name, filled.choices.language, filled.choices.digests, filled.choices.preferences},
        visit, desk);
    return thanks(visit, desk);
}

}  // namespace tidings::desk
