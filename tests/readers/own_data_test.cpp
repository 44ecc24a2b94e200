// What readers may do with what is stored about them.
#include "readers/readers_world.h"
#include "store/issues/sends.h"
#include "store/people/erasure.h"
#include "store/people/suppressions.h"
#include "subscribe/address_hash.h"

namespace tidings::readers {
namespace {

using std::chrono::days;

class OwnData : public support::ReadersWorld {
  protected:
    const std::string anna = "anna@x.example";
};

TEST_F(OwnData, IsGivenWhole) {
    subscribe(anna);
    const std::string page = link(LinkPurpose::preferences, anna);
    EXPECT_EQ(post(page, "act=data&own_email=somebody%40x.example").status, 422);
    const web::Response data = post(page, "act=data&own_email=Anna%40x.example");
    EXPECT_EQ(data.type, "application/json; charset=utf-8");
    for (const char* words :
         {"\"email\": \"anna@x.example\"", "\"state\": \"confirmed\"", "\"digest\": \"weekly\"",
          "\"act\": \"asked\"", "\"act\": \"confirmed\"", "By subscribing you agree"})
        EXPECT_NE(data.body.find(words), std::string::npos) << words;
}

TEST_F(OwnData, TellsOfAnswersOnlyThoseOfMailServers) {
    subscribe(anna);
    store::Transaction tx(db);
    for (const char* answer : {"written to /srv/hub/outbox/1.eml", "250 2.0.0 queued as 4F"}) {
        store::queue_notice(tx,
                            {.kind = NoticeKind::preferences,
                             .subscriber = reader(anna).subscriber.id,
                             .to = reader(anna).subscriber.email},
                            now);
        store::settle_notice(tx, store::claim_notice(tx, "test", now)->id, store::NoticeEnd::sent, answer,
                             now);
    }
    tx.commit();
    const std::string data =
        post(link(LinkPurpose::preferences, anna), "act=data&own_email=anna%40x.example").body;
    EXPECT_EQ(data.find("/srv"), std::string::npos);
    EXPECT_NE(data.find("250 2.0.0 queued as 4F"), std::string::npos);
}

TEST_F(OwnData, NameAndLanguageAreCorrectedByTheirReader) {
    subscribe(anna);
    const std::string page = link(LinkPurpose::preferences, anna);
    EXPECT_EQ(post(page, "act=save&digest=weekly&name=Anna+Rossi&language=it").status, 200);
    EXPECT_EQ(reader(anna).subscriber.name, "Anna Rossi");
    EXPECT_EQ(reader(anna).subscriber.language, "it");
    EXPECT_NE(get(page).body.find("value=\"Anna Rossi\""), std::string::npos);
    EXPECT_EQ(post(page, "act=save&digest=weekly&name=shop.example").status, 422);
    EXPECT_EQ(post(page, "act=save&digest=weekly").status, 200);
    EXPECT_EQ(reader(anna).subscriber.name, "Anna Rossi") << "a form without the field leaves it";
}

TEST_F(OwnData, IsGivenToWhoLeftAndErased) {
    subscribe(anna);
    post(link(LinkPurpose::unsubscribe, anna), "act=all");
    now += days(20);
    for (const LinkPurpose purpose : {LinkPurpose::preferences, LinkPurpose::unsubscribe}) {
        const std::string page = link(purpose, anna);
        EXPECT_NE(get(page).body.find("id=\"own_email_erase\""), std::string::npos);
        EXPECT_EQ(post(page, "act=data&own_email=anna%40x.example").type, "application/json; charset=utf-8");
        const web::Response wrong = post(page, "act=erase&own_email=bob%40x.example");
        EXPECT_EQ(wrong.status, 422);
        EXPECT_NE(wrong.body.find("href=\"#own_email_erase\""), std::string::npos);
    }
    EXPECT_EQ(post(link(LinkPurpose::unsubscribe, anna), "act=erase&own_email=anna%40x.example").status, 200);
    EXPECT_FALSE(store::person_of(db, *EmailAddress::parse(anna)));
}

TEST_F(OwnData, GivesTheLinkToLeaveNoMoreRightsThanToLeave) {
    subscribe(anna);
    const std::string page = link(LinkPurpose::unsubscribe, anna);
    EXPECT_EQ(post(page, "act=data&own_email=anna%40x.example").status, 400);
    EXPECT_EQ(post(page, "act=all").body.find("/preferences/"), std::string::npos);
    EXPECT_EQ(post(link(LinkPurpose::preferences, anna), "act=save&digest=weekly").status, 410);
}

TEST_F(OwnData, TellsWhatIsStoredBesideTheSubscription) {
    subscribe(anna);
    post(link(LinkPurpose::preferences, anna), "act=address&new_email=anna%40y.example");
    post(link(LinkPurpose::unsubscribe, anna, store::digest_id(db, "weekly")), "act=this");
    store::Transaction tx(db);
    store::suppress_address(tx, *EmailAddress::parse(anna), "operator: asked by phone", now);
    tx.commit();
    const std::string data =
        post(link(LinkPurpose::preferences, anna), "act=data&own_email=anna%40x.example").body;
    for (const char* words :
         {"\"suppressed_because\": \"operator: asked by phone\"", "\"email\": \"anna@y.example\"",
          "\"left\": \"2026-11-23T", "\"kind\": \"goodbye\""})
        EXPECT_NE(data.find(words), std::string::npos) << words << data;
}

TEST_F(OwnData, TellsWhatWasAskedForAfterLeaving) {
    subscribe(anna);
    post(link(LinkPurpose::unsubscribe, anna), "act=all");
    sign_up("email=anna%40x.example&name=Annetta&digest=research");
    const std::string data =
        post(link(LinkPurpose::preferences, anna), "act=data&own_email=anna%40x.example").body;
    EXPECT_NE(data.find("\"name\": \"Annetta\""), std::string::npos) << data;
}

TEST_F(OwnData, IsSafeFromGuessingAnAddress) {
    subscribe(anna);
    const std::string page = link(LinkPurpose::preferences, anna);
    const std::string guess = "act=erase&own_email=somebody%40x.example";
    for (int i = 0; i < 5; ++i) EXPECT_EQ(post(page, guess).status, 422);
    EXPECT_EQ(post(page, guess).status, 429);
    EXPECT_EQ(post(page, "act=data&own_email=anna%40x.example").headers.back().first, "Retry-After");
    now += days(1);
    EXPECT_EQ(post(page, "act=data&own_email=anna%40x.example").status, 200);
}

TEST_F(OwnData, IsSafeFromGuessingManyAddressesFromOnePlace) {
    for (int i = 0; i < 6; ++i) {
        subscribe("r" + std::to_string(i) + "@x.example");
        now += std::chrono::minutes(3);
    }
    int judged = 0;
    for (int i = 0; i < 6; ++i)
        for (int guess = 0; guess < 5; ++guess)
            if (post(link(LinkPurpose::preferences, "r" + std::to_string(i) + "@x.example"), "act=erase")
                    .status == 422)
                ++judged;
    EXPECT_EQ(judged, 20);
}

TEST_F(OwnData, IsErasedButForAKeyedHash) {
    subscribe(anna);
    const std::string page = link(LinkPurpose::preferences, anna);
    EXPECT_EQ(post(page, "act=erase&own_email=").status, 422);
    EXPECT_EQ(post(page, "act=erase&own_email=anna%40x.example").status, 200);
    EXPECT_FALSE(store::person_of(db, *EmailAddress::parse(anna)));
    EXPECT_TRUE(store::is_erased(db, address_hash(key, *EmailAddress::parse(anna))));
    EXPECT_EQ(everything().find("anna"), std::string::npos);
    EXPECT_EQ(get(page).status, 410);
}

TEST_F(OwnData, ErasedLetsAReaderLeaveByOldMails) {
    subscribe(anna);
    const std::string leave = link(LinkPurpose::unsubscribe, anna, store::digest_id(db, "weekly"));
    post(link(LinkPurpose::preferences, anna), "act=erase&own_email=anna%40x.example");
    EXPECT_EQ(post(leave, "List-Unsubscribe=One-Click").status, 200);
}

TEST_F(OwnData, ErasedLetsAReaderSignUpAnew) {
    subscribe(anna);
    post(link(LinkPurpose::preferences, anna), "act=erase&own_email=anna%40x.example");
    subscribe(anna);
    EXPECT_EQ(reader(anna).subscriber.state, SubscriberState::confirmed);
    EXPECT_FALSE(store::is_erased(db, address_hash(key, *EmailAddress::parse(anna))));
}

}  // namespace
}  // namespace tidings::readers
