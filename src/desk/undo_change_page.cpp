#include "desk/page.h"
#include "desk/routes.h"
#include "membership/moving.h"

namespace tidings::desk {
Response show_undoing(const Visit& visit, Desk& desk) {
    const auto move = membership::undoable_move(desk.db, *visit.link, desk.clock());
    if (!move) return trouble_page(visit, desk, Trouble::person_gone);
    const OurWords words = words_of(visit, desk);
    return button_page(visit, desk, words.text("undo_change_title"),
                       words.filled("undo_change_text", {{"address", move->former.text()}}),
                       words.text("undo_change_button"));
}

Response undo_change(const Visit& visit, Desk& desk) {
    const auto move = membership::undoable_move(desk.db, *visit.link, desk.clock());
    const auto undone = membership::undo_move(desk.db, desk.key, *visit.link, desk.clock());
    if (!move || !undone) return trouble_page(visit, desk, Trouble::person_gone);
    const bool moved_back = *undone == store::Undone::moved_back;
    const OurWords words = words_of(visit, desk);
    return message_page(visit, desk, words.text("undone_change_title"),
                        words.filled(moved_back ? "undone_change_text" : "undone_change_known",
                                     {{"address", move->former.text()}}));
}

}  // namespace tidings::desk
