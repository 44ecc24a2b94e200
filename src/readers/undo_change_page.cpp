#include "membership/moving.h"
#include "readers/page.h"
#include "readers/routes.h"

namespace tidings::readers {
web::Response show_undoing(const Visit& visit, Context& context) {
    const auto move = membership::undoable_move(context.db, *visit.link, context.clock());
    if (!move) return trouble_page(visit, context, Trouble::person_gone);
    const OurWords words = words_of(visit, context);
    return button_page(visit, context, words.text("undo_change_title"),
                       words.filled("undo_change_text", {{"address", move->former.text()}}),
                       words.text("undo_change_button"));
}

web::Response undo_change(const Visit& visit, Context& context) {
    const auto move = membership::undoable_move(context.db, *visit.link, context.clock());
    const auto undone = membership::undo_move(context.db, context.key, *visit.link, context.clock());
    if (!move || !undone) return trouble_page(visit, context, Trouble::person_gone);
    const bool moved_back = *undone == store::Undone::moved_back;
    const OurWords words = words_of(visit, context);
    return message_page(visit, context, words.text("undone_change_title"),
                        words.filled(moved_back ? "undone_change_text" : "undone_change_known",
                                     {{"address", move->former.text()}}));
}

}  // namespace tidings::readers
