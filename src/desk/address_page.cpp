#include "desk/page.h"
#include "desk/routes.h"
#include "membership/moving.h"

namespace tidings::desk {
Response show_new_address(const Visit& visit, Desk& desk) {
    const auto change = membership::waiting_change(desk.db, *visit.link, desk.clock());
    if (!change) return trouble_page(visit, desk, Trouble::person_gone);
    const OurWords words = words_of(visit, desk);
    return button_page(visit, desk, words.text("change_title"),
                       words.filled("change_text", {{"address", change->email.text()}}),
                       words.text("change_button"));
}

Response confirm_new_address(const Visit& visit, Desk& desk) {
    const auto change = membership::waiting_change(desk.db, *visit.link, desk.clock());
    if (!change || !membership::move(desk.db, desk.key, *visit.link, desk.clock()))
        return trouble_page(visit, desk, Trouble::person_gone);
    desk.mail_waits();
    const OurWords words = words_of(visit, desk);
    return message_page(visit, desk, words.text("changed_title"),
                        words.filled("changed_text", {{"address", change->email.text()}}));
}

}  // namespace tidings::desk
