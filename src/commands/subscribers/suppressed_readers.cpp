#include "commands/subscribers/suppressed_readers.h"

#include "dates/date.h"
#include "store/people/pauses.h"
#include "store/people/suppressions.h"

namespace tidings {

SuppressedReaders suppressed_readers_wanted(const std::string& why, const std::string& since) {
    SuppressedReaders wanted{why, std::nullopt};
    if (!why.empty() && why != "paused" && !store::cause_named(why))
        throw Failure({Code::usage, "There is no reason \"" + why + "\"",
                       "--why is bounced, complaint, operator or paused."});
    if (since.empty()) return wanted;
    wanted.since = parse_date(since);
    if (!wanted.since)
        throw Failure({Code::usage, "\"" + since + "\" is no date", "Write --since 2026-11-30."});
    return wanted;
}

bool is_wanted(const SuppressedReaders& wanted, const store::ListedPerson& person) {
    if (!wanted.why.empty() && person.cause != wanted.why) return false;
    return !wanted.since || (person.ended_at && *person.ended_at >= *wanted.since);
}

std::vector<EmailAddress> addresses_of(const store::Database& db, const SuppressedReaders& wanted) {
    std::vector<std::string> found;
    if (wanted.why == "paused") {
        found = store::paused_since(db, wanted.since.value_or(Timestamp{}));
    } else {
        for (store::GivenUpAddress& address :
             store::suppressed_since(db, store::cause_named(wanted.why), wanted.since.value_or(Timestamp{})))
            found.push_back(std::move(address.email));
    }
    std::vector<EmailAddress> all;
    for (const std::string& text : found)
        if (Result<EmailAddress> email = EmailAddress::parse(text)) all.push_back(*std::move(email));
    return all;
}

}  // namespace tidings
