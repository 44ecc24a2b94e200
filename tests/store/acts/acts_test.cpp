#include "store/acts/acts.h"

#include <gtest/gtest.h>

#include "base/result.h"
#include "store/people/consents.h"
#include "store/people/people.h"
#include "store/people/subscribers.h"
#include "support/stored.h"

namespace tidings::store {
namespace {

using support::monday;
using Changes = std::vector<FieldChange>;

class Acts : public ::testing::Test {
  protected:
    Database db = Database::in_memory();

    ActId add(StoryId story, const std::string& by, const std::string& what, Timestamp at = monday,
              const Changes& changes = {}, std::optional<ActId> undoes = {}) {
        Transaction tx(db);
        Act act = act_on(story, at, by, what, "");
        act.changes = changes;
        act.undoes = undoes;
        const ActId id = record_act(tx, act);
        tx.commit();
        return id;
    }
    std::string seen(const ActFilter& filter) const {
        std::string lines;
        each_act(db, filter, [&](const Act& act) {
            lines += std::string(subject_name(act.subject)) + std::to_string(act.number) + " " + act.what +
                     " by " + act.by + "; ";
        });
        return lines;
    }
};

TEST_F(Acts, KeepWhatWasChangedFromWhatToWhat) {
    const Changes changes{{"title:en", "", "Ours, \"quoted\""}, {"note:el", "παλιό", ""}};
    const ActId id = add(StoryId{7}, "Maria", "edited", monday, changes);
    const std::optional<Act> kept = act(db, id);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->changes, changes);
    EXPECT_EQ(kept->number, 7);
    EXPECT_EQ(kept->at, monday);
    EXPECT_FALSE(kept->undoes);
    EXPECT_FALSE(act(db, ActId{99}));
}

TEST_F(Acts, AreNeverChangedNorDeleted) {
    add(StoryId{7}, "Maria", "edited");
    Transaction tx(db);
    EXPECT_THROW(tx.run("update acts set by = 'Eva'"), Failure);
    EXPECT_THROW(tx.run("delete from acts"), Failure);
}

TEST_F(Acts, AreFoundBySubjectAndByWhatTheyTakeBack) {
    const ActId first = add(StoryId{7}, "Maria", "approved");
    add(StoryId{8}, "Maria", "approved");
    const ActId back = add(StoryId{7}, "Eva", "taken back", monday, {}, first);
    EXPECT_EQ(acts_on(db, ActSubject::story, 7).size(), 2u);
    EXPECT_EQ(last_act_on(db, ActSubject::story, 7), back);
    EXPECT_EQ(last_act_on(db, ActSubject::issue, 7), std::nullopt);
    EXPECT_EQ(undone_by(db, first), back);
    EXPECT_EQ(undone_by(db, back), std::nullopt);
}

TEST_F(Acts, KnowThePartsOfAnActOnSeveralSubjects) {
    const ActId whole = add(StoryId{7}, "Maria", "took in story 8");
    Transaction tx(db);
    Act part = act_on(StoryId{8}, monday, "Maria", "merged into story 7", "");
    part.part_of = whole;
    record_act(tx, part);
    tx.commit();
    ASSERT_EQ(parts_of(db, whole).size(), 1u);
    EXPECT_EQ(parts_of(db, whole)[0].number, 8);
}

TEST_F(Acts, AreListedNewestFirstAsFiltersWantThem) {
    using std::chrono::hours;
    add(StoryId{7}, "Maria", "approved", monday);
    add(StoryId{8}, "trust", "approved", monday + hours(1));
    add(StoryId{7}, "Maria", "held", monday + hours(2));
    EXPECT_EQ(seen({}), "story7 held by Maria; story8 approved by trust; story7 approved by Maria; ");
    EXPECT_EQ(seen({.count = 1}), "story7 held by Maria; ");
    EXPECT_EQ(seen({.by = "Maria", .what = "approved"}), "story7 approved by Maria; ");
    EXPECT_EQ(seen({.subject = ActSubject::story, .number = 8}), "story8 approved by trust; ");
    EXPECT_EQ(seen({.since = monday + hours(1), .until = monday + hours(2)}), "story8 approved by trust; ");
    EXPECT_EQ(seen({.subject = ActSubject::issue}), "");
}

TEST_F(Acts, ShowStepsOfSubscriptionsWithoutAnyAddress) {
    const EmailAddress anna = *EmailAddress::parse("anna@x.example");
    Transaction tx(db);
    join(tx, {.email = anna, .state = SubscriberState::confirmed}, monday);
    const SubscriberId reader = person_of(db, anna)->subscriber.id;
    record_consent(tx, reader, ConsentStep::added, "form of anna@x.example", nullptr, monday);
    tx.commit();
    add(StoryId{7}, "Maria", "approved", monday + std::chrono::hours(1));
    EXPECT_EQ(seen({}), "story7 approved by Maria; subscriber1 added by tidings; ");
    EXPECT_EQ(seen({.subject = ActSubject::subscriber, .number = number(reader)}),
              "subscriber1 added by tidings; ");
    each_act(db, {}, [](const Act& act) { EXPECT_EQ(act.why.find('@'), std::string::npos); });
}

}  // namespace
}  // namespace tidings::store
