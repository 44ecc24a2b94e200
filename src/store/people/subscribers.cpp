#include "store/people/subscribers.h"

#include "base/result.h"
#include "store/issues/notices.h"
#include "store/sqlite/unspent_ids.h"

namespace tidings::store {
namespace {

EmailAddress stored_address(const std::string& text) {
    Result<EmailAddress> address = EmailAddress::parse(text);
    if (!address)
        throw Failure(
            {Code::disk, "A stored subscriber has no usable address", "Restore the database from a backup."});
    return *std::move(address);
}

std::vector<std::string> digests_of(const Database& db, SubscriberId subscriber) {
    std::vector<std::string> digests;
    Rows rows = db.query(
        R"(select d.slug from subscriptions s join digests d on d.id = s.digest where s.subscriber = ? order by d.slug)",
        {subscriber});
    while (rows.next()) digests.push_back(rows.text(0));
    return digests;
}

std::vector<Subscriber> read_subscribers(const Database& db, Rows rows) {
    std::vector<Subscriber> all;
    while (rows.next()) {
        const SubscriberId id = rows.id<SubscriberId>(0);
        all.push_back({.id = id,
                       .email = stored_address(rows.text(1)),
                       .name = rows.text(2),
                       .language = rows.text(3),
                       .state = subscriber_state_named(rows.text(4)).value_or(SubscriberState::pending),
                       .consent = rows.text(5),
                       .since = rows.time(6),
                       .digests = digests_of(db, id)});
    }
    return all;
}

void subscribe_to(Transaction& tx, SubscriberId subscriber, const std::vector<std::string>& digests) {
    for (const std::string& digest : digests)
        tx.run(
            "insert or ignore into subscriptions (digest, subscriber) select id, ? from digests where slug = "
            "?",
            {subscriber, digest});
}

// What was asked for by a form that anybody could fill in gives way to what is known to be agreed to.
void confirm_as(Transaction& tx, SubscriberId pending, const Subscriber& subscriber, Timestamp now) {
    tx.run(
        "update subscribers set state = 'confirmed', confirmed_at = ?, asked_at = null, name = ?, language = "
        "?, "
        "consent = ? where id = ?",
        {now, subscriber.name, subscriber.language, subscriber.consent, pending});
    tx.run("delete from subscriptions where subscriber = ?", {pending});
    subscribe_to(tx, pending, subscriber.digests);
    cancel_notices(tx, pending, now);
}

}  // namespace

Joining join(Transaction& tx, const Subscriber& subscriber, Timestamp now) {
    if (tx.query("select 1 from suppressions where email = ?", {subscriber.email.text()}).next())
        return Joining::suppressed;
    const bool confirmed = subscriber.state == SubscriberState::confirmed;
    Rows known = tx.query("select id, state from subscribers where email = ?", {subscriber.email.text()});
    if (known.next()) {
        if (known.text(1) == "unsubscribed") return Joining::unsubscribed;
        if (!confirmed || known.text(1) == "confirmed") return Joining::known;
        confirm_as(tx, known.id<SubscriberId>(0), subscriber, now);
        return Joining::confirmed;
    }
    std::optional<Timestamp> asked, agreed;
    (confirmed ? agreed : asked) = now;
    const SubscriberId id{unspent_id(tx, LinkedRow::subscriber)};
    tx.run(
        "insert into subscribers (id, email, name, language, state, consent, since, asked_at, confirmed_at) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {id, subscriber.email.text(), subscriber.name, subscriber.language,
         subscriber_state_name(subscriber.state), subscriber.consent, now, asked, agreed});
    subscribe_to(tx, id, subscriber.digests);
    return Joining::added;
}

std::optional<Subscriber> subscriber(const Database& db, SubscriberId id) {
    std::vector<Subscriber> found = read_subscribers(
        db, db.query("select id, email, name, language, state, consent, since from subscribers where id = ? "
                     "and erased_at is null",
                     {id}));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<Subscriber> subscribers(const Database& db) {
    return read_subscribers(
        db, db.query(
                "select id, email, name, language, state, consent, since from subscribers where erased_at is "
                "null order by id"));
}

}  // namespace tidings::store
