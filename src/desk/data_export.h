#pragma once

#include <string>

#include "store/people.h"

namespace tidings::desk {

enum class Layout { indented, one_line };

// Everything that is stored about a person, as JSON (GDPR articles 15 and 20): {email, name, language, state,
// since, consent, asked, confirmed, left, suppressed, subscriptions: [{digest, topics, languages, fold,
// neutral_subject}], history: [{at, act, source, language, text}], issues: [{digest, title, state, at}]}.
// Times as in RFC 3339. Ends with a line feed.
std::string export_of(const store::Database& db, const store::Person& person, Layout layout);

}  // namespace tidings::desk
