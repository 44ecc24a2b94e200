#include "store/people/erasure.h"

#include "store/people/pauses.h"
#include "store/people/resubscriptions.h"
#include "store/people/suppressions.h"
#include "store/people/unsubscribing.h"

namespace tidings::store {
void erase(Transaction& tx, SubscriberId subscriber, std::string_view address_hash, Timestamp now) {
    erase_since_move(tx, subscriber, address_hash, now);
    tx.run("delete from consents where subscriber = ?", {subscriber});
    tx.run("delete from notices where subscriber = ?", {subscriber});
    tx.run("delete from address_moves where subscriber = ?", {subscriber});
}

void erase_since_move(Transaction& tx, SubscriberId subscriber, std::string_view address_hash,
                      Timestamp now) {
    tx.query("pragma secure_delete = on").next();  // overwrites what is deleted
    leave(tx, subscriber, std::nullopt, now);
    tx.run("insert or replace into erased_addresses (hash, why, at) values (?, 'left', ?)",
           {address_hash, now});
    reduce_suppression(tx, subscriber, address_hash, now);
    tx.run("delete from confirmation_mails where hash = ?", {address_hash});
    tx.run("delete from former_subscriptions where subscriber = ?", {subscriber});
    tx.run(R"(
        delete from consents where subscriber = ?1
            and at >= (select coalesce(min(moved_at), 0) from address_moves where subscriber = ?1))",
           {subscriber});
    drop_resubscription(tx, subscriber);
    tx.run("delete from address_changes where subscriber = ?", {subscriber});
    tx.run(
        "delete from notices where subscriber = ? and not (kind = 'address_changed' and settled_at is null)",
        {subscriber});
    end_pause(tx, subscriber);
    tx.run("delete from inbox where author = (select lower(s.email) from subscribers s where s.id = ?)",
           {subscriber});
    tx.run("delete from inbox where about = (select lower(s.email) from subscribers s where s.id = ?)",
           {subscriber});
    // A mail server's answer may repeat the address.
    tx.run("update sends set answer = '', queue_id = '' where subscriber = ?", {subscriber});
    tx.run(R"(
        update subscribers set email = 'erased-' || id || '@erased.invalid', name = '', language = '', consent = '',
            asked_at = null, erased_at = ? where id = ?)",
           {now, subscriber});
}

bool is_erased(const Database& db, std::string_view address_hash) {
    return db.query("select 1 from erased_addresses where hash = ?", {address_hash}).next();
}

bool barred_for_ever(const Database& db, std::string_view address_hash) {
    return db.query("select 1 from erased_addresses where hash = ? and why = 'suppressed'", {address_hash})
        .next();
}

}  // namespace tidings::store
