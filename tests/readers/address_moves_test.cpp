// Whoever a digest was forwarded to holds its links: what they cannot do by moving the subscription.
#include "store/people/address_moves.h"

#include "readers/data_export.h"
#include "readers/readers_world.h"
#include "store/people/consents.h"
#include "store/people/erasure.h"
#include "store/people/preferences.h"
#include "subscribe/address_hash.h"

namespace tidings::readers {
namespace {

using std::chrono::days;

class AddressMoves : public support::ReadersWorld {
  protected:
    const std::string anna = "anna@x.example", mallory = "mallory@y.example";
    SubscriberId id{};

    void SetUp() override {
        ReadersWorld::SetUp();
        sign_up("email=anna%40x.example&name=Anna&language=it&digest=weekly&topic=grooming");
        post(link(LinkPurpose::confirm, anna), "");
        take_notices();
        id = reader(anna).subscriber.id;
        now += days(1);
    }
    // By the link of a forwarded mail, and the button in the mail to the new address.
    void move_to(const std::string& address, std::int64_t change = 1) {
        post(preferences(), "act=address&new_email=" + address);
        EXPECT_EQ(
            post("/" + link_page(key, {LinkPurpose::change_address, id, {}, AddressChangeId{change}}), "")
                .status,
            200);
        now += std::chrono::minutes(1);
    }
    std::string preferences() const { return "/" + link_page(key, {LinkPurpose::preferences, id}); }
    std::string undoing(std::int64_t change = 1) const {
        return "/" + link_page(key, {LinkPurpose::undo_change, id, {}, AddressChangeId{change}});
    }
    void expect_all_as_before() {
        const Subscriber now_again = reader(anna).subscriber;
        EXPECT_EQ(now_again.id, id);
        EXPECT_EQ(now_again.name, "Anna");
        EXPECT_EQ(now_again.language, "it");
        EXPECT_EQ(now_again.state, SubscriberState::confirmed);
        EXPECT_EQ(now_again.digests, std::vector<std::string>{"weekly"});
        EXPECT_EQ(store::preferences(db, id, "weekly")->topics, std::vector<std::string>{"grooming"});
        EXPECT_FALSE(store::person_of(db, *EmailAddress::parse(mallory)));
    }
};

TEST_F(AddressMoves, AreToldToTheFormerAddressWithALinkThatTakesThemBack) {
    move_to(mallory);
    EXPECT_EQ(take_notices(), "address_changed anna@x.example\n");
    EXPECT_NE(get(undoing()).body.find("anna@x.example"), std::string::npos);
    EXPECT_EQ(reader(mallory).subscriber.id, id) << "looking changes nothing";
    EXPECT_EQ(post(undoing(), "").status, 200);
    expect_all_as_before();
    EXPECT_EQ(get(undoing()).status, 410) << "once is enough";
}

TEST_F(AddressMoves, AreTakenBackWhateverWasDoneMeanwhile) {
    move_to(mallory);
    post(preferences(), "act=save&name=Mallory&language=fi&digest=research");
    post("/" + link_page(key, {LinkPurpose::unsubscribe, id}), "act=all");
    EXPECT_EQ(post(undoing(), "").status, 200);
    expect_all_as_before();
}

TEST_F(AddressMoves, AreTakenBackAfterAnErasureToo) {
    move_to(mallory);
    EXPECT_EQ(post(preferences(), "act=erase&own_email=mallory%40y.example").status, 200);
    EXPECT_EQ(take_notices(), "address_changed anna@x.example\n") << "the former address still hears of it";
    EXPECT_EQ(get(undoing()).status, 200);
    EXPECT_EQ(post(undoing(), "").status, 200);
    expect_all_as_before();
    EXPECT_EQ(store::consents_of(db, id).front().step, store::ConsentStep::asked)
        << "the proof of consent is kept";
}

TEST_F(AddressMoves, AreTakenBackFromTheFirstAddressThroughAllLaterOnes) {
    move_to("first@y.example");
    move_to(mallory, 2);
    EXPECT_EQ(post(undoing(1), "").status, 200);
    expect_all_as_before();
    EXPECT_EQ(post(undoing(2), "").status, 410);
}

TEST_F(AddressMoves, AreTakenBackThoughSomebodyTypedTheFormerAddressIntoTheForm) {
    move_to(mallory);
    sign_up("email=anna%40x.example&digest=weekly");
    EXPECT_EQ(post(undoing(), "").status, 200);
    expect_all_as_before();
}

TEST_F(AddressMoves, AreErasedByWhoHasSignedUpAgainMeanwhile) {
    move_to(mallory);
    sign_up("email=anna%40x.example&digest=research");
    post(link(LinkPurpose::confirm, anna), "");
    EXPECT_EQ(post(undoing(), "").status, 200);
    EXPECT_EQ(reader(anna).subscriber.digests, std::vector<std::string>{"research"});
    EXPECT_FALSE(store::person_of(db, *EmailAddress::parse(mallory)));
}

TEST_F(AddressMoves, CannotBeAskedForAgainByTheSameLinkOnceOneWasTakenBack) {
    move_to(mallory);
    post(undoing(), "");
    take_notices();
    post(preferences(), "act=address&new_email=other%40y.example");
    EXPECT_EQ(take_notices(), "");
}

TEST_F(AddressMoves, StandAfterTwentyEightDays) {
    move_to(mallory);
    now += days(28);
    EXPECT_EQ(get(undoing()).status, 410);
    store::Transaction tx(db);
    store::forget_address_moves(tx, now - days(28));
    tx.commit();
    EXPECT_FALSE(store::has_move_to_undo(db, id));
}

TEST_F(AddressMoves, LeaveNothingOfAnErasedReaderWhenTheirTimeIsOver) {
    move_to(mallory);
    post(preferences(), "act=erase&own_email=mallory%40y.example");
    take_notices();
    now += days(29);
    store::Transaction tx(db);
    store::forget_address_moves(tx, now - days(28));
    EXPECT_TRUE(store::consents_of(db, id).empty());
    EXPECT_FALSE(db.query("select 1 from address_moves").next());
    EXPECT_FALSE(db.query("select 1 from moved_subscriptions").next());
}

TEST_F(AddressMoves, ShowNothingFromBeforeThem) {
    move_to(mallory);
    const std::string page = get(preferences()).body;
    const std::string data = post(preferences(), "act=data&own_email=mallory%40y.example").body;
    for (const char* words : {"anna@", "Anna", "By subscribing", "\"act\": \"asked\""}) {
        EXPECT_EQ(page.find(words), std::string::npos) << words;
        EXPECT_EQ(data.find(words), std::string::npos) << words << data;
    }
    EXPECT_NE(data.find("\"act\": \"moved\""), std::string::npos);
    EXPECT_NE(data.find("\"since\": null"), std::string::npos);
    const std::string all = export_of(db, *store::person(db, id), AskedBy::operator_of_the_hub);
    EXPECT_NE(all.find("By subscribing"), std::string::npos) << "an operator is told all";
}

TEST_F(AddressMoves, CarryNoNameToAnAddressBeforeItHasConfirmed) {
    post(preferences(), "act=address&new_email=" + mallory);
    store::Transaction tx(db);
    EXPECT_EQ(store::claim_notice(tx, "test", now)->name, "");
}

TEST_F(AddressMoves, AreForgottenAtOnceWhenAnOperatorErasesTheReader) {
    move_to(mallory);
    store::Transaction tx(db);
    store::erase(tx, id, address_hash(key, *EmailAddress::parse(mallory)), now);
    tx.commit();
    EXPECT_EQ(get(undoing()).status, 410);
    EXPECT_EQ(take_notices(), "");
}

}  // namespace
}  // namespace tidings::readers
