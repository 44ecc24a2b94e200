#pragma once

#include <string>

#include "store/people/people.h"

namespace tidings::readers {

// What a reader gets begins with the last move of their subscription, since a forwarded digest is enough to
// move it, and has answers of mail servers only, since other answers name paths of this machine. The operator
// gets all, on one line.
enum class AskedBy { reader, operator_of_the_hub };

// Everything that is stored about a person, as JSON (GDPR articles 15 and 20): {email, name, language, state,
// since, consent, asked, confirmed, moved, left, suppressed, suppressed_because, subscriptions: [{digest,
// topics, languages, fold, neutral_subject}], former_subscriptions: [the same and left], unconfirmed_wish:
// {name, language, subscriptions}, unconfirmed_address: {email, asked}, history: [{at, act, source, language,
// text}], issues: [{digest, title, state, at, answer, reports: [{at, status}]}], notices: [{at, kind, to,
// state, answer}]}. Times as in RFC 3339; null for what there is not, or is not told. Ends with a line feed.
std::string export_of(const store::Database& db, const store::Person& person, AskedBy asked_by);

}  // namespace tidings::readers
