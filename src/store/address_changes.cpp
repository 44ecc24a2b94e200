#include "store/address_changes.h"

#include "store/people.h"

namespace tidings::store {

AddressChangeId ask_for_change(Transaction& tx, SubscriberId subscriber, const EmailAddress& email,
                               Timestamp now) {
    tx.run("delete from address_changes where subscriber = ?", {subscriber});
    // One more than any before, so that an earlier link never fits a later wish.
    tx.run(R"(
        insert into address_changes (id, subscriber, email, asked_at)
        values (1 + coalesce((select cast(value as integer) from facts where name = 'last address change'), 0), ?, ?, ?))",
           {subscriber, email.text(), now});
    const auto id = tx.last_id<AddressChangeId>();
    tx.run(
        "insert into facts (name, value) values ('last address change', ?) on conflict (name) do update set "
        "value = excluded.value",
        {std::to_string(number(id))});
    return id;
}

std::optional<AddressChange> address_change(const Database& db, AddressChangeId id) {
    Rows rows = db.query("select subscriber, email, asked_at from address_changes where id = ?", {id});
    if (!rows.next()) return std::nullopt;
    Result<EmailAddress> email = EmailAddress::parse(rows.text(1));
    if (!email) return std::nullopt;
    return AddressChange{id, rows.id<SubscriberId>(0), *std::move(email), rows.time(2)};
}

bool carry_out(Transaction& tx, const AddressChange& change) {
    if (suppression_of(tx.db(), change.email) || person_of(tx.db(), change.email)) return false;
    tx.run("update subscribers set email = ? where id = ?", {change.email.text(), change.subscriber});
    tx.run("delete from address_changes where id = ?", {change.id});
    return true;
}

void forget_address_changes(Transaction& tx, Timestamp asked_before) {
    tx.run("delete from address_changes where asked_at < ?", {asked_before});
}

}  // namespace tidings::store
