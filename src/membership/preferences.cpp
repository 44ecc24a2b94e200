#include "membership/preferences.h"

#include "store/people/consents.h"
#include "store/people/people.h"

namespace tidings::membership {

void change_preferences(store::Database& db, SubscriberId reader, const ChosenPreferences& chosen,
                        Timestamp now) {
    store::Transaction tx(db);
    store::set_name(tx, reader, chosen.name);
    store::set_language(tx, reader, chosen.language);
    store::set_subscriptions(tx, reader, chosen.digests, chosen.preferences);
    store::record_consent(tx, reader, store::ConsentStep::changed, "page", nullptr, now);
    tx.commit();
}

void correct(store::Database& db, SubscriberId reader, const std::string& name, const std::string& language,
             Timestamp now) {
    store::Transaction tx(db);
    store::set_name(tx, reader, name);
    store::set_language(tx, reader, language);
    store::record_consent(tx, reader, store::ConsentStep::changed, "operator", nullptr, now);
    tx.commit();
}

}  // namespace tidings::membership
