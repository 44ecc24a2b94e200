#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::store {

// What a reader did, or an operator or the hub did to their subscription.
enum class ConsentStep { asked, confirmed, added, changed, moved, left, returned, suppressed, unsuppressed };
std::string_view step_name(ConsentStep step);

// The words that a reader agreed to; `version` is their hash.
struct ConsentText {
    std::string version, language, text;
};

struct Consent {
    ConsentStep step{};
    std::string source;    // "form", "link", "one-click", or the operator's words
    std::string language;  // it was shown in; empty if nothing was
    std::string version;   // of the text; empty if nothing was shown
    Timestamp at{};
};

// Adds a line to a reader's history; `shown` is the text that was agreed to, null if none was shown.
void record_consent(Transaction& tx, SubscriberId subscriber, ConsentStep step, std::string_view source,
                    const ConsentText* shown, Timestamp now);

// A reader's history, in order of time.
std::vector<Consent> consents_of(const Database& db, SubscriberId subscriber);

// The words of a version; empty if it is unknown.
std::string consent_text(const Database& db, std::string_view version);

}  // namespace tidings::store
