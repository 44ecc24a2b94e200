#include "store/people/arrivals.h"

#include "store/sqlite/unspent_ids.h"

namespace tidings::store {

bool note_leaver(Transaction& tx, const Subscriber& subscriber, Timestamp left_at) {
    if (tx.query("select 1 from subscribers where email = ?", {subscriber.email.text()}).next()) return false;
    const SubscriberId id{unspent_id(tx, LinkedRow::subscriber)};
    tx.run(
        "insert into subscribers (id, email, name, language, state, consent, since, left_at) "
        "values (?, ?, ?, ?, 'unsubscribed', ?, ?, ?)",
        {id, subscriber.email.text(), subscriber.name, subscriber.language, subscriber.consent,
         subscriber.since, left_at});
    return true;
}

void keep_first_dates(Transaction& tx, SubscriberId subscriber, std::optional<Timestamp> since,
                      std::optional<Timestamp> confirmed_at) {
    tx.run(R"(update subscribers set since = coalesce(?, since),
              confirmed_at = case when state = 'confirmed' then coalesce(?, confirmed_at) end where id = ?)",
           {since, confirmed_at, subscriber});
}

void note_erased(Transaction& tx, std::string_view address_hash, bool must_not_get_mail, Timestamp at) {
    tx.run(R"(insert into erased_addresses (hash, why, at) values (?, ?, ?)
              on conflict (hash) do update set why = case when excluded.why = 'suppressed' then 'suppressed' else why end)",
           {address_hash, must_not_get_mail ? "suppressed" : "left", at});
}

}  // namespace tidings::store
