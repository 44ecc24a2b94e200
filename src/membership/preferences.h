#pragma once

#include <string>
#include <vector>

#include "model/ids.h"
#include "model/preferences.h"
#include "store/database.h"

namespace tidings::membership {

// All that a reader chooses on their page of preferences.
struct ChosenPreferences {
    std::string name, language;
    std::vector<std::string> digests;
    Preferences preferences;
};
void change_preferences(store::Database& db, SubscriberId reader, const ChosenPreferences& chosen,
                        Timestamp now);

// A person's name and language, corrected by an operator (GDPR article 16).
void correct(store::Database& db, SubscriberId reader, const std::string& name, const std::string& language,
             Timestamp now);

}  // namespace tidings::membership
