#include "store/subscribers.h"

#include "base/result.h"

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

}  // namespace

Joining join(Transaction& tx, const Subscriber& subscriber, Timestamp now) {
    if (tx.query("select 1 from suppressions where email = ?", {subscriber.email.text()}).next())
        return Joining::suppressed;
    const bool confirmed = subscriber.state == SubscriberState::confirmed;
    Rows known = tx.query("select id, state from subscribers where email = ?", {subscriber.email.text()});
    if (known.next()) {
        if (known.text(1) == "unsubscribed") return Joining::unsubscribed;
        subscribe_to(tx, known.id<SubscriberId>(0), subscriber.digests);
        if (confirmed && known.text(1) == "pending")
            tx.run(
                "update subscribers set state = 'confirmed', confirmed_at = ?, asked_at = null where id = ?",
                {now, known.integer(0)});
        return Joining::known;
    }
    std::optional<Timestamp> asked, agreed;
    (confirmed ? agreed : asked) = now;
    tx.run(
        "insert into subscribers (email, name, language, state, consent, since, asked_at, confirmed_at) "
        "values (?, ?, ?, ?, ?, ?, ?, ?)",
        {subscriber.email.text(), subscriber.name, subscriber.language,
         subscriber_state_name(subscriber.state), subscriber.consent, now, asked, agreed});
    subscribe_to(tx, tx.last_id<SubscriberId>(), subscriber.digests);
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
