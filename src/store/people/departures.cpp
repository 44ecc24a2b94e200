#include "store/people/departures.h"

#include "base/result.h"
#include "store/issues/notices.h"
#include "store/people/pauses.h"
#include "store/people/people.h"
#include "store/people/subscribers.h"
#include "store/people/wishes.h"

namespace tidings::store {
namespace {

void stop_sends(Transaction& tx, SubscriberId subscriber, std::optional<DigestId> digest, Timestamp now) {
    tx.run(R"(
        update sends set state = 'suppressed', due = null, answer = 'unsubscribed', settled_at = ?1
        where subscriber = ?2 and due is not null
          and (?3 is null or (select i.digest from issues i where i.id = sends.issue) = ?3))",
           {now, subscriber, digest});
}

bool has_subscriptions(Transaction& tx, SubscriberId subscriber) {
    return tx.query("select 1 from subscriptions where subscriber = ?", {subscriber}).next();
}

}  // namespace

bool leave(Transaction& tx, SubscriberId subscriber, std::optional<DigestId> digest, Timestamp now) {
    tx.run(R"(
        insert or replace into former_subscriptions
            (subscriber, digest, topics, languages, fold, neutral_subject, left_at)
        select subscriber, digest, topics, languages, fold, neutral_subject, ?1
        from subscriptions where subscriber = ?2 and (?3 is null or digest = ?3))",
           {now, subscriber, digest});
    const bool had = tx.run("delete from subscriptions where subscriber = ?1 and (?2 is null or digest = ?2)",
                            {subscriber, digest}) > 0;
    stop_sends(tx, subscriber, digest, now);
    if (has_subscriptions(tx, subscriber)) return had;
    const bool stayed = tx.run(
                            "update subscribers set state = 'unsubscribed', left_at = ? "
                            "where id = ? and state <> 'unsubscribed'",
                            {now, subscriber}) > 0;
    tx.run("update subscribers set asked_at = null where id = ?", {subscriber});
    drop_wish(tx, subscriber);
    cancel_notices(tx, subscriber, now);
    return had || stayed;
}

std::optional<Timestamp> last_left(const Database& db, SubscriberId subscriber) {
    Rows rows = db.query("select max(left_at) from former_subscriptions where subscriber = ?", {subscriber});
    return rows.next() ? rows.maybe_time(0) : std::nullopt;
}

bool come_back(Transaction& tx, SubscriberId subscriber, Timestamp left_since) {
    const std::optional<Timestamp> left = last_left(tx.db(), subscriber);
    if (!left || *left < left_since) return false;
    const bool may = tx.query(R"(
        select 1 from subscribers s where s.id = ? and s.confirmed_at is not null and s.erased_at is null
          and not exists (select 1 from suppressions x where x.email = s.email))",
                              {subscriber})
                         .next();
    if (!may) return false;
    tx.run(R"(
        insert or ignore into subscriptions (digest, subscriber, topics, languages, fold, neutral_subject)
        select digest, subscriber, topics, languages, fold, neutral_subject
        from former_subscriptions where subscriber = ? and left_at = ?)",
           {subscriber, *left});
    tx.run("delete from former_subscriptions where subscriber = ? and left_at = ?", {subscriber, *left});
    tx.run("update subscribers set state = 'confirmed', left_at = null, asked_at = null where id = ?",
           {subscriber});
    drop_wish(tx, subscriber);
    return true;
}

void reduce_suppression(Transaction& tx, SubscriberId subscriber, std::string_view address_hash,
                        Timestamp now) {
    tx.run(
        "delete from suppressions where cause = 'bounced' and email = (select s.email from subscribers s "
        "where s.id = ?)",
        {subscriber});
    const bool suppressed =
        tx.run("delete from suppressions where email = (select s.email from subscribers s where s.id = ?)",
               {subscriber}) > 0;
    if (suppressed)
        tx.run("insert or replace into erased_addresses (hash, why, at) values (?, 'suppressed', ?)",
               {address_hash, now});
}

bool lift_suppression(Transaction& tx, const EmailAddress& email, std::string_view address_hash) {
    const std::int64_t stored = tx.run("delete from suppressions where email = ?", {email.text()});
    const std::int64_t hashed = tx.run(
        "update erased_addresses set why = 'left' where hash = ? and why = 'suppressed'", {address_hash});
    return stored + hashed > 0;
}

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
    drop_wish(tx, subscriber);
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

std::vector<Subscriber> left_before(const Database& db, Timestamp time) {
    std::vector<Subscriber> all;
    std::vector<SubscriberId> ids;
    Rows rows = db.query(R"(
        select id from subscribers
        where left_at is not null and erased_at is null and left_at < ? and asked_at is null and state = 'unsubscribed')",
                         {time});
    while (rows.next()) ids.push_back(rows.id<SubscriberId>(0));
    for (const SubscriberId id : ids)
        if (std::optional<Subscriber> found = subscriber(db, id)) all.push_back(*std::move(found));
    return all;
}

void forget_former_subscriptions(Transaction& tx, Timestamp left_before) {
    tx.run("delete from former_subscriptions where left_at < ?", {left_before});
}

bool is_erased(const Database& db, std::string_view address_hash) {
    return db.query("select 1 from erased_addresses where hash = ?", {address_hash}).next();
}

bool barred_for_ever(const Database& db, std::string_view address_hash) {
    return db.query("select 1 from erased_addresses where hash = ? and why = 'suppressed'", {address_hash})
        .next();
}

}  // namespace tidings::store
