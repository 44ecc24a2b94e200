#include "commands/subscribers/list_intake.h"

#include <algorithm>
#include <ostream>

#include "commands/subscribers/newcomers.h"
#include "membership/joining.h"
#include "membership/leaving.h"
#include "membership/suppressing.h"
#include "store/people/arrivals.h"
#include "store/people/erasure.h"
#include "store/people/pauses.h"
#include "store/people/preferences.h"
#include "subscribe/address_hash.h"

namespace tidings {

ListIntake::ListIntake(store::Transaction& tx, const DataFolder& folder, IntakeTerms terms, Outside& outside)
    : tx_(tx), folder_(folder), terms_(std::move(terms)), outside_(outside), now_(outside.clock()) {}

Taken ListIntake::refuse(std::size_t line, const std::string& why) {
    outside_.err << "line " << line << ": " << why << '\n';
    return Taken::unusable;
}

// What a list says of the future is a mistake of its clock.
std::optional<Timestamp> ListIntake::past(const std::optional<Timestamp>& time) const {
    return time && *time <= now_ ? time : std::nullopt;
}

// Those of a row that this hub has; the others are counted.
std::vector<std::string> ListIntake::digests_here(const roster::Entry& entry) {
    if (!entry.digests) return terms_.digests;
    std::vector<std::string> here;
    for (const std::string& slug : *entry.digests)
        if (std::ranges::find(folder_.settings.digests, slug, &Digest::slug) ==
            folder_.settings.digests.end())
            ++tally_.unknown_digests[slug];
        else
            here.push_back(slug);
    return here;
}

Result<Subscriber> ListIntake::subscriber_of(const roster::Entry& entry, SubscriberState state) const {
    std::string consent = state == SubscriberState::confirmed
                              ? "confirmed elsewhere: " + terms_.confirmed_elsewhere
                              : "imported";
    if (!entry.consent.empty()) consent += "; there: " + entry.consent;
    return newcomer(*entry.email, entry.name, entry.language, {state, std::move(consent), {}},
                    folder_.settings);
}

Taken ListIntake::take_subscriber(std::size_t line, const roster::Entry& entry, SubscriberState state) {
    if (state == SubscriberState::pending && !terms_.can_ask)
        return refuse(line, entry.email->text() + " has not confirmed, and desk.url is not set to ask");
    Result<Subscriber> subscriber = subscriber_of(entry, state);
    if (!subscriber) return refuse(line, subscriber.error().message);
    subscriber->digests = digests_here(entry);
    if (subscriber->digests.empty())
        return refuse(line, entry.email->text() + " wants none of the digests of this hub");
    const store::Joining joining = membership::add(tx_, folder_.key, *subscriber, now_);
    if (joining == store::Joining::known) return Taken::known;
    if (joining == store::Joining::unsubscribed || joining == store::Joining::suppressed) {
        outside_.err << "line " << line << ": " << entry.email->text()
                     << (joining == store::Joining::suppressed ? " must not get mail and stays away\n"
                                                               : " left before and stays away\n");
        return Taken::stays_away;
    }
    if (joining == store::Joining::confirmed) ++tally_.confirmed;
    if (state == SubscriberState::pending) ++tally_.asked;
    const SubscriberId id = store::person_of(tx_.db(), *entry.email)->subscriber.id;
    if (!(entry.preferences == Preferences{}))
        for (const std::string& digest : subscriber->digests)
            store::set_preferences(tx_, id, digest, entry.preferences);
    if (entry.since || entry.confirmed_at)
        store::keep_first_dates(tx_, id, past(entry.since), past(entry.confirmed_at));
    return Taken::added;
}

// A subscriber of this hub leaves only if the list has a later time for it than that of their confirmation.
Taken ListIntake::take_leaver(std::size_t line, const roster::Entry& entry) {
    const std::optional<Timestamp> left = past(entry.ended_at);
    const std::string hash = address_hash(folder_.key, *entry.email);
    const auto person = store::person_of(tx_.db(), *entry.email);
    if (!person && store::is_erased(tx_.db(), hash)) return Taken::known;
    if (!person) {
        Subscriber leaver{.email = *entry.email,
                          .name = entry.name,
                          .language = folder_.settings.digests.empty()
                                          ? std::string("en")
                                          : folder_.settings.digests.front().language,
                          .state = SubscriberState::unsubscribed,
                          .consent = entry.consent,
                          .since = past(entry.since).value_or(left.value_or(now_))};
        if (Result<Subscriber> told = subscriber_of(entry, SubscriberState::unsubscribed); told)
            leaver.language = told->language;
        store::note_leaver(tx_, leaver, left.value_or(now_));
        return Taken::left;
    }
    if (person->subscriber.state == SubscriberState::unsubscribed) return Taken::known;
    const bool is_later = left && (!person->confirmed_at || *left > *person->confirmed_at);
    if (person->subscriber.state == SubscriberState::confirmed && !is_later) {
        outside_.err << "line " << line << ": " << entry.email->text()
                     << " is subscribed here since, and stays so; to end it: tidings subscribers unsubscribe "
                     << entry.email->text() << '\n';
        return Taken::known;
    }
    membership::leave(tx_, {person->subscriber.id, std::nullopt, "a list"}, now_);
    return Taken::left;
}

Taken ListIntake::take_suppressed(std::size_t line, const roster::Entry& entry) {
    if (entry.had_confirmed && !terms_.confirmed_elsewhere.empty())
        take_subscriber(line, entry, SubscriberState::confirmed);
    const std::string why = entry.why.empty() ? "a list" : entry.why;
    membership::suppress(tx_, *entry.email, why, past(entry.ended_at).value_or(now_));
    return Taken::suppressed;
}

// The subscription is taken in as a confirmed one is, and rests until the next try.
Taken ListIntake::take_paused(std::size_t line, const roster::Entry& entry) {
    const bool is_proven = entry.had_confirmed && !terms_.confirmed_elsewhere.empty();
    const Taken taken =
        take_subscriber(line, entry, is_proven ? SubscriberState::confirmed : SubscriberState::pending);
    const auto person = store::person_of(tx_.db(), *entry.email);
    if (is_proven && taken == Taken::added && person)
        store::pause_reader(tx_, person->subscriber.id, entry.why.empty() ? "a list" : entry.why,
                            past(entry.ended_at).value_or(now_), store::KnownTo::everybody);
    return taken;
}

Taken ListIntake::take_erased(const roster::Entry& entry) {
    if (entry.key != key_fingerprint(folder_.key))
        throw Failure(
            {Code::configuration, "The list holds hashes of erased addresses that were made with another key",
             "Copy secret.key of the old hub into the new data folder before its first run, and import "
             "again; or export without --with-key-hashes: then a later list may bring erased people back."});
    store::note_erased(tx_, entry.address_hash, entry.why == standing_name(Standing::suppressed),
                       past(entry.ended_at).value_or(now_));
    return Taken::erased;
}

Taken ListIntake::take_entry(std::size_t line, const roster::Entry& entry) {
    const bool is_proven = !terms_.confirmed_elsewhere.empty();
    switch (entry.standing.value_or(Standing::confirmed)) {
        case Standing::confirmed:
            return take_subscriber(line, entry,
                                   is_proven ? SubscriberState::confirmed : SubscriberState::pending);
        case Standing::pending:
            return take_subscriber(line, entry, SubscriberState::pending);
        case Standing::unsubscribed:
            return take_leaver(line, entry);
        case Standing::suppressed:
            return take_suppressed(line, entry);
        case Standing::paused:
            return take_paused(line, entry);
        case Standing::erased:
            break;
    }
    return take_erased(entry);
}

void ListIntake::take(std::size_t line, const Result<roster::Entry>& entry) {
    const auto taken =
        static_cast<std::size_t>(entry ? take_entry(line, *entry) : refuse(line, entry.error().message));
    ++tally_.rows[taken];
    constexpr std::size_t most_examples = 3;
    if (entry && entry->email && tally_.examples[taken].size() < most_examples)
        tally_.examples[taken].push_back(entry->email->text());
}

}  // namespace tidings
