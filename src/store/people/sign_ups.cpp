#include "store/people/sign_ups.h"

#include "store/people/consents.h"
#include "store/people/erasure.h"
#include "store/people/pauses.h"
#include "store/people/people.h"
#include "store/people/resubscriptions.h"
#include "store/people/subscribers.h"
#include "store/people/suppressions.h"
#include "store/sqlite/unspent_ids.h"

namespace tidings::store {
namespace {

SubscriberId add_pending(Transaction& tx, const SignUp& sign_up, Timestamp now) {
    const SubscriberId id{unspent_id(tx, LinkedRow::subscriber)};
    tx.run(
        "insert into subscribers (id, email, name, language, state, consent, since, asked_at) values (?, ?, "
        "?, ?, "
        "'pending', '', ?, ?)",
        {id, sign_up.email.text(), sign_up.name, sign_up.language, now, now});
    return id;
}

// That its owner confirms proves that the mailbox works.
void lift_what_bounces_did(Transaction& tx, SubscriberId subscriber, Timestamp now) {
    const std::optional<Subscriber> reader = store::subscriber(tx.db(), subscriber);
    const bool was_suppressed = reader && lift_bounces(tx, reader->email);
    const bool was_paused = end_pause(tx, subscriber);
    if (was_suppressed || was_paused)
        record_consent(tx, subscriber, ConsentStep::unsuppressed, "confirmed sign-up", nullptr, now);
}

}  // namespace

Asked ask(Transaction& tx, const SignUp& sign_up, std::string_view address_hash, Timestamp now) {
    const std::optional<Cause> suppressed = suppression_cause(tx.db(), sign_up.email);
    if (suppressed && *suppressed != Cause::bounced) return {};
    const std::optional<Person> known = person_of(tx.db(), sign_up.email);
    const bool was_given_up = suppressed && known && known->confirmed_at;
    if (known && known->subscriber.state == SubscriberState::confirmed && !was_given_up &&
        !is_paused(tx.db(), known->subscriber.id))
        return {Asked::Kind::known, known->subscriber.id};
    if (!known && barred_for_ever(tx.db(), address_hash)) return {};
    if (known && known->subscriber.state != SubscriberState::pending) {
        keep_resubscription(tx, known->subscriber.id, sign_up);
        return {Asked::Kind::waiting, known->subscriber.id};
    }
    const SubscriberId id = known ? known->subscriber.id : add_pending(tx, sign_up, now);
    if (known)
        tx.run("update subscribers set name = ?, language = ? where id = ?",
               {sign_up.name, sign_up.language, id});
    set_subscriptions(tx, id, sign_up.digests, sign_up.preferences);
    return {known ? Asked::Kind::waiting : Asked::Kind::fresh, id};
}

void question_mailed(Transaction& tx, SubscriberId subscriber, std::string_view address_hash, Timestamp now) {
    tx.run(R"(
        update subscribers set asked_at = ?1 where id = ?2
          and (state <> 'confirmed' or exists (select 1 from suppressions x where x.email = subscribers.email)
               or exists (select 1 from pauses p where p.subscriber = ?2)))",
           {now, subscriber});
    tx.run(
        "insert into confirmation_mails (hash, mails, last) values (?, 1, ?) on conflict (hash) do update "
        "set mails = mails + 1, last = excluded.last",
        {address_hash, now});
}

bool confirm(Transaction& tx, SubscriberId subscriber, std::string_view address_hash, Timestamp asked_since,
             Timestamp now) {
    const bool waited = tx.run(R"(
        update subscribers set state = 'confirmed', confirmed_at = ?, asked_at = null, left_at = null
        where id = ? and erased_at is null and asked_at >= ?)",
                               {now, subscriber, asked_since}) > 0;
    if (!waited) return false;
    lift_what_bounces_did(tx, subscriber, now);
    grant_resubscription(tx, subscriber);
    tx.run("delete from former_subscriptions where subscriber = ?", {subscriber});
    address_confirmed(tx, address_hash);
    return true;
}

void address_confirmed(Transaction& tx, std::string_view address_hash) {
    tx.run("delete from confirmation_mails where hash = ?", {address_hash});
    tx.run("delete from erased_addresses where hash = ?", {address_hash});
}

ConfirmationMails confirmation_mails(const Database& db, std::string_view address_hash) {
    Rows rows = db.query("select mails, last from confirmation_mails where hash = ?", {address_hash});
    if (!rows.next()) return {};
    return {static_cast<int>(rows.integer(0)), rows.time(1)};
}

std::int64_t forget_unconfirmed(Transaction& tx, Timestamp asked_before) {
    tx.run(R"(
        delete from wishes where subscriber in
            (select id from subscribers where left_at is not null and erased_at is null and asked_at < ?))",
           {asked_before});
    tx.run(
        "update subscribers set asked_at = null where left_at is not null and erased_at is null and asked_at "
        "< ?",
        {asked_before});
    tx.run(R"(
        delete from wishes where subscriber in
            (select id from subscribers where state = 'confirmed' and asked_at is not null and asked_at < ?))",
           {asked_before});
    tx.run(
        "update subscribers set asked_at = null where state = 'confirmed' and asked_at is not null and "
        "asked_at < ?",
        {asked_before});
    return tx.run("delete from subscribers where state = 'pending' and asked_at < ?", {asked_before});
}

void forget_confirmation_mails(Transaction& tx, Timestamp last_before) {
    tx.run("delete from confirmation_mails where last < ?", {last_before});
}

}  // namespace tidings::store
