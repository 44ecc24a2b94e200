#include "store/people/people.h"

#include "store/people/preferences.h"
#include "store/people/subscribers.h"

namespace tidings::store {
namespace {

std::optional<Person> read_person(const Database& db, Rows rows) {
    if (!rows.next()) return std::nullopt;
    std::optional<Subscriber> found = subscriber(db, rows.id<SubscriberId>(0));
    if (!found) return std::nullopt;
    Person read{.subscriber = *std::move(found),
                .asked_at = rows.maybe_time(1),
                .confirmed_at = rows.maybe_time(2),
                .left_at = rows.maybe_time(3)};
    read.suppressed = suppression_of(db, read.subscriber.email).has_value();
    return read;
}

}  // namespace

std::optional<Person> person(const Database& db, SubscriberId id) {
    return read_person(
        db, db.query("select id, asked_at, confirmed_at, left_at from subscribers where id = ? and "
                     "erased_at is null",
                     {id}));
}

std::optional<Person> person_of(const Database& db, const EmailAddress& email) {
    return read_person(
        db, db.query("select id, asked_at, confirmed_at, left_at from subscribers where email = ? and "
                     "erased_at is null",
                     {email.text()}));
}

std::optional<DigestId> digest_id(const Database& db, std::string_view slug) {
    Rows rows = db.query("select id from digests where slug = ?", {slug});
    if (!rows.next()) return std::nullopt;
    return rows.id<DigestId>(0);
}

std::optional<std::string> digest_slug(const Database& db, DigestId id) {
    Rows rows = db.query("select slug from digests where id = ?", {id});
    if (!rows.next()) return std::nullopt;
    return rows.text(0);
}

void set_subscriptions(Transaction& tx, SubscriberId subscriber, const std::vector<std::string>& digests,
                       const Preferences& preferences) {
    tx.run("delete from subscriptions where subscriber = ?", {subscriber});
    for (const std::string& digest : digests) {
        tx.run(
            "insert or ignore into subscriptions (digest, subscriber) select id, ? from digests where slug = "
            "?",
            {subscriber, digest});
        set_preferences(tx, subscriber, digest, preferences);
    }
}

void set_name(Transaction& tx, SubscriberId subscriber, std::string_view name) {
    tx.run("update subscribers set name = ? where id = ?", {name, subscriber});
}

void set_language(Transaction& tx, SubscriberId subscriber, std::string_view language) {
    tx.run("update subscribers set language = ? where id = ?", {language, subscriber});
}

std::int64_t stories_approved_since(const Database& db, Timestamp since) {
    Rows rows =
        db.query("select count(*) from stories where curation = 'approved' and approved_at > ?", {since});
    rows.next();
    return rows.integer(0);
}

std::optional<std::string> suppression_of(const Database& db, const EmailAddress& email) {
    Rows rows = db.query("select why from suppressions where email = ?", {email.text()});
    if (!rows.next()) return std::nullopt;
    return rows.text(0);
}

}  // namespace tidings::store
