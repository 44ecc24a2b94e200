#include "readers/page.h"
#include "readers/routes.h"
#include "text/plain_text.h"

namespace tidings::readers {
namespace {

web::Response form_page(const Visit& visit, Context& context, const std::string& email,
                        const std::vector<Problem>& problems) {
    const OurWords words = words_of(visit, context);
    render::Data data = page_data(visit, context, words.text("link_title"), problems, {"email"});
    data.set("email", email);
    return page(context, "link", data, problems.empty() ? 200 : 422);
}

}  // namespace

web::Response show_my_link(const Visit& visit, Context& context) { return form_page(visit, context, "", {}); }

web::Response mail_my_link(const Visit& visit, Context& context) {
    const OurWords words = words_of(visit, context);
    const std::string typed = clean_line(visit.form.text("email"), 300);
    const Result<EmailAddress> email = EmailAddress::parse(typed);
    if (!email) return form_page(visit, context, typed, {{"email", words.text("email_wrong")}});
    if (!context.link_requests.allow(visit.request.peer, context.clock()))
        return too_often_page(visit, context, context.link_requests.wait());
    context.ask_for_link(*email);
    return message_page(visit, context, words.text("sent_title"), words.text("link_sent_text"));
}

}  // namespace tidings::readers
