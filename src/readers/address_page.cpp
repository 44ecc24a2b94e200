#include "membership/moving.h"
#include "readers/page.h"
#include "readers/routes.h"

namespace tidings::readers {
web::Response show_new_address(const Visit& visit, Context& context) {
    const auto change = membership::waiting_change(context.db, *visit.link, context.clock());
    if (!change) return trouble_page(visit, context, Trouble::person_gone);
    const OurWords words = words_of(visit, context);
    return button_page(visit, context, words.text("change_title"),
                       words.filled("change_text", {{"address", change->email.text()}}),
                       words.text("change_button"));
}

web::Response confirm_new_address(const Visit& visit, Context& context) {
    const auto change = membership::waiting_change(context.db, *visit.link, context.clock());
    if (!change || !membership::move(context.db, context.key, *visit.link, context.clock()))
        return trouble_page(visit, context, Trouble::person_gone);
    context.mail_waits();
    const OurWords words = words_of(visit, context);
    return message_page(visit, context, words.text("changed_title"),
                        words.filled("changed_text", {{"address", change->email.text()}}));
}

}  // namespace tidings::readers
