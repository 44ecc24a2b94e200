#include "membership/erasing.h"

#include "store/people/address_moves.h"
#include "store/people/erasure.h"
#include "store/people/people.h"
#include "subscribe/address_hash.h"

namespace tidings::membership {

bool erase(store::Database& db, const SecretKey& key, SubscriberId person, Timestamp now) {
    store::Transaction tx(db);
    const auto known = store::person(db, person);
    if (!known) return false;
    store::erase(tx, person, address_hash(key, known->subscriber.email), now);
    tx.commit();
    return true;
}

bool erase_by_link(store::Database& db, const SecretKey& key, SubscriberId reader, Timestamp now) {
    store::Transaction tx(db);
    const auto known = store::person(db, reader);
    if (!known) return false;
    const std::string hash = address_hash(key, known->subscriber.email);
    if (store::has_move_to_undo(db, reader))
        store::erase_since_move(tx, reader, hash, now);
    else
        store::erase(tx, reader, hash, now);
    tx.commit();
    return true;
}

}  // namespace tidings::membership
