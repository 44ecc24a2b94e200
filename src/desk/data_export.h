#pragma once

#include <string>

#include "store/people.h"

namespace tidings::desk {

enum class Layout { indented, one_line };

// Everything that is stored about a person, as JSON (GDPR articles 15 and 20): {email, name, language, state,
// since, consent, asked, confirmed, left, suppressed, suppressed_because, subscriptions: [{digest, topics,
// languages, fold, neutral_subject}], former_subscriptions: [the same and left], unconfirmed_wish: {name,
// language, subscriptions}, unconfirmed_address: {email, asked}, history: [{at, act, source, language,
// text}], issues: [{digest, title, state, at, answer, reports: [{at, status}]}], notices: [{at, kind, to,
// state, answer}]}. Times as in RFC 3339; null for what there is not. Ends with a line feed.
std::string export_of(const store::Database& db, const store::Person& person, Layout layout);

}  // namespace tidings::desk
