#include "store/people/listing.h"

#include "store/people/preferences.h"
#include "store/people/subscribers.h"

namespace tidings::store {
namespace {

// How a subscriber agreed who signed up on the page.
std::string consent_given(const Database& db, SubscriberId subscriber) {
    Rows rows = db.query(R"(
        select a.source, a.version, c.source from consents a
        left join consents c on c.subscriber = a.subscriber and c.act = 'confirmed'
        where a.subscriber = ? and a.act = 'asked' order by a.id desc, c.id desc limit 1)",
                         {subscriber});
    if (!rows.next()) return {};
    std::string given = rows.text(0);
    if (!rows.is_null(1)) given += ", words " + rows.text(1).substr(0, 8);
    if (!rows.is_null(2)) given += ", confirmed by " + rows.text(2);
    return given;
}

Standing standing_of(SubscriberState state, bool is_suppressed, bool is_paused) {
    if (is_suppressed) return Standing::suppressed;
    switch (state) {
        case SubscriberState::confirmed:
            return is_paused ? Standing::paused : Standing::confirmed;
        case SubscriberState::unsubscribed:
            return Standing::unsubscribed;
        case SubscriberState::pending:
            break;
    }
    return Standing::pending;
}

}  // namespace

void for_each_person(const Database& db, const std::function<void(const ListedPerson&)>& show) {
    Rows rows = db.query(R"(
        select s.id, s.confirmed_at, coalesce(x.at, s.left_at, p.at), coalesce(x.why, p.why), x.cause, p.at is not null
        from subscribers s left join suppressions x on x.email = s.email left join pauses p on p.subscriber = s.id
        where s.erased_at is null order by s.id)");
    while (rows.next()) {
        std::optional<Subscriber> found = subscriber(db, rows.id<SubscriberId>(0));
        if (!found) continue;
        const Standing standing = standing_of(found->state, !rows.is_null(4), rows.integer(5) != 0);
        const bool is_kept_from_mail = standing == Standing::suppressed || standing == Standing::paused;
        ListedPerson person{.subscriber = *std::move(found),
                            .standing = standing,
                            .why = is_kept_from_mail ? rows.text(3) : std::string(),
                            .cause = standing == Standing::paused ? "paused" : rows.text(4),
                            .confirmed_at = rows.maybe_time(1),
                            .ended_at = rows.maybe_time(2)};
        if (person.subscriber.consent.empty())
            person.subscriber.consent = consent_given(db, person.subscriber.id);
        if (!person.subscriber.digests.empty())
            person.preferences = preferences(db, person.subscriber.id, person.subscriber.digests.front())
                                     .value_or(Preferences{});
        show(person);
    }
}

void for_each_suppressed_stranger(const Database& db,
                                  const std::function<void(const SuppressedAddress&)>& show) {
    Rows rows = db.query("select email, why, at from suppressions order by email");
    while (rows.next()) {
        SuppressedAddress address{rows.text(0), rows.text(1), rows.time(2)};
        if (!db.query("select 1 from subscribers where email = ?", {address.email}).next()) show(address);
    }
}

void for_each_erased(const Database& db, const std::function<void(const ErasedAddress&)>& show) {
    Rows rows = db.query("select hash, why = 'suppressed', at from erased_addresses order by hash");
    while (rows.next()) show({rows.text(0), rows.integer(1) != 0, rows.time(2)});
}

std::int64_t count_erased(const Database& db) {
    Rows rows = db.query("select count(*) from erased_addresses");
    rows.next();
    return rows.integer(0);
}

}  // namespace tidings::store
