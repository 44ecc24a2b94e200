#include "desk/page.h"
#include "desk/routes.h"
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
