#include "compose/compose.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/result.h"
#include "compose/made_up_stories.h"
#include "compose/nine_languages.h"
#include "html/entities.h"
#include "html/to_text.h"
#include "support/golden.h"
#include "text/plain_text.h"

namespace tidings {
namespace {

using support::made_up_stories;
using support::made_up_story;
using support::nine_languages;

Issue issue() {
    Issue issue;
    issue.id = IssueId{12};
    issue.title = "Weekly digest, 22 November 2026";
    issue.due = Timestamp(std::chrono::seconds(1795334400));
    return issue;
}

Digest digest() {
    Digest digest;
    digest.slug = "weekly";
    digest.title = "Weekly digest";
    digest.zone = "Europe/Rome";
    return digest;
}

DigestFrame frame(std::string_view language = "en") {
    return {.hub_title = "Knowledge Hub",
            .hub_url = "https://hub.example/",
            .language = std::string(language),
            .tag_label = [](std::string_view tag) { return "<" + std::string(tag) + ">"; }};
}

DigestMail composed(const std::vector<Story>& stories, std::string_view language = "en") {
    static const render::Templates templates(std::filesystem::path(PROJECT_ROOT) / "templates");
    return compose_digest(issue(), digest(), stories, frame(language), templates);
}

Story story_with_everything() {
    Story story = made_up_story("Πώς μιλάμε <για> \"αυτό\" & τ'άλλα", "https://ngo.example/a?x=1&y=2");
    story.lead.language = "el";
    story.lead.published = Timestamp(std::chrono::seconds(1795000000));
    story.partner.licence = "CC BY 4.0";
    story.tags = {"grooming", "schools"};
    story.also_at = {
        {ItemId{2}, "Helplines & more", *Url::parse("https://help.example/b?x=1&y=2"), "same text"},
        {ItemId{3}, "Kinderhilfe", *Url::parse("https://kinder.example/"), "same text"}};
    return story;
}

bool says(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++found;
    return found;
}

std::set<std::string> links_in(const std::string& html) {
    std::set<std::string> links;
    constexpr std::string_view mark = "href=\"";
    for (std::size_t at = 0; (at = html.find(mark, at)) != std::string::npos;) {
        at += mark.size();
        links.insert(decode_entities(html.substr(at, html.find('"', at) - at)));
    }
    return links;
}

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (c != ' ' && c != '\n')
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    return words;
}

TEST(ComposeDigest, HasTheIssuesTitleAsItsSubject) {
    EXPECT_EQ(composed(made_up_stories(2, 100)).subject, "Weekly digest, 22 November 2026");
}

TEST(ComposeDigest, MakesASubjectOfDigestAndDateForAnIssueWithoutTitle) {
    Issue untitled = issue();
    untitled.title = "";
    const render::Templates templates(std::filesystem::path(PROJECT_ROOT) / "templates");
    EXPECT_EQ(compose_digest(untitled, digest(), made_up_stories(1, 1), frame("it"), templates).subject,
              "Weekly digest: 22 novembre 2026");
}

TEST(ComposeDigest, SaysAllThereIsToAStoryInHtmlAndText) {
    const DigestMail mail = composed({story_with_everything()});
    support::expect_golden(std::filesystem::path(TEST_DATA) / "mail" / "one-story.html", mail.html);
    support::expect_golden(std::filesystem::path(TEST_DATA) / "mail" / "one-story.txt", mail.text);
}

TEST(ComposeDigest, LeavesOutTheMissingPartsOfAStory) {
    Story bare = made_up_story("");
    bare.lead.summary = "";
    bare.lead.url.reset();
    bare.lead.language = "";
    const DigestMail mail = composed({bare});
    EXPECT_EQ(count(mail.html, "<h2"), 1U);
    for (const char* part : {"Licence", "Topics", "Also at", "href=\"\"", " · ·", "<p></p>"}) {
        EXPECT_FALSE(says(mail.html, part)) << part;
        EXPECT_FALSE(says(mail.text, part)) << part;
    }
}

TEST(ComposeDigest, EscapesPartnersTextsInHtmlOnly) {
    Story hostile = made_up_story("<script>alert('1')</script>");
    hostile.lead.summary = "\"><img src=x onerror=alert(1)>";
    const DigestMail mail = composed({hostile});
    EXPECT_TRUE(says(mail.html, "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"));
    for (const char* part : {"<script", "<img"}) EXPECT_FALSE(says(mail.html, part)) << part;
    EXPECT_TRUE(says(mail.text, "<script>alert('1')</script>"));
}

TEST(ComposeDigest, NamesTheLanguageOfAStoryThatIsNotTheMails) {
    const Story story = story_with_everything();
    EXPECT_TRUE(says(composed({story}, "en").html, "<h2 lang=\"el\""));
    EXPECT_TRUE(says(composed({story}, "en").html, " · Greek"));
    EXPECT_FALSE(says(composed({story}, "el").html, "<h2 lang="));
}

TEST(ComposeDigest, SetsTheDirectionOfAnArabicStory) {
    Story story = story_with_everything();
    story.lead.language = "ar";
    EXPECT_TRUE(says(composed({story}).html, "<h2 lang=\"ar\" dir=\"rtl\""));
}

TEST(ComposeDigest, IsWrittenInNineLanguages) {
    std::set<std::string> texts;
    for (const std::string_view language : nine_languages) {
        const DigestMail mail = composed(made_up_stories(20, 100), language);
        EXPECT_TRUE(says(mail.html, "<html lang=\"" + std::string(language) + "\">"));
        texts.insert(mail.text);
    }
    EXPECT_EQ(texts.size(), nine_languages.size());
}

TEST(ComposeDigest, RefusesALanguageThatHasNoWords) { EXPECT_THROW(composed({}, "tlh"), Failure); }

TEST(ComposeDigest, HasATextPartWithEveryLinkAndEveryWord) {
    std::vector<Story> stories = made_up_stories(20, 300);
    stories.push_back(story_with_everything());
    const DigestMail mail = composed(stories, "fr");
    for (const std::string& link : links_in(mail.html)) EXPECT_TRUE(says(mail.text, link)) << link;
    const std::string visible = html_to_text(mail.html.substr(mail.html.find("<table")));
    for (const std::string& word : words_of(visible))
        EXPECT_TRUE(says(mail.text, word.substr(0, word.find(',')))) << word;
}

TEST(ComposeDigest, IsBuiltForEveryReader) {
    const std::string html = composed(made_up_stories(20, 300)).html;
    EXPECT_EQ(count(html, "<h1"), 1U);
    EXPECT_EQ(count(html, "<h2"), 20U);
    EXPECT_EQ(count(html, "<main>"), 1U);
    EXPECT_EQ(count(html, "<table"), count(html, "<table role=\"presentation\""));
    EXPECT_TRUE(says(html, "<title>Weekly digest, 22 November 2026</title>"));
    for (const char* part :
         {"<script", "<form", "<img", "<link", "@import", "url(", "&apos;", "text-decoration"})
        EXPECT_FALSE(says(html, part)) << part;
}

TEST(ComposeDigest, HasAPreheaderOf40To130Characters) {
    std::vector<Story> one{made_up_story("A")};
    for (const auto& stories :
         {one, made_up_stories(30, 100), std::vector<Story>{made_up_story(std::string(500, 'x'))}}) {
        const std::string html = composed(stories).html;
        const std::size_t start = html.find("mso-hide:all\">") + 14;
        const std::size_t characters =
            count_characters(html.substr(start, html.find("</div>", start) - start));
        EXPECT_GE(characters, 40U);
        EXPECT_LE(characters, 130U);
    }
}

TEST(ComposeDigest, SpendsAtMost30KilobytesOn30Stories) {
    EXPECT_LE(composed(made_up_stories(30, 400)).html.size(), 30U * 1024);
}

TEST(ComposeDigest, ShowsOnlyTitlesWhenTheMailWouldBeCutOff) {
    const DigestMail mail = composed(made_up_stories(300, 600));
    EXPECT_LE(mail.html.size(), 90'000U);
    EXPECT_EQ(count(mail.html, "<h2"), 300U);
    EXPECT_FALSE(says(mail.html, "What the partner says"));
    EXPECT_TRUE(says(mail.html, "only their titles are shown"));
    EXPECT_FALSE(says(mail.html, "more on the web"));
}

TEST(ComposeDigest, SaysHowManyMoreThereAreWhenEvenTheTitlesAreTooMany) {
    const DigestMail mail = composed(made_up_stories(1000, 10));
    const std::size_t shown = count(mail.html, "<h2");
    EXPECT_LE(mail.html.size(), 90'000U);
    EXPECT_GE(mail.html.size(), 80'000U);
    for (const std::string& part : {mail.html, mail.text})
        EXPECT_TRUE(says(part, "and " + std::to_string(1000 - shown) + " more on the web"));
}

TEST(ComposeDigest, OffersToUnsubscribeAtTheEndAndInALongIssueAtTheTopToo) {
    for (const std::string& part :
         {composed(made_up_stories(3, 10)).html, composed(made_up_stories(3, 10)).text})
        EXPECT_EQ(count(part, unsubscribe_slot), 1U);
    for (const std::string& part :
         {composed(made_up_stories(30, 10)).html, composed(made_up_stories(30, 10)).text})
        EXPECT_EQ(count(part, unsubscribe_slot), 2U);
}

TEST(ComposeDigest, CanDoWithoutStories) {
    const DigestMail mail = composed({});
    EXPECT_TRUE(says(mail.html, "0 stories from 0 organisations"));
    EXPECT_TRUE(says(mail.text, "0 stories from 0 organisations"));
}

TEST(ComposeDigest, ShowsNoMoreOfATextThanThePartnerAllows) {
    Story story = made_up_story("A title");
    story.partner.excerpt_limit = 0;
    EXPECT_FALSE(says(composed({story}).html, "What the partner says"));
    EXPECT_FALSE(says(composed({story}).text, "What the partner says"));
}

TEST(ComposeDigest, MakesTheSameMailOfTheSameIssue) {
    EXPECT_EQ(composed(made_up_stories(5, 100)).html, composed(made_up_stories(5, 100)).html);
}

// As `composed`, with another frame or digest.
DigestMail composed_with(const std::vector<Story>& stories, const DigestFrame& in,
                         const Digest& of = digest()) {
    const render::Templates templates(std::filesystem::path(PROJECT_ROOT) / "templates");
    return compose_digest(issue(), of, stories, in, templates);
}

// Every story wears a content note.
DigestFrame frame_with_notes() {
    DigestFrame in = frame();
    in.content_notes = [](const Story&) { return std::vector<std::string>{"suicide", "infants"}; };
    return in;
}

TEST(ComposeDigest, SpendsAtMost30KilobytesOn30StoriesInEveryScript) {
    std::vector<Story> stories = made_up_stories(30, 10);
    for (Story& story : stories) {
        story.lead.language = "el";
        story.lead.title = "Σεξουαλική κακοποίηση παιδιών στο διαδίκτυο: τι δείχνουν τα νέα στοιχεία";
        story.lead.summary.clear();
        while (count_characters(story.lead.summary) < 600) story.lead.summary += "Οι αναφορές αυξάνονται. ";
        story.partner.licence = "CC BY 4.0";
        story.tags = {"διαδικτυακά-παιχνίδια", "αποπλάνηση", "ανοιχτές-γραμμές"};
    }
    for (const std::string_view language : nine_languages)
        EXPECT_LE(composed(stories, language).html.size(), 30'000U) << language;
}

TEST(ComposeDigest, PutsStoriesUnderTheirSectionsHeadings) {
    std::vector<Story> stories = made_up_stories(3, 10);
    stories[1].tags = {"schools"};
    Digest sectioned = digest();
    sectioned.sections = {"grooming", "schools"};
    const DigestMail mail = composed_with(stories, frame(), sectioned);
    EXPECT_EQ(count(mail.html, "<h2"), 2U) << "an empty section has no heading";
    EXPECT_EQ(count(mail.html, "<h3"), 3U);
    EXPECT_LT(mail.text.find("<schools>"), mail.text.find("Story number 2"));
    EXPECT_LT(mail.text.find("Story number 2"), mail.text.find("\nMore\n"));
    EXPECT_LT(mail.text.find("\nMore\n"), mail.text.find("Story number 1"));
}

TEST(ComposeDigest, ShowsContentNotesBeforeTheText) {
    const DigestMail mail = composed_with(made_up_stories(1, 50), frame_with_notes());
    for (const std::string& body : {mail.html, mail.text}) {
        const std::size_t note = body.find("Mentions suicide or self-harm; Concerns infants or toddlers");
        ASSERT_NE(note, std::string::npos);
        EXPECT_LT(note, body.find("What the partner says"));
    }
}

TEST(ComposeDigest, FoldsSuchStoriesForWhoAsksForIt) {
    DigestFrame folding = frame_with_notes();
    folding.fold = true;
    const DigestMail mail = composed_with(made_up_stories(1, 50), folding);
    EXPECT_TRUE(says(mail.html, "https://ngo.example/news/1"));
    EXPECT_FALSE(says(mail.html, "What the partner says"));
    EXPECT_FALSE(says(mail.text, "What the partner says"));
    folding.content_notes = nullptr;
    EXPECT_TRUE(says(composed_with(made_up_stories(1, 50), folding).html, "What the partner says"));
}

TEST(ComposeDigest, TellsNothingFromOutsideToWhoAsksForIt) {
    DigestFrame neutral = frame("it");
    neutral.neutral_subject = true;
    const DigestMail mail = composed_with(made_up_stories(2, 50), neutral);
    EXPECT_EQ(mail.subject, "La tua newsletter: 22 novembre 2026");
    const std::string before_the_body = mail.html.substr(0, mail.html.find("<table"));
    EXPECT_FALSE(says(before_the_body, "Story number"));
    EXPECT_FALSE(says(before_the_body, "Weekly digest"));
}

TEST(ComposeDigest, LeadsToThePreferencesWhereThereAreSome) {
    EXPECT_FALSE(says(composed(made_up_stories(1, 1)).html, preferences_slot));
    DigestFrame with_pages = frame();
    with_pages.has_preferences = true;
    const DigestMail mail = composed_with(made_up_stories(1, 1), with_pages);
    for (const std::string& body : {mail.html, mail.text})
        EXPECT_EQ(count(body, std::string(preferences_slot)), 1U);
}

TEST(ComposeDigest, ListsStoriesWithdrawnSinceTheyWereMailed) {
    DigestFrame with_erratum = frame();
    with_erratum.errata = {{.title = "A story & its end", .partner = "Hotline"}};
    const DigestMail mail = composed_with(made_up_stories(1, 1), with_erratum);
    EXPECT_TRUE(says(mail.html, "<li>A story &amp; its end (Hotline)</li>"));
    EXPECT_TRUE(says(mail.text, "withdrawn since:\n- A story & its end (Hotline)\n"));
    EXPECT_LT(mail.text.find("A story & its end"), mail.text.find("Story number"))
        << "what was wrong is first";
    EXPECT_FALSE(says(composed(made_up_stories(1, 1)).html, "withdrawn"));
}

TEST(ComposeDigest, TellsAWithdrawnStoryWithoutItsTitleWhereThatIsAsked) {
    DigestFrame with_erratum = frame("fr");
    with_erratum.errata = {{.partner = "Hotline", .dated = Timestamp(std::chrono::seconds(1'795'165'200))}};
    EXPECT_TRUE(says(composed_with(made_up_stories(1, 1), with_erratum).text,
                     "- Un article de Hotline du 20 novembre 2026\n"));
}

TEST(ComposeDigest, IsAMailOfCorrectionsAloneWhereThereAreNoStories) {
    DigestFrame with_erratum = frame();
    with_erratum.errata = {{.title = "A story", .partner = "Hotline"}};
    const DigestMail mail = composed_with({}, with_erratum);
    EXPECT_EQ(mail.subject, "Correction: Weekly digest");
    EXPECT_TRUE(says(mail.text, "- A story (Hotline)\n"));
    EXPECT_FALSE(says(mail.text, "0 stories"));
    with_erratum.neutral_subject = true;
    EXPECT_FALSE(says(composed_with({}, with_erratum).subject, "Correction"));
}

TEST(ComposeDigest, NamesHelplinesThatItIsGiven) {
    DigestFrame with_line = frame("fr");
    with_line.helplines = {{"FR", "child-helpline", "Allô 119", "119"}};
    const DigestMail mail = composed_with(made_up_stories(1, 1), with_line);
    for (const std::string& body : {mail.html, mail.text})
        EXPECT_TRUE(says(body, "FR · Ligne d’aide aux enfants: Allô 119 119")) << body;
}

TEST(ComposeDigest, PrefersTheEditorsIntroToTheDigestsOwn) {
    Digest introduced = digest();
    introduced.intro = "Every week.";
    Issue edited = issue();
    const render::Templates templates(std::filesystem::path(PROJECT_ROOT) / "templates");
    const auto text = [&] {
        return compose_digest(edited, introduced, made_up_stories(1, 1), frame(), templates).text;
    };
    EXPECT_TRUE(says(text(), "Every week."));
    edited.intro = "This week.";
    EXPECT_TRUE(says(text(), "This week."));
    EXPECT_FALSE(says(text(), "Every week."));
}

TEST(ComposeDigest, HoldsNoTrackingAddressAnywhere) {
    Story story =
        made_up_story("See https://ngo.example/a?fbclid=1",
                      "https://www.google.com/url?url=https%3A%2F%2Fngo.example%2Fa%3Fmc_eid%3D7%26id%3D2");
    story.lead.summary = "All of it: https://ngo.example/a?utm_source=x&id=2";
    story.also_at = {{ItemId{2}, "Harbour", *Url::parse("https://harbour.example/?gclid=5"), "same text"}};
    const DigestMail mail = composed({story});
    for (const std::string* body : {&mail.html, &mail.text, &mail.subject})
        for (const char* trace : {"google.com", "fbclid", "mc_eid", "utm_", "gclid"})
            EXPECT_FALSE(says(*body, trace)) << trace << " in " << *body;
    EXPECT_TRUE(says(mail.text, "https://ngo.example/a?id=2")) << mail.text;
    EXPECT_TRUE(links_in(mail.html).contains("https://ngo.example/a?id=2"));
}

}  // namespace
}  // namespace tidings
