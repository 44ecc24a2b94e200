#include "desk/my_link.h"
#include "desk/page.h"
#include "desk/routes.h"
#include "store/issues/notices.h"
#include "store/people/people.h"
#include "subscribe/periods.h"
#include "text/plain_text.h"

namespace tidings::desk {
namespace {

Response form_page(const Visit& visit, Desk& desk, const std::string& email,
                   const std::vector<Problem>& problems) {
    const OurWords words = words_of(visit, desk);
    render::Data data = page_data(visit, desk, words.text("link_title"), problems, {"email"});
    data.set("email", email);
    return page(desk, "link", data, problems.empty() ? 200 : 422);
}

}  // namespace

bool mail_link_to(store::Transaction& tx, SubscriberId subscriber, int most_a_day, Timestamp now) {
    const std::optional<store::Person> person = store::person(tx.db(), subscriber);
    if (!person || person->suppressed || person->subscriber.state != SubscriberState::confirmed) return false;
    if (store::notices_since(tx.db(), subscriber, NoticeKind::preferences, now - std::chrono::hours(24)) >=
        most_a_day)
        return false;
    store::queue_notice(
        tx, {.kind = NoticeKind::preferences, .subscriber = subscriber, .to = person->subscriber.email}, now);
    return true;
}

Response show_my_link(const Visit& visit, Desk& desk) { return form_page(visit, desk, "", {}); }

Response mail_my_link(const Visit& visit, Desk& desk) {
    const OurWords words = words_of(visit, desk);
    const std::string typed = clean_line(visit.form.text("email"), 300);
    const Result<EmailAddress> email = EmailAddress::parse(typed);
    if (!email) return form_page(visit, desk, typed, {{"email", words.text("email_wrong")}});
    if (!desk.link_requests.allow(visit.request.peer, desk.clock()))
        return too_often_page(visit, desk, desk.link_requests.wait());
    desk.ask_for_link(*email);
    return message_page(visit, desk, words.text("sent_title"), words.text("link_sent_text"));
}

}  // namespace tidings::desk
