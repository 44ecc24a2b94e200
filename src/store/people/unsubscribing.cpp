#include "store/people/unsubscribing.h"

#include "store/issues/notices.h"
#include "store/people/resubscriptions.h"
#include "store/people/subscribers.h"

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
    drop_resubscription(tx, subscriber);
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
    drop_resubscription(tx, subscriber);
    return true;
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

}  // namespace tidings::store
