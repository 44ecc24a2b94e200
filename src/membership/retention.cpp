#include "membership/retention.h"

#include "store/issues/notices.h"
#include "store/people/address_changes.h"
#include "store/people/address_moves.h"
#include "store/people/erasure.h"
#include "store/people/inbox.h"
#include "store/people/sign_ups.h"
#include "store/people/unsubscribing.h"
#include "store/sqlite/upgrade_copies.h"
#include "subscribe/address_hash.h"
#include "subscribe/periods.h"

namespace tidings::membership {

Forgotten forget_what_is_due(store::Database& db, const SecretKey& key, Timestamp now) {
    Forgotten tally;
    store::Transaction tx(db);
    tally.unconfirmed = store::forget_unconfirmed(tx, now - confirm_within);
    for (const Subscriber& left : store::left_before(tx.db(), now - address_kept)) {
        store::erase(tx, left.id, address_hash(key, left.email), now);
        ++tally.erased;
    }
    store::forget_former_subscriptions(tx, now - address_kept);
    store::forget_address_changes(tx, now - change_within);
    store::forget_address_moves(tx, now - move_undo_within);
    store::forget_notices(tx, now - finished_notices_kept);
    store::forget_inbox(tx, now - inbox_kept);
    store::forget_confirmation_mails(tx, now - mail_counts_kept);
    tx.commit();
    store::forget_upgrade_copies(db, now - upgrade_copies_kept);
    return tally;
}

}  // namespace tidings::membership
