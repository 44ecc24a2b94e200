#include "membership/preferences.h"

#include "membership/hub_of_readers.h"
#include "membership/preferences_link.h"

namespace tidings::membership {
namespace {

using support::Lines;

class ReadersPreferences : public support::HubOfReaders {};

TEST_F(ReadersPreferences, AreChangedByTheReader) {
    const SubscriberId id = subscribe(anna);
    change_preferences(db, id, {"Anna", "it", {"weekly"}, {}}, now);
    EXPECT_EQ(last_of_history(id), "changed: page");
    EXPECT_EQ(store::person(db, id)->subscriber.digests, Lines{"weekly"});
}

TEST_F(ReadersPreferences, AreCorrectedByAnOperatorAsFarAsNameAndLanguage) {
    const SubscriberId id = subscribe(anna);
    correct(db, id, "Anna Rossi", "it", now);
    EXPECT_EQ(last_of_history(id), "changed: operator");
    EXPECT_EQ(store::person(db, id)->subscriber.name, "Anna Rossi");
    EXPECT_EQ(store::person(db, id)->subscriber.digests.size(), 2u);
}

TEST_F(ReadersPreferences, AreReachedByALinkThatIsMailedThreeTimesADay) {
    subscribe(anna);
    for (int i = 0; i < 5; ++i) {
        mail_preferences_link(db, anna, now);
        EXPECT_EQ(take_notices().size(), i < 3 ? 1u : 0u);
    }
    mail_preferences_link(db, eva, now);
    EXPECT_TRUE(take_notices().empty()) << "nobody has that address";
}

}  // namespace
}  // namespace tidings::membership
