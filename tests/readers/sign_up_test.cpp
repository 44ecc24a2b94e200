#include <algorithm>

#include "readers/readers_world.h"
#include "store/issues/sends.h"
#include "store/people/consents.h"
#include "store/people/preferences.h"
#include "store/people/sign_ups.h"
#include "store/people/suppressions.h"
#include "subscribe/periods.h"

namespace tidings::readers {
namespace {

class SignUpPage : public support::ReadersWorld {};

const std::string anna = "email=anna%40x.example&name=Anna&language=it&digest=weekly&topic=grooming";

TEST_F(SignUpPage, TakesWhatAReaderWants) {
    EXPECT_EQ(sign_up(anna).status, 200);
    const store::Person person = reader("anna@x.example");
    EXPECT_EQ(person.subscriber.state, SubscriberState::pending);
    EXPECT_EQ(person.subscriber.name, "Anna");
    EXPECT_EQ(person.subscriber.language, "it");
    EXPECT_EQ(person.subscriber.digests, std::vector<std::string>{"weekly"});
    EXPECT_EQ(store::preferences(db, person.subscriber.id, "weekly")->topics,
              std::vector<std::string>{"grooming"});
    EXPECT_EQ(take_notices(), "confirm anna@x.example\n");
    EXPECT_EQ(woken, 1);
}

TEST_F(SignUpPage, KeepsTheWordsThatWereAgreedTo) {
    sign_up(anna);
    const auto history = store::consents_of(db, reader("anna@x.example").subscriber.id);
    ASSERT_EQ(history.size(), 1u);
    EXPECT_EQ(history[0].step, store::ConsentStep::asked);
    EXPECT_EQ(history[0].language, "en");
    const std::string words = store::consent_text(db, history[0].version);
    EXPECT_NE(get("/subscribe").body.find(words), std::string::npos) << words;
    EXPECT_NE(words.find("Demo hub"), std::string::npos);
}

TEST_F(SignUpPage, AnswersTheSameWhoeverIsSubscribed) {
    subscribe("anna@x.example");
    store::Transaction tx(db);
    store::suppress_address(tx, *EmailAddress::parse("angry@x.example"), "complaint", now);
    tx.commit();
    const std::string stranger = sign_up("email=new%40x.example&digest=weekly").body;
    EXPECT_EQ(sign_up("email=anna%40x.example&digest=weekly").body, stranger);
    EXPECT_EQ(sign_up("email=angry%40x.example&digest=weekly").body, stranger);
    EXPECT_EQ(take_notices(), "confirm new@x.example\npreferences anna@x.example\n");
}

TEST_F(SignUpPage, AsksWhomBouncesGaveUpAndLiftsThatOnceTheyConfirm) {
    subscribe("anna@x.example");
    const EmailAddress given_up = *EmailAddress::parse("anna@x.example");
    store::Transaction tx(db);
    store::suppress_address(tx, given_up, {.cause = store::Cause::bounced, .why = "bounced: 5.1.1"}, now);
    tx.commit();
    sign_up("email=anna%40x.example&digest=weekly");
    EXPECT_EQ(take_notices(), "confirm anna@x.example\n");
    EXPECT_TRUE(store::suppression_of(db, given_up)) << "anybody can type an address";
    EXPECT_EQ(post(link(LinkPurpose::confirm, "anna@x.example"), "").status, 200);
    EXPECT_FALSE(store::suppression_of(db, given_up));
    const auto history = store::consents_of(db, reader("anna@x.example").subscriber.id);
    EXPECT_EQ(std::ranges::count(history, store::ConsentStep::unsuppressed, &store::Consent::step), 1);
}

TEST_F(SignUpPage, DoesNotLetStrangersChangeAReader) {
    subscribe("anna@x.example");
    sign_up("email=anna%40x.example&digest=weekly&language=fi&name=Mallory");
    const Subscriber anna_now = reader("anna@x.example").subscriber;
    EXPECT_EQ(anna_now.language, "en");
    EXPECT_EQ(anna_now.digests.size(), 2u);
}

TEST_F(SignUpPage, MailsAnUnconfirmedAddressOnceADayAndThreeTimesEver) {
    int mails = 0;
    for (int hour = 0; hour < 24 * 10; hour += 12) {
        sign_up(anna);
        if (!take_notices().empty()) ++mails;
        if (hour == 12) {
            EXPECT_EQ(mails, 1);
        }
        now += std::chrono::hours(12);
    }
    EXPECT_EQ(mails, 3);
}

TEST_F(SignUpPage, KeepsNobodyLongerForTypingTheirAddressAgain) {
    for (int day = 0; day < 17; ++day) {
        sign_up(anna);
        now += std::chrono::days(1);
    }
    EXPECT_EQ(take_notices(), "confirm anna@x.example\n");
    store::Transaction tx(db);
    EXPECT_EQ(store::forget_unconfirmed(tx, now - confirm_within), 1);
}

TEST_F(SignUpPage, KeepsNobodyWhomItMayNotMailAnyMore) {
    for (int day = 0; day < 3; ++day) {
        sign_up(anna);
        now += std::chrono::days(1);
    }
    store::Transaction tx(db);
    store::forget_unconfirmed(tx, now);
    tx.commit();
    sign_up(anna);
    EXPECT_FALSE(store::person_of(db, *EmailAddress::parse("anna@x.example")));
}

TEST_F(SignUpPage, SaysWhatIsWrongAndKeepsWhatWasTyped) {
    const web::Response response = sign_up("email=anna.x.example&name=%3CAnna%3E&topic=grooming");
    EXPECT_EQ(response.status, 422);
    for (const char* words :
         {"<title>Error:", "href=\"#email\"", "href=\"#digest\"", "aria-invalid=\"true\"",
          "value=\"anna.x.example\"", "value=\"&lt;Anna&gt;\"", "value=\"grooming\" checked"})
        EXPECT_NE(response.body.find(words), std::string::npos) << words;
    EXPECT_EQ(take_notices(), "");
}

TEST_F(SignUpPage, TakesNoAddressThatCouldForgeAHeader) {
    for (const char* email :
         {"a%40x.example%0D%0ABcc%3A+c%40d.example", "a%40x.example%0AB", "a%00b%40x.example",
          "a%40x.example%3E", "%22a+b%22%40x.example", "a%40x.example%2Cc%40d.example"})
        EXPECT_EQ(sign_up("digest=weekly&email=" + std::string(email)).status, 422) << email;
    EXPECT_EQ(take_notices(), "");
}

TEST_F(SignUpPage, IgnoresWhoFillsTheFieldThatPeopleDoNotSee) {
    EXPECT_EQ(sign_up(anna + "&website=http%3A%2F%2Fspam.example").status, 200);
    EXPECT_EQ(take_notices(), "");
}

TEST_F(SignUpPage, AsksForTheFormAgainWithoutItsTicket) {
    EXPECT_EQ(post("/subscribe", anna).status, 422);
    EXPECT_EQ(post("/subscribe", anna + "&ticket=1795424400.forged").status, 422);
    EXPECT_EQ(take_notices(), "");
}

TEST_F(SignUpPage, RefusesFormsFilledInElsewhere) {
    EXPECT_EQ(post("/subscribe", anna, {{"origin", "https://evil.example"}}).status, 403);
    EXPECT_EQ(post("/subscribe", anna, {{"sec-fetch-site", "cross-site"}}).status, 403);
    EXPECT_EQ(post("/", anna, {{"origin", "https://news.hub.example"}}).status, 422);
    EXPECT_EQ(post("/subscribe", anna, {{"origin", "null"}, {"sec-fetch-site", "same-origin"}}).status, 422);
}

TEST_F(SignUpPage, MailsSixtyPeopleBehindOneAddressAndThenAsksForPatience) {
    const std::string shown = ticket();
    now += std::chrono::seconds(30);
    const auto person = [&](int i) {
        return post("/subscribe",
                    "digest=weekly&email=p" + std::to_string(i) + "%40x.example&ticket=" + shown);
    };
    for (int i = 0; i < 60; ++i) EXPECT_EQ(person(i).status, 200) << i;
    const web::Response last = person(60);
    EXPECT_EQ(last.status, 429);
    EXPECT_EQ(last.headers.back(), (std::pair<std::string, std::string>{"Retry-After", "60"}));
    peer = "203.0.113.8";
    EXPECT_EQ(person(60).status, 200) << "another network";
    peer = "203.0.113.7";
    now += std::chrono::minutes(1);
    EXPECT_EQ(person(61).status, 200);
}

TEST_F(SignUpPage, CountsNoFormThatMailsNothing) {
    const std::string shown = ticket();
    now += std::chrono::seconds(30);
    const std::string bert = "digest=weekly&email=bert%40x.example&ticket=" + shown;
    for (int i = 0; i < 700; ++i) {
        EXPECT_EQ(post("/subscribe", "digest=weekly&email=bert%40x,example&ticket=" + shown).status, 422);
        EXPECT_EQ(post("/subscribe", bert).status, 200) << "the same address gets one mail a day";
    }
    for (int i = 0; i < 61; ++i) post("/link", "email=nobody%40x.example");
    EXPECT_EQ(post("/link", "email=nobody%40x.example").status, 429);
    peer = "203.0.113.8";
    EXPECT_EQ(post("/link", "email=bert%40x.example").status, 200);
    EXPECT_EQ(sign_up("digest=weekly&email=carla%40x.example").status, 200);
    EXPECT_EQ(take_notices(), "confirm bert@x.example\nconfirm carla@x.example\n");
}

TEST_F(SignUpPage, TicksNothingWhereThereIsAChoice) {
    EXPECT_EQ(get("/subscribe").body.find(" checked"), std::string::npos);
    EXPECT_EQ(sign_up("email=anna%40x.example").status, 422);
    settings.digests.resize(1);
    EXPECT_EQ(get("/subscribe").body.find("name=\"digest\""), std::string::npos);
    EXPECT_EQ(sign_up("email=anna%40x.example").status, 200);
    EXPECT_EQ(reader("anna@x.example").subscriber.digests, std::vector<std::string>{"weekly"});
}

TEST_F(SignUpPage, TellsOfEachNewsletterWhatItIsHowOftenItComesAndItsLastIssue) {
    settings.digests = {{"weekly", "Weekly digest", false, "What partners <publish>.", Rhythm::weekly, 2},
                        {"research", "Research", false, "", Rhythm::monthly}};
    settings.last_issue = [](const std::string& digest, const std::string& language) {
        return digest == "weekly" ? "https://hub.example/issues/7." + language + ".html" : std::string();
    };
    const std::string page = get("/subscribe", "lang=de").body;
    for (const char* words : {"What partners &lt;publish&gt;.", "2-mal in der Woche", "Einmal im Monat",
                              "<a href=\"https://hub.example/issues/7.de.html\""})
        EXPECT_NE(page.find(words), std::string::npos) << words;
    EXPECT_EQ(page.find("issues/7", page.find("Research")), std::string::npos);
}

TEST_F(SignUpPage, SaysWhoAnswersForReadersData) {
    settings.imprint = {"Safe Net e.V.", "Ring 1, 50667 Köln", "https://safe.example/privacy"};
    const std::string page = get("/subscribe").body;
    for (const char* words : {"Responsible for your data: Safe Net e.V.", "Ring 1, 50667 Köln",
                              "<a href=\"https://safe.example/privacy\">Privacy notice</a>"})
        EXPECT_NE(page.find(words), std::string::npos) << words;
}

TEST_F(SignUpPage, TakesNoNameThatLeadsSomewhere) {
    const web::Response refused = sign_up("digest=weekly&email=anna%40x.example&name=Win+at+prizes.example");
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find("href=\"#name\""), std::string::npos);
    EXPECT_EQ(take_notices(), "");
}

TEST_F(SignUpPage, GivesNobodysNameToAnAddressThatHasNotConfirmed) {
    sign_up(anna);
    store::Transaction tx(db);
    const auto question = store::claim_notice(tx, "test", now);
    ASSERT_TRUE(question);
    EXPECT_EQ(question->name, "");
    tx.commit();
    post(link(LinkPurpose::confirm, "anna@x.example"), "");
    post(link(LinkPurpose::preferences, "anna@x.example"), "act=address&new_email=new%40y.example");
    std::vector<std::string> names;
    store::Transaction later(db);
    while (const auto notice = store::claim_notice(later, "test", now)) names.push_back(notice->name);
    EXPECT_EQ(names, (std::vector<std::string>{"Anna", ""}))
        << "welcome, and the question to the new address";
}

TEST_F(SignUpPage, SpeaksTheLanguageOfTheBrowserOrTheOneAskedFor) {
    EXPECT_NE(get("/subscribe", "", "xx, de-AT;q=0.8, it;q=0.9").body.find("<html lang=\"it\">"),
              std::string::npos);
    EXPECT_NE(get("/subscribe", "lang=el", "it").body.find("<html lang=\"el\">"), std::string::npos);
    EXPECT_NE(get("/subscribe", "lang=../x", "").body.find("<html lang=\"en\">"), std::string::npos);
}

TEST_F(SignUpPage, MailsAReaderTheirLinkThreeTimesADay) {
    subscribe("anna@x.example");
    const std::string known = post("/link", "email=Anna%40x.example").body;
    EXPECT_EQ(take_notices(), "preferences anna@x.example\n");
    EXPECT_EQ(post("/link", "email=nobody%40x.example").body, known);
    for (int i = 0; i < 4; ++i) {
        post("/link", "email=anna%40x.example");
        EXPECT_EQ(take_notices().empty(), i >= 2);
    }
}

}  // namespace
}  // namespace tidings::readers
