#include "desk/page.h"
#include "desk/routes.h"
#include "store/issues/notices.h"
#include "store/people/address_changes.h"
#include "store/people/consents.h"
#include "subscribe/address_hash.h"
#include "subscribe/periods.h"

namespace tidings::desk {
namespace {

std::optional<store::AddressChange> wish_of(const Visit& visit, const Desk& desk) {
    if (!visit.link->change) return std::nullopt;
    const auto change = store::address_change(desk.db, *visit.link->change);
    if (!change || change->subscriber != visit.link->subscriber) return std::nullopt;
    if (desk.clock() - change->asked_at > change_within) return std::nullopt;
    return change;
}

}  // namespace

Response show_new_address(const Visit& visit, Desk& desk) {
    const auto wish = wish_of(visit, desk);
    if (!wish) return trouble_page(visit, desk, Trouble::person_gone);
    const OurWords words = words_of(visit, desk);
    return button_page(visit, desk, words.text("change_title"),
                       words.filled("change_text", {{"address", wish->email.text()}}),
                       words.text("change_button"));
}

Response confirm_new_address(const Visit& visit, Desk& desk) {
    const auto wish = wish_of(visit, desk);
    if (!wish) return trouble_page(visit, desk, Trouble::person_gone);
    const Timestamp now = desk.clock();
    const Subscriber& reader = visit.person->subscriber;
    store::Transaction tx(desk.db);
    const store::ChangedHashes hashes{address_hash(desk.key, reader.email),
                                      address_hash(desk.key, wish->email)};
    if (!store::carry_out(tx, *wish, hashes, now)) return trouble_page(visit, desk, Trouble::person_gone);
    store::record_consent(tx, reader.id, store::Act::moved, "link", nullptr, now);
    if (!visit.person->suppressed)
        store::queue_notice(tx,
                            {.kind = NoticeKind::address_changed,
                             .subscriber = reader.id,
                             .to = reader.email,
                             .change = wish->id},
                            now);
    tx.commit();
    desk.mail_waits();
    const OurWords words = words_of(visit, desk);
    return message_page(visit, desk, words.text("changed_title"),
                        words.filled("changed_text", {{"address", wish->email.text()}}));
}

}  // namespace tidings::desk
