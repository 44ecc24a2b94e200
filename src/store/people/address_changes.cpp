#include "store/people/address_changes.h"

#include "store/people/address_moves.h"
#include "store/people/erasure.h"
#include "store/people/pauses.h"
#include "store/people/people.h"
#include "store/people/sign_ups.h"
#include "store/people/suppressions.h"
#include "store/sqlite/unspent_ids.h"

namespace tidings::store {

AddressChangeId ask_for_change(Transaction& tx, SubscriberId subscriber, const EmailAddress& email,
                               Timestamp now) {
    tx.run("delete from address_changes where subscriber = ?", {subscriber});
    const AddressChangeId id{unspent_id(tx, LinkedRow::address_change)};
    tx.run("insert into address_changes (id, subscriber, email, asked_at) values (?, ?, ?, ?)",
           {id, subscriber, email.text(), now});
    return id;
}

std::optional<AddressChange> address_change(const Database& db, AddressChangeId id) {
    Rows rows = db.query("select subscriber, email, asked_at from address_changes where id = ?", {id});
    if (!rows.next()) return std::nullopt;
    Result<EmailAddress> email = EmailAddress::parse(rows.text(1));
    if (!email) return std::nullopt;
    return AddressChange{id, rows.id<SubscriberId>(0), *std::move(email), rows.time(2)};
}

bool carry_out(Transaction& tx, const AddressChange& change, const ChangedHashes& hashes, Timestamp now) {
    if (suppression_of(tx.db(), change.email) || person_of(tx.db(), change.email) ||
        barred_for_ever(tx.db(), hashes.fresh))
        return false;
    reduce_suppression(tx, change.subscriber, hashes.former, now);
    keep_for_undoing(tx, change, now);
    tx.run("update subscribers set email = ?, name = '', moved_at = ? where id = ?",
           {change.email.text(), now, change.subscriber});
    tx.run("delete from address_changes where id = ?", {change.id});
    end_pause(tx, change.subscriber);
    address_confirmed(tx, hashes.fresh);
    return true;
}

void forget_address_changes(Transaction& tx, Timestamp asked_before) {
    tx.run("delete from address_changes where asked_at < ?", {asked_before});
}

}  // namespace tidings::store
