#include "membership/suppressing.h"

#include "store/people/consents.h"
#include "store/people/pauses.h"
#include "store/people/people.h"
#include "store/people/suppressions.h"
#include "subscribe/address_hash.h"

namespace tidings::membership {
namespace {

void tell_history(store::Transaction& tx, const EmailAddress& email, std::string_view why, Timestamp now) {
    if (const auto person = store::person_of(tx.db(), email))
        store::record_consent(tx, person->subscriber.id, store::ConsentStep::suppressed, why, nullptr, now);
}

// None if nothing was in the way.
std::optional<Lifted> lift(store::Transaction& tx, const SecretKey& key, const EmailAddress& email,
                           const std::string& reason, Timestamp now) {
    const auto person = store::person_of(tx.db(), email);
    const bool was_suppressed = store::lift_suppression(tx, email, address_hash(key, email));
    const bool was_paused = person && store::end_pause(tx, person->subscriber.id);
    if (!was_suppressed && !was_paused) return std::nullopt;
    if (!person) return Lifted{email, std::nullopt};
    store::record_consent(tx, person->subscriber.id, store::ConsentStep::unsuppressed, reason, nullptr, now);
    return Lifted{email, person->subscriber.state};
}

std::vector<EmailAddress> addresses_of(const store::Database& db, const SuppressedReaders& wanted) {
    const Timestamp since = wanted.since.value_or(Timestamp{});
    std::vector<std::string> found;
    if (wanted.why == "paused") {
        found = store::paused_since(db, since);
    } else {
        for (store::GivenUpAddress& address :
             store::suppressed_since(db, store::cause_named(wanted.why), since))
            found.push_back(std::move(address.email));
    }
    std::vector<EmailAddress> all;
    for (const std::string& text : found)
        if (Result<EmailAddress> email = EmailAddress::parse(text)) all.push_back(*std::move(email));
    return all;
}

}  // namespace

bool suppress(store::Transaction& tx, const EmailAddress& email, const store::Suppression& suppression,
              Timestamp now) {
    if (!store::suppress_address(tx, email, suppression, now)) return false;
    tell_history(tx, email, suppression.why, now);
    return true;
}

bool suppress(store::Transaction& tx, const EmailAddress& email, std::string_view why, Timestamp now) {
    if (!store::suppress_address(tx, email, why, now)) return false;
    tell_history(tx, email, why, now);
    return true;
}

bool suppress_recipient(store::Transaction& tx, const store::ReportedSend& send,
                        const store::Suppression& suppression, Timestamp now) {
    if (!store::suppress_recipient(tx, send.id, suppression, now)) return false;
    store::record_consent(tx, send.subscriber, store::ConsentStep::suppressed, suppression.why, nullptr, now);
    return true;
}

void suppress_by_operator(store::Database& db, const EmailAddress& email, const std::string& reason,
                          Timestamp now) {
    store::Transaction tx(db);
    store::suppress_address(tx, email, {.cause = store::Cause::by_operator, .why = "operator: " + reason},
                            now);
    tell_history(tx, email, reason, now);
    tx.commit();
}

bool is_among(const SuppressedReaders& wanted, const store::ListedPerson& person) {
    if (!wanted.why.empty() && person.cause != wanted.why) return false;
    return !wanted.since || (person.ended_at && *person.ended_at >= *wanted.since);
}

Result<Lifted> unsuppress(store::Database& db, const SecretKey& key, const EmailAddress& email,
                          const std::string& reason, Timestamp now, Rehearsal rehearsal) {
    store::Transaction tx(db);
    std::optional<Lifted> lifted = lift(tx, key, email, reason, now);
    if (!lifted)
        return Error{Code::no_such_file, email.text() + " is neither suppressed nor paused",
                     "Nothing was changed."};
    if (rehearsal == Rehearsal::no) tx.commit();
    return *std::move(lifted);
}

std::vector<Lifted> unsuppress_all(store::Database& db, const SecretKey& key, const SuppressedReaders& wanted,
                                   const std::string& reason, Timestamp now, Rehearsal rehearsal) {
    store::Transaction tx(db);
    std::vector<Lifted> all;
    for (const EmailAddress& email : addresses_of(db, wanted))
        if (std::optional<Lifted> lifted = lift(tx, key, email, reason, now)) all.push_back(*lifted);
    if (rehearsal == Rehearsal::no) tx.commit();
    return all;
}

}  // namespace tidings::membership
