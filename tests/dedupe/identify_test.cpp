#include <gtest/gtest.h>

#include "dedupe/dedupe.h"
#include "html/sanitise.h"

namespace tidings {
namespace {

Item article() {
    Item item;
    item.id = "g1";
    item.url = *Url::parse("https://a.example/x");
    item.title = "Calls about contacts";
    item.content = sanitise(
        "<p>One call in six to the lines concerns a child who left home to meet somebody known from the "
        "net.</p>",
        std::nullopt);
    return item;
}

Attachment pdf(std::string_view url) {
    return {.url = *Url::parse(url),
            .mime_type = "application/pdf",
            .size_in_bytes = {},
            .duration_in_seconds = {}};
}

Identity identified(const Item& item) { return identify(item, read_text(item)); }

TEST(Identify, TreatsTwoSpellingsOfAUrlGuidAsOne) {
    Item a = article(), b = article();
    a.id = " http://www.a.example/?p=12 ";
    b.id = "https://a.example/?p=12";

    EXPECT_EQ(identified(a).guid_key, identified(b).guid_key);
    EXPECT_NE(identified(a).guid_key, "");
}

TEST(Identify, KeepsGuidsApartThatDifferOnlyBehindTheHash) {
    Item a = article(), b = article();
    a.id = "https://a.example/news#1";
    b.id = "https://a.example/news#2";

    EXPECT_NE(identified(a).guid_key, identified(b).guid_key);
}

TEST(Identify, HasNoLinkKeyForAHomePage) {
    Item item = article();
    item.url = *Url::parse("https://a.example/");

    EXPECT_EQ(identified(item).url_key, "");
}

TEST(Identify, DoesNotTakeDatesOrTrackingForANewRevision) {
    Item a = article(), b = article();
    b.published = Timestamp{std::chrono::seconds{1'000'000}};
    b.url = *Url::parse("http://a.example/x?utm_source=rss");

    EXPECT_EQ(identified(a).content_hash, identified(b).content_hash);
}

TEST(Identify, TakesACorrectedFigureForANewRevision) {
    Item a = article(), b = article();
    a.content = sanitise("<p>It was 3,2 % of all calls.</p>", std::nullopt);
    b.content = sanitise("<p>It was 3.2 % of all calls.</p>", std::nullopt);

    EXPECT_NE(identified(a).content_hash, identified(b).content_hash);
}

TEST(Identify, TakesAnotherAttachmentForANewRevisionButNotAnotherOrder) {
    const Attachment first = pdf("https://a.example/1.pdf"), second = pdf("https://a.example/2.pdf");
    Item one = article(), both = article(), turned = article();
    one.attachments = {first};
    both.attachments = {first, second};
    turned.attachments = {second, first};

    EXPECT_NE(identified(one).content_hash, identified(both).content_hash);
    EXPECT_EQ(identified(both).content_hash, identified(turned).content_hash);
}

TEST(Identify, HashesTheTextWithoutMarkupAndTitle) {
    Item a = article(), b = article();
    b.title = "Something else";
    b.content = sanitise(
        "<div>One <b>call</b> in six to the lines concerns a child who left home</div><p>to meet "
        "somebody known from the net</p>",
        std::nullopt);

    EXPECT_NE(identified(a).text_hash, "");
    EXPECT_EQ(identified(a).text_hash, identified(b).text_hash);
}

TEST(Identify, ReadsTheSummaryWhereThereIsNoContent) {
    Item a = article(), b = article();
    b.content = {};
    b.summary =
        "One call in six to the lines concerns a child who left home to meet somebody known from the net.";

    EXPECT_NE(identified(a).text_hash, "");
    EXPECT_EQ(identified(a).text_hash, identified(b).text_hash);
}

TEST(Identify, CountsTheWordsOfATitle) {
    const Identity identity = identified(article());

    EXPECT_EQ(identity.title_key, "calls about contacts");
    EXPECT_EQ(identity.title_words, 3);
}

TEST(Identify, CutsTheNameOfTheSourceFromATitle) {
    const auto title_key = [](const std::string& title, const std::string& source) {
        Item item;
        item.title = title;
        if (!source.empty()) item.source = Source{"", source, std::nullopt};
        return identify(item, read_text(item)).title_key;
    };
    const std::string own = title_key("Helpline moves to the harbour", "");

    EXPECT_EQ(title_key("Helpline moves to the harbour - Coast Herald", "Coast Herald"), own);
    EXPECT_NE(title_key("Helpline moves to the harbour - Coast Herald", ""), own);
    EXPECT_NE(title_key("Helpline moves to the harbour - Coast Herald", "Hill Herald"), own);
}

}  // namespace
}  // namespace tidings
