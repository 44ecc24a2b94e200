#include "readers/readers_world.h"
#include "store/issues/sends.h"
#include "store/people/address_changes.h"
#include "store/people/consents.h"
#include "store/people/erasure.h"
#include "store/people/preferences.h"
#include "store/people/sign_ups.h"
#include "store/people/suppressions.h"
#include "subscribe/address_hash.h"

namespace tidings::readers {
namespace {

using std::chrono::days;

class ReaderPages : public support::ReadersWorld {
  protected:
    const std::string anna = "anna@x.example";
    DigestId weekly() const { return *store::digest_id(db, "weekly"); }
    SubscriberState state() const { return reader(anna).subscriber.state; }
};

TEST_F(ReaderPages, ConfirmOnlyByAPress) {
    sign_up("email=anna%40x.example&digest=weekly");
    const std::string page = link(LinkPurpose::confirm, anna);
    for (int scanner = 0; scanner < 10; ++scanner) EXPECT_EQ(get(page).status, 200);
    EXPECT_EQ(state(), SubscriberState::pending);
    take_notices();
    EXPECT_EQ(post(page, "").status, 200);
    EXPECT_EQ(post(page, "").status, 200);
    EXPECT_EQ(state(), SubscriberState::confirmed);
    EXPECT_EQ(take_notices(), "welcome anna@x.example\n");
}

TEST_F(ReaderPages, DoNotConfirmAfterTwoWeeks) {
    sign_up("email=anna%40x.example&digest=weekly");
    now += days(14) + std::chrono::hours(1);
    EXPECT_EQ(post(link(LinkPurpose::confirm, anna), "").status, 410);
    EXPECT_EQ(state(), SubscriberState::pending);
}

TEST_F(ReaderPages, AreNotOpenedByTheLinkOfSomebodyWhoNeverConfirmed) {
    sign_up("email=mallory%40x.example&digest=weekly");
    const std::string old_link = link(LinkPurpose::confirm, "mallory@x.example");
    store::Transaction tx(db);
    store::forget_unconfirmed(tx, now + days(1));
    tx.commit();
    sign_up("email=anna%40x.example&digest=weekly");
    EXPECT_EQ(post(old_link, "").status, 410);
    EXPECT_EQ(state(), SubscriberState::pending);
}

TEST_F(ReaderPages, ChangeNothingWhenTheyAreOnlyLookedAt) {
    subscribe(anna);
    const std::string before = everything();
    for (const std::string& page :
         {std::string("/"), std::string("/subscribe"), std::string("/link"), link(LinkPurpose::confirm, anna),
          link(LinkPurpose::preferences, anna), link(LinkPurpose::unsubscribe, anna),
          link(LinkPurpose::unsubscribe, anna, weekly())})
        for (const char* query : {"", "act=all", "List-Unsubscribe=One-Click", "act=erase", "lang=fr"})
            EXPECT_EQ(get(page, query).status, 200) << page;
    EXPECT_EQ(everything(), before);
}

TEST_F(ReaderPages, AreShutForLinksOfAnotherPurposeOrPerson) {
    subscribe(anna);
    const std::string token = link(LinkPurpose::unsubscribe, anna).substr(13);
    EXPECT_EQ(get("/preferences/" + token).status, 404);
    EXPECT_EQ(get("/unsubscribe/" + token).status, 200);
    std::string other = token;
    other[0] = '2';
    EXPECT_EQ(get("/unsubscribe/" + other).status, 404);
    EXPECT_EQ(post("/unsubscribe/" + other, "List-Unsubscribe=One-Click").status, 404);
}

TEST_F(ReaderPages, KeepWhatAReaderPrefers) {
    subscribe(anna);
    const web::Response saved =
        post(link(LinkPurpose::preferences, anna),
             "act=save&language=de&digest=research&topic=grooming&topic=report&topic=evil&"
             "item_language=fr&fold=1&neutral_subject=1");
    EXPECT_NE(saved.body.find("role=\"status\""), std::string::npos);
    const Subscriber reader_now = reader(anna).subscriber;
    EXPECT_EQ(reader_now.language, "de");
    EXPECT_EQ(reader_now.digests, std::vector<std::string>{"research"});
    const Preferences wanted{{"grooming", "report"}, {"fr"}, true, true};
    EXPECT_EQ(store::preferences(db, reader_now.id, "research"), wanted);
    EXPECT_NE(get(link(LinkPurpose::preferences, anna)).body.find("<html lang=\"de\">"), std::string::npos);
}

TEST_F(ReaderPages, OfferADigestByInvitationOnlyToWhoGetsIt) {
    subscribe(anna);
    settings.digests[1].by_invitation = true;
    sign_up("email=bob%40x.example&digest=weekly&digest=research");
    EXPECT_EQ(reader("bob@x.example").subscriber.digests, std::vector<std::string>{"weekly"});
    EXPECT_EQ(get("/subscribe").body.find("Research"), std::string::npos);
    EXPECT_NE(get(link(LinkPurpose::preferences, anna)).body.find("Research"), std::string::npos);
    post(link(LinkPurpose::preferences, anna), "act=save&digest=weekly&digest=research");
    EXPECT_EQ(reader(anna).subscriber.digests.size(), 2u);
}

TEST_F(ReaderPages, WantAtLeastOneDigestToBeKept) {
    subscribe(anna);
    EXPECT_EQ(post(link(LinkPurpose::preferences, anna), "act=save").status, 422);
    EXPECT_EQ(reader(anna).subscriber.digests.size(), 2u);
}

TEST_F(ReaderPages, DoNotShowTheWholeAddress) {
    subscribe(anna);
    EXPECT_EQ(get(link(LinkPurpose::preferences, anna)).body.find(anna), std::string::npos);
}

TEST_F(ReaderPages, TakeTheOneClickOfMailPrograms) {
    subscribe(anna);
    const std::string page = link(LinkPurpose::unsubscribe, anna, weekly());
    for (int press = 0; press < 2; ++press) {
        const web::Response response =
            post(page, "List-Unsubscribe=One-Click", {{"origin", "https://mail.example"}});
        EXPECT_EQ(response.status, 200);
        EXPECT_TRUE(response.headers.empty()) << "no redirect, no cookie";
    }
    EXPECT_EQ(reader(anna).subscriber.digests, std::vector<std::string>{"research"});
    EXPECT_EQ(take_notices(), "") << "a mail program's button wants no answer";
}

TEST_F(ReaderPages, TakeTheOneClickAsMultipart) {
    subscribe(anna);
    const std::string body =
        "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n";
    const std::string page = link(LinkPurpose::unsubscribe, anna);
    EXPECT_EQ(post(page, body, {}, "multipart/form-data; boundary=b").status, 200);
    EXPECT_EQ(state(), SubscriberState::unsubscribed);
    const auto history = store::consents_of(db, reader(anna).subscriber.id);
    EXPECT_EQ(history.back().source, "one-click");
}

TEST_F(ReaderPages, LetWhoPostsToTheLinkLeaveWhateverTheBodysType) {
    subscribe(anna);
    const std::string page = link(LinkPurpose::unsubscribe, anna);
    const std::string undo = "act=undo";
    for (const char* type : {"", "text/plain", "application/json", "multipart/form-data"}) {
        EXPECT_EQ(post(page, "List-Unsubscribe=One-Click", {}, type).status, 200) << type;
        EXPECT_EQ(state(), SubscriberState::unsubscribed) << type;
        post(page, undo);
        ASSERT_EQ(state(), SubscriberState::confirmed) << type;
    }
}

TEST_F(ReaderPages, AreFoundThoughMarksStandBehindTheLink) {
    subscribe(anna);
    const std::string page = link(LinkPurpose::unsubscribe, anna, weekly());
    for (const char* mark : {"/", ".", ")", ">", "%3E", "%3e.", "),", "%E2%80%9D"})
        EXPECT_EQ(get(page + mark).status, 200) << mark;
    for (const char* more : {"/more", "x", "/x."}) EXPECT_EQ(get(page + more).status, 404) << more;
    EXPECT_EQ(post(page + "%3E", "List-Unsubscribe=One-Click").status, 200);
    EXPECT_EQ(reader(anna).subscriber.digests, std::vector<std::string>{"research"});
}

TEST_F(ReaderPages, LetAReaderLeaveAndComeBackWithinAWeek) {
    subscribe(anna);
    post(link(LinkPurpose::preferences, anna), "act=save&digest=weekly&topic=grooming");
    const std::string page = link(LinkPurpose::unsubscribe, anna);
    EXPECT_NE(post(page, "act=all").body.find("value=\"undo\""), std::string::npos);
    EXPECT_EQ(take_notices(), "goodbye anna@x.example\n");
    EXPECT_EQ(state(), SubscriberState::unsubscribed);
    now += days(6);
    EXPECT_EQ(post(page, "act=undo").status, 200);
    EXPECT_EQ(state(), SubscriberState::confirmed);
    EXPECT_EQ(store::preferences(db, reader(anna).subscriber.id, "weekly")->topics,
              std::vector<std::string>{"grooming"});
}

TEST_F(ReaderPages, DoNotUndoAfterAWeek) {
    subscribe(anna);
    const std::string page = link(LinkPurpose::unsubscribe, anna);
    post(page, "act=all");
    now += days(8);
    EXPECT_EQ(get(page).body.find("value=\"undo\""), std::string::npos);
    EXPECT_EQ(post(page, "act=undo").status, 410);
    EXPECT_EQ(state(), SubscriberState::unsubscribed);
}

TEST_F(ReaderPages, DoNotConfirmByAnUndoWhatNobodyConfirmed) {
    sign_up("email=anna%40x.example&digest=weekly");
    const std::string page = link(LinkPurpose::unsubscribe, anna);
    post(page, "act=all");
    EXPECT_EQ(post(page, "act=undo").status, 410);
    EXPECT_EQ(state(), SubscriberState::unsubscribed);
}

TEST_F(ReaderPages, LetWhoeverLeftSignUpAgain) {
    subscribe(anna);
    post(link(LinkPurpose::unsubscribe, anna), "act=all");
    take_notices();
    sign_up("email=anna%40x.example&digest=research");
    EXPECT_EQ(state(), SubscriberState::unsubscribed);
    EXPECT_EQ(take_notices(), "confirm anna@x.example\n");
    post(link(LinkPurpose::confirm, anna), "");
    EXPECT_EQ(state(), SubscriberState::confirmed);
    EXPECT_EQ(reader(anna).subscriber.digests, std::vector<std::string>{"research"});
}

TEST_F(ReaderPages, GiveBackWhatWasLeftWhateverStrangersTypedMeanwhile) {
    subscribe(anna);
    post(link(LinkPurpose::preferences, anna), "act=save&digest=weekly&language=it");
    post(link(LinkPurpose::unsubscribe, anna), "act=all");
    sign_up("email=anna%40x.example&name=Mallory&language=fi&digest=research");
    EXPECT_EQ(reader(anna).subscriber.name, "");
    post(link(LinkPurpose::unsubscribe, anna), "act=undo");
    EXPECT_EQ(reader(anna).subscriber.language, "it");
    EXPECT_EQ(reader(anna).subscriber.digests, std::vector<std::string>{"weekly"});
    EXPECT_EQ(everything().find("Mallory"), std::string::npos);
}

TEST_F(ReaderPages, ShowWhatAConfirmationGivesToWhoLeft) {
    subscribe(anna);
    post(link(LinkPurpose::unsubscribe, anna), "act=all");
    sign_up("email=anna%40x.example&name=Anna&language=it&digest=research&topic=grooming");
    const std::string page = get(link(LinkPurpose::confirm, anna)).body;
    EXPECT_NE(page.find("Research"), std::string::npos);
    EXPECT_EQ(page.find("Weekly digest"), std::string::npos);
    post(link(LinkPurpose::confirm, anna), "");
    EXPECT_EQ(reader(anna).subscriber.name, "Anna");
    EXPECT_EQ(reader(anna).subscriber.language, "it");
    EXPECT_EQ(store::preferences(db, reader(anna).subscriber.id, "research")->topics,
              std::vector<std::string>{"grooming"});
}

TEST_F(ReaderPages, DoNotConfirmAgainByTheOldMailOfSomebodyWhoLeft) {
    subscribe(anna);
    post(link(LinkPurpose::unsubscribe, anna), "act=all");
    EXPECT_EQ(post(link(LinkPurpose::confirm, anna), "").status, 410);
    EXPECT_EQ(state(), SubscriberState::unsubscribed);
}

TEST_F(ReaderPages, ChangeAnAddressOnlyFromTheNewOne) {
    subscribe(anna);
    const SubscriberId id = reader(anna).subscriber.id;
    post(link(LinkPurpose::preferences, anna), "act=address&new_email=first%40y.example");
    EXPECT_EQ(take_notices(), "confirm_address first@y.example\n");
    post(link(LinkPurpose::preferences, anna), "act=address&new_email=anna%40y.example");
    EXPECT_EQ(take_notices(), "confirm_address anna@y.example\n");
    const auto page = [&](std::int64_t change) {
        return "/" + link_page(key, {LinkPurpose::change_address, id, {}, AddressChangeId{change}});
    };
    EXPECT_EQ(post(page(1), "").status, 410) << "a later wish took its place";
    EXPECT_EQ(get(page(2)).status, 200);
    EXPECT_EQ(reader(anna).subscriber.id, id);
    EXPECT_EQ(post(page(2), "").status, 200);
    EXPECT_EQ(reader("anna@y.example").subscriber.id, id);
    EXPECT_EQ(take_notices(), "address_changed anna@x.example\n");
}

TEST_F(ReaderPages, MailNoLinkToAWishThatAnotherTookThePlaceOf) {
    subscribe(anna);
    post(link(LinkPurpose::preferences, anna), "act=address&new_email=first%40y.example");
    now += days(1);
    for (const char* same : {"anna%40y.example", "anna%40y.example"}) {
        post(link(LinkPurpose::preferences, anna), "act=address&new_email=" + std::string(same));
        now += days(1);
    }
    store::Transaction tx(db);
    const auto mail = store::claim_notice(tx, "test", now);
    ASSERT_TRUE(mail && mail->change);
    EXPECT_EQ(mail->email.text(), "anna@y.example");
    EXPECT_TRUE(store::address_change(db, *mail->change)) << "its link is good";
    EXPECT_FALSE(store::claim_notice(tx, "test", now));
}

TEST_F(ReaderPages, MailANewAddressOnceADayAndThreeTimesEver) {
    subscribe(anna);
    subscribe("bob@x.example");
    int mails = 0;
    for (int hour = 0; hour < 24 * 10; hour += 12) {
        for (const std::string& who : {anna, std::string("bob@x.example")})
            post(link(LinkPurpose::preferences, who), "act=address&new_email=third%40y.example");
        for (const char letter : take_notices()) mails += letter == '\n' ? 1 : 0;
        if (hour == 12) {
            EXPECT_EQ(mails, 1);
        }
        now += std::chrono::hours(12);
    }
    EXPECT_EQ(mails, 3);
}

TEST_F(ReaderPages, LeaveTheFirstWishGoodThatAnotherOfTheSameDayCouldNotReplace) {
    subscribe(anna);
    const SubscriberId id = reader(anna).subscriber.id;
    for (int press = 0; press < 2; ++press)
        post(link(LinkPurpose::preferences, anna), "act=address&new_email=anna%40y.example");
    EXPECT_EQ(take_notices(), "confirm_address anna@y.example\n");
    EXPECT_EQ(
        post("/" + link_page(key, {LinkPurpose::change_address, id, {}, AddressChangeId{1}}), "").status,
        200);
}

TEST_F(ReaderPages, KeepOnlyTheHashOfASuppressedAddressThatWasLeftBehind) {
    subscribe(anna);
    const SubscriberId id = reader(anna).subscriber.id;
    store::Transaction tx(db);
    store::suppress_address(tx, *EmailAddress::parse(anna), "complaint", now);
    tx.commit();
    post(link(LinkPurpose::preferences, anna), "act=address&new_email=anna%40y.example");
    take_notices();
    post("/" + link_page(key, {LinkPurpose::change_address, id, {}, AddressChangeId{1}}), "");
    EXPECT_FALSE(store::suppression_of(db, *EmailAddress::parse(anna)));
    EXPECT_TRUE(store::barred_for_ever(db, address_hash(key, *EmailAddress::parse(anna))));
    EXPECT_EQ(take_notices(), "") << "the old address gets no mail";
    post(link(LinkPurpose::preferences, "anna@y.example"), "act=address&new_email=anna%40x.example");
    EXPECT_EQ(take_notices(), "") << "nobody moves to it";
}

TEST_F(ReaderPages, SayGoodbyeOfEachDigestThatIsLeft) {
    subscribe(anna);
    post(link(LinkPurpose::unsubscribe, anna, weekly()), "act=this");
    post(link(LinkPurpose::unsubscribe, anna, store::digest_id(db, "research")), "act=this");
    EXPECT_EQ(take_notices(), "goodbye anna@x.example\ngoodbye anna@x.example\n");
}

TEST_F(ReaderPages, SayNothingOfAnAddressThatSomebodyElseHas) {
    subscribe(anna);
    subscribe("bob@x.example");
    const std::string free =
        post(link(LinkPurpose::preferences, anna), "act=address&new_email=a%40y.example").body;
    take_notices();
    EXPECT_EQ(post(link(LinkPurpose::preferences, anna), "act=address&new_email=bob%40x.example").body, free);
    EXPECT_EQ(take_notices(), "");
}

}  // namespace
}  // namespace tidings::readers
