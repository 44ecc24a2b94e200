#include "desk/page.h"
#include "desk/routes.h"
#include "store/people/address_moves.h"
#include "store/people/consents.h"
#include "subscribe/address_hash.h"
#include "subscribe/periods.h"

namespace tidings::desk {
namespace {

std::optional<store::AddressMove> move_of(const Visit& visit, const Desk& desk) {
    if (!visit.link->change) return std::nullopt;
    auto move = store::address_move(desk.db, *visit.link->change);
    const bool stands = move && move->subscriber == visit.link->subscriber &&
                        desk.clock() - move->moved_at <= move_undo_within;
    return stands ? move : std::nullopt;
}

// Whose the address that the subscription is at now is known by; empty if that was erased already.
std::string present_hash(const Visit& visit, const Desk& desk) {
    return visit.person ? address_hash(desk.key, visit.person->subscriber.email) : std::string();
}

}  // namespace

Response show_undoing(const Visit& visit, Desk& desk) {
    const auto move = move_of(visit, desk);
    if (!move) return trouble_page(visit, desk, Trouble::person_gone);
    const OurWords words = words_of(visit, desk);
    return button_page(visit, desk, words.text("undo_change_title"),
                       words.filled("undo_change_text", {{"address", move->former.text()}}),
                       words.text("undo_change_button"));
}

Response undo_change(const Visit& visit, Desk& desk) {
    const auto move = move_of(visit, desk);
    if (!move) return trouble_page(visit, desk, Trouble::person_gone);
    const Timestamp now = desk.clock();
    store::Transaction tx(desk.db);
    const store::Undone undone = store::undo_move(tx, *move, present_hash(visit, desk), now);
    const bool moved_back = undone == store::Undone::moved_back;
    if (moved_back) store::record_consent(tx, move->subscriber, store::Act::moved, "undo", nullptr, now);
    tx.commit();
    const OurWords words = words_of(visit, desk);
    return message_page(visit, desk, words.text("undone_change_title"),
                        words.filled(moved_back ? "undone_change_text" : "undone_change_known",
                                     {{"address", move->former.text()}}));
}

}  // namespace tidings::desk
