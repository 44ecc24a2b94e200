#include "curate/change.h"

#include <gtest/gtest.h>

#include "curate/retraction_words.h"
#include "html/sanitise.h"

namespace tidings {
namespace {

std::string lines(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "word" + std::to_string(i) + ' ';
    return text;
}

Item item_saying(const std::string& text) {
    Item item;
    item.id = "lesson-7";
    item.url = *Url::parse("https://school.example/lesson-7");
    item.title = "What a class can do";
    item.language = "en";
    item.summary = text;
    return item;
}

Partner partner(Trust trust, PassingChanges passing = PassingChanges::small) {
    Partner made;
    made.trust = trust;
    made.passing_changes = passing;
    return made;
}

bool passes(const Item& changed, PassingChanges passing = PassingChanges::small,
            const Item& approved = item_saying(lines(100))) {
    return judge_change(approved, changed, partner(Trust::automatic, passing)).kind ==
           ChangeVerdict::Kind::passes;
}

// A text of a hundred words with so many of them replaced.
Item with_new_words(int count) {
    std::string text = lines(100 - count);
    for (int i = 0; i < count; ++i) text += "other" + std::to_string(i) + ' ';
    return item_saying(text);
}

TEST(AChange, OfATrustedPartnerPassesWhereAtMostOneWordInTwentyIsAnother) {
    EXPECT_TRUE(passes(with_new_words(5)));
    EXPECT_FALSE(passes(with_new_words(6)));
    EXPECT_TRUE(passes(with_new_words(6), PassingChanges::all));
    EXPECT_FALSE(passes(with_new_words(1), PassingChanges::nothing));
}

TEST(AChange, OfAPartnerInReviewAlwaysWaits) {
    const ChangeVerdict verdict =
        judge_change(item_saying(lines(100)), with_new_words(1), partner(Trust::review, PassingChanges::all));
    EXPECT_EQ(verdict.kind, ChangeVerdict::Kind::waits);
    EXPECT_EQ(verdict.changes, (std::vector<std::string>{"1 of 100 words gone, 1 new"}));
}

TEST(AChange, IsNoneWhereReadersWouldSeeTheSame) {
    Item changed = item_saying(lines(100));
    changed.id = "lesson-7b";
    changed.modified = Timestamp{std::chrono::seconds(1)};
    EXPECT_EQ(judge_change(item_saying(lines(100)), changed, partner(Trust::review)).kind,
              ChangeVerdict::Kind::none);
}

TEST(AChange, IsNoneWhereOnlyACounterMovedOn) {
    const auto kind = [](const Item& changed) {
        Item approved = item_saying("The pool opens on Friday. Viewed 31 times.");
        return judge_change(approved, changed, partner(Trust::review)).kind;
    };
    Item moved_on = item_saying("The pool opens on Friday. Viewed 1,204 times.");
    EXPECT_EQ(kind(moved_on), ChangeVerdict::Kind::none);

    Item elsewhere = moved_on;
    elsewhere.url = *Url::parse("https://shop.example/lesson-7");
    EXPECT_EQ(kind(elsewhere), ChangeVerdict::Kind::waits) << "its link is another, too";
    EXPECT_EQ(kind(item_saying("The pool opens on Sunday. Viewed 1,204 times.")), ChangeVerdict::Kind::waits);
}

TEST(AChange, OfTitleLinkLanguageOrLicenceNeverPassesByItself) {
    std::vector<Item> changed(5, item_saying(lines(100)));
    changed[0].title = "What a class must do";
    changed[1].url = *Url::parse("https://shop.example/lesson-7");
    changed[2].language = "fi";
    changed[3].rights = "All rights reserved";
    changed[4].external_url = *Url::parse("https://shop.example/");
    for (const Item& each : changed) EXPECT_FALSE(passes(each, PassingChanges::all));
}

TEST(AChange, ThatLeavesAStubNeverPassesByItself) {
    EXPECT_FALSE(passes(item_saying(lines(33)), PassingChanges::all));
    EXPECT_FALSE(passes(item_saying(""), PassingChanges::all));
    EXPECT_FALSE(passes(item_saying(lines(20)), PassingChanges::all, item_saying(lines(45))));
    EXPECT_TRUE(passes(item_saying(lines(60)), PassingChanges::all));
}

TEST(AChange, OfALinkInTheTextIsNotSmall) {
    const auto with_link = [](const std::string& address) {
        Item item = item_saying("");
        item.content = sanitise("<p>" + lines(100) + "<a href=\"" + address + "\">more</a></p>", std::nullopt,
                                Pictures::shown);
        return item;
    };
    const Item approved = with_link("https://school.example/more"),
               changed = with_link("https://shop.example/more");
    EXPECT_FALSE(passes(changed, PassingChanges::small, approved));
    EXPECT_TRUE(passes(changed, PassingChanges::all, approved));
}

TEST(AChange, OfPicturesFilesOrPeopleIsNotSmall) {
    std::vector<Item> changed(3, item_saying(lines(100)));
    changed[0].image = *Url::parse("https://school.example/class.jpg");
    changed[1].attachments.push_back(
        {.url = *Url::parse("https://school.example/lesson.mp3"), .mime_type = "audio/mpeg"});
    changed[2].authors.push_back({.name = "Rosa Blau"});
    for (const Item& each : changed) {
        EXPECT_FALSE(passes(each));
        EXPECT_TRUE(passes(each, PassingChanges::all));
    }
}

TEST(AChange, OfTheMarkingUpAloneIsSmall) {
    Item approved = item_saying(""), changed = item_saying("");
    approved.content = sanitise("<p>" + lines(40) + "</p>", std::nullopt, Pictures::shown);
    changed.content = sanitise("<p><em>" + lines(40) + "</em></p>", std::nullopt, Pictures::shown);
    EXPECT_TRUE(passes(changed, PassingChanges::small, approved));
}

TEST(AChange, ThatNewlySaysThatSomethingIsRetractedNeverPassesByItself) {
    const Item changed = item_saying("RETRACTED " + lines(100));
    EXPECT_FALSE(passes(changed, PassingChanges::all));
    EXPECT_TRUE(passes(item_saying("RETRACTED " + lines(99)), PassingChanges::all, changed))
        << "it said so before";
}

TEST(Retractions, AreFoundInNineLanguagesWithoutRegardToCaseAndAccents) {
    for (const char* text : {
             "CORRECTION: it was Tuesday",
             "This report has been retracted.",
             "Rectificatif : c'était mardi",
             "Article retiré",
             "ARTICLE RETIRE",
             "Errata corrige: era martedì",
             "Una smentita",
             "ΔΙΟΡΘΩΣΗ: ήταν Τρίτη",
             "Διόρθωση: ήταν Τρίτη",
             "Η μελέτη αποσύρθηκε",
             "Corrección: fue el martes",
             "CORRECCION: fue el martes",
             "Fe de erratas",
             "Berichtigung: Es war Dienstag",
             "Der Bericht wurde zurückgezogen",
             "Correção: foi na terça-feira",
             "Retificação",
             "Rectificatie: het was dinsdag",
             "Het bericht is ingetrokken",
             "Oikaisu: se oli tiistai",
             "KORJAUS: se oli tiistai",
             "Update 3 May: it was Tuesday",
             "This page is no longer available",
         })
        EXPECT_GT(retractions_said_in(text), 0u) << text;
    for (const char* text : {"A correct answer helps a child.", "Ein Bericht über Schulen",
                             "Un ritratto di famiglia", "Um retrato de família", "Lapset ja nuoret"})
        EXPECT_EQ(retractions_said_in(text), 0u) << text;
}

TEST(ALook, IsAnotherWithAnotherText) {
    EXPECT_EQ(look_of(item_saying("Some words.")), look_of(item_saying("Some words.")));
    EXPECT_NE(look_of(item_saying("Some words.")), look_of(item_saying("Other words.")));
}

}  // namespace
}  // namespace tidings
