#include "store/people/address_moves.h"

#include "store/issues/notices.h"
#include "store/people/erasure.h"
#include "store/people/pauses.h"
#include "store/people/people.h"
#include "store/people/resubscriptions.h"

namespace tidings::store {
namespace {

// A sign-up that is not confirmed does not prevent the undoing of a move: a stranger may have typed the
// address into the form.
void forget_pending_sign_up(Transaction& tx, const EmailAddress& email) {
    tx.run("delete from subscribers where email = ? and state = 'pending'", {email.text()});
}

void give_back(Transaction& tx, const AddressMove& move) {
    tx.run(R"(
        update subscribers set state = 'confirmed', erased_at = null, left_at = null, asked_at = null,
            email = m.email, name = m.name, language = m.language, consent = m.consent, moved_at = m.moved_before
        from address_moves m where m.id = ? and subscribers.id = m.subscriber)",
           {move.id});
    tx.run("delete from subscriptions where subscriber = ?", {move.subscriber});
    tx.run(R"(
        insert into subscriptions (digest, subscriber, topics, languages, fold, neutral_subject)
        select digest, ?, topics, languages, fold, neutral_subject from moved_subscriptions where move = ?)",
           {move.subscriber, move.id});
}

// Its address now may have been erased already.
void forget_what_moved(Transaction& tx, const AddressMove& move, std::string_view present_hash,
                       Timestamp now) {
    if (!present_hash.empty()) return erase(tx, move.subscriber, present_hash, now);
    tx.run("delete from consents where subscriber = ?", {move.subscriber});
    tx.run("delete from address_moves where subscriber = ?", {move.subscriber});
}

bool has_move(const Database& db, SubscriberId subscriber, bool undone) {
    return db
        .query("select 1 from address_moves where subscriber = ? and (undone_at is not null) = ?",
               {subscriber, std::int64_t{undone}})
        .next();
}

}  // namespace

std::optional<AddressMove> address_move(const Database& db, AddressChangeId id) {
    Rows rows = db.query(
        "select subscriber, email, moved_at from address_moves where id = ? and undone_at is null", {id});
    if (!rows.next()) return std::nullopt;
    Result<EmailAddress> former = EmailAddress::parse(rows.text(1));
    if (!former) return std::nullopt;
    return AddressMove{id, rows.id<SubscriberId>(0), *std::move(former), rows.time(2)};
}

void keep_for_undoing(Transaction& tx, const AddressChange& change, Timestamp now) {
    tx.run(R"(
        insert into address_moves (id, subscriber, email, name, language, consent, moved_before, moved_at)
        select ?, id, email, name, language, consent, moved_at, ? from subscribers where id = ?)",
           {change.id, now, change.subscriber});
    tx.run(R"(
        insert into moved_subscriptions (move, digest, topics, languages, fold, neutral_subject)
        select ?, digest, topics, languages, fold, neutral_subject from subscriptions where subscriber = ?)",
           {change.id, change.subscriber});
}

Undone undo_move(Transaction& tx, const AddressMove& move, std::string_view present_hash, Timestamp now) {
    forget_pending_sign_up(tx, move.former);
    const std::optional<Person> holder = person_of(tx.db(), move.former);
    if (holder && holder->subscriber.id != move.subscriber) {
        forget_what_moved(tx, move, present_hash, now);
        return Undone::joined_again;
    }
    cancel_notices(tx, move.subscriber, now);
    tx.run("delete from address_changes where subscriber = ?", {move.subscriber});
    tx.run("delete from former_subscriptions where subscriber = ?", {move.subscriber});
    drop_resubscription(tx, move.subscriber);
    end_pause(tx, move.subscriber);
    give_back(tx, move);
    tx.run("delete from address_moves where subscriber = ? and moved_at >= ? and id > ?",
           {move.subscriber, move.moved_at, move.id});
    tx.run("update address_moves set undone_at = ? where id = ?", {now, move.id});
    return Undone::moved_back;
}

std::optional<Timestamp> moved_at(const Database& db, SubscriberId subscriber) {
    Rows rows = db.query("select moved_at from subscribers where id = ?", {subscriber});
    return rows.next() ? rows.maybe_time(0) : std::nullopt;
}

bool has_move_to_undo(const Database& db, SubscriberId subscriber) { return has_move(db, subscriber, false); }
bool has_undone_move(const Database& db, SubscriberId subscriber) { return has_move(db, subscriber, true); }

void forget_address_moves(Transaction& tx, Timestamp moved_before) {
    tx.run(R"(
        delete from consents where subscriber in
            (select m.subscriber from address_moves m join subscribers s on s.id = m.subscriber
             where m.moved_at < ?1 and s.erased_at is not null
               and not exists (select 1 from address_moves l where l.subscriber = m.subscriber and l.moved_at >= ?1)))",
           {moved_before});
    tx.run("delete from address_moves where moved_at < ?", {moved_before});
}

}  // namespace tidings::store
