#include "membership/moving.h"

#include "membership/confirmation_mail.h"
#include "store/issues/notices.h"
#include "store/people/consents.h"
#include "store/people/erasure.h"
#include "store/people/people.h"
#include "subscribe/address_hash.h"
#include "subscribe/periods.h"

namespace tidings::membership {
namespace {

bool may_get_a_reader(const store::Database& db, const EmailAddress& email, const std::string& hash) {
    return !store::person_of(db, email) && !store::suppression_of(db, email) &&
           !store::barred_for_ever(db, hash);
}

}  // namespace

bool ask_to_move(store::Database& db, const SecretKey& key, SubscriberId reader,
                 const EmailAddress& new_email, Timestamp now) {
    const std::string hash = address_hash(key, new_email);
    store::Transaction tx(db);
    if (!may_get_a_reader(db, new_email, hash) || store::has_undone_move(db, reader) ||
        !may_ask_to_confirm(tx, reader, hash, now))
        return false;
    const AddressChangeId change = store::ask_for_change(tx, reader, new_email, now);
    store::queue_notice(
        tx, {.kind = NoticeKind::confirm_address, .subscriber = reader, .to = new_email, .change = change},
        now);
    tx.commit();
    return true;
}

std::optional<store::AddressChange> waiting_change(const store::Database& db, const ReaderLink& link,
                                                   Timestamp now) {
    if (!link.change) return std::nullopt;
    const auto change = store::address_change(db, *link.change);
    if (!change || change->subscriber != link.subscriber) return std::nullopt;
    if (now - change->asked_at > change_within) return std::nullopt;
    return change;
}

bool move(store::Database& db, const SecretKey& key, const ReaderLink& link, Timestamp now) {
    store::Transaction tx(db);
    const auto change = waiting_change(db, link, now);
    const auto person = store::person(db, link.subscriber);
    if (!change || !person) return false;
    const EmailAddress& former = person->subscriber.email;
    const store::ChangedHashes hashes{address_hash(key, former), address_hash(key, change->email)};
    if (!store::carry_out(tx, *change, hashes, now)) return false;
    store::record_consent(tx, link.subscriber, store::ConsentStep::moved, "link", nullptr, now);
    if (!person->suppressed)
        store::queue_notice(tx,
                            {.kind = NoticeKind::address_changed,
                             .subscriber = link.subscriber,
                             .to = former,
                             .change = change->id},
                            now);
    tx.commit();
    return true;
}

std::optional<store::AddressMove> undoable_move(const store::Database& db, const ReaderLink& link,
                                                Timestamp now) {
    if (!link.change) return std::nullopt;
    auto move = store::address_move(db, *link.change);
    const bool stands =
        move && move->subscriber == link.subscriber && now - move->moved_at <= move_undo_within;
    return stands ? move : std::nullopt;
}

std::optional<store::Undone> undo_move(store::Database& db, const SecretKey& key, const ReaderLink& link,
                                       Timestamp now) {
    store::Transaction tx(db);
    const auto move = undoable_move(db, link, now);
    if (!move) return std::nullopt;
    const auto person = store::person(db, link.subscriber);
    const std::string present = person ? address_hash(key, person->subscriber.email) : std::string();
    const store::Undone undone = store::undo_move(tx, *move, present, now);
    if (undone == store::Undone::moved_back)
        store::record_consent(tx, link.subscriber, store::ConsentStep::moved, "undo", nullptr, now);
    tx.commit();
    return undone;
}

}  // namespace tidings::membership
