#include <gtest/gtest.h>

#include <algorithm>
#include <pugixml.hpp>
#include <vector>

#include "publish/publish.h"
#include "stories.h"

namespace tidings::publish {
namespace {

// A published feed as a reader sees it.
struct ReadFeed {
    explicit ReadFeed(const std::vector<Story>& stories) : bytes(atom_feed(hub(), stories)) {
        result = document.load_string(bytes.c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
        feed = document.child("feed");
        entry = feed.child("entry");
    }
    std::string bytes;
    pugi::xml_document document;
    pugi::xml_parse_result result;
    pugi::xml_node feed, entry;
};

std::string text(const pugi::xml_node& node, const char* child) { return node.child(child).text().get(); }

std::vector<std::string> names_of_children(const pugi::xml_node& node) {
    std::vector<std::string> names;
    for (const pugi::xml_node& child : node.children())
        if (child.type() == pugi::node_element) names.emplace_back(child.name());
    return names;
}

std::vector<std::string> links(const pugi::xml_node& node) {
    std::vector<std::string> found;
    for (const pugi::xml_node& link : node.children("link"))
        found.push_back(std::string(link.attribute("rel").value()) + " " + link.attribute("href").value());
    return found;
}

TEST(AtomFeed, IsUtf8WithoutDoctypeInTheDefaultNamespace) {
    const ReadFeed read({story()});

    ASSERT_TRUE(read.result) << read.result.description();
    EXPECT_TRUE(read.bytes.starts_with(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\""));
    EXPECT_EQ(read.bytes.find("<!"), std::string::npos);
    EXPECT_EQ(read.bytes.find("xml:base"), std::string::npos);
}

TEST(AtomFeed, SaysWhoPublishesIt) {
    const ReadFeed read({story()});

    EXPECT_EQ(text(read.feed, "id"), "tag:hub.example.org,2026:feed");
    EXPECT_EQ(text(read.feed, "title"), "Knowledge Hub");
    EXPECT_EQ(text(read.feed.child("author"), "name"), "Hub Consortium");
    EXPECT_EQ(links(read.feed), (std::vector<std::string>{"alternate https://hub.example.org/",
                                                          "self https://hub.example.org/tidings/atom.xml"}));
}

TEST(AtomFeed, HasNoWhiteSpaceAroundIdsDatesNamesAndTitles) {
    Story spaced = story();
    spaced.lead.title = " What\n seven games do ";
    spaced.lead.authors = {{.name = "\tAoife  Brennan\n", .email = {}, .url = {}}};

    const ReadFeed read({spaced});

    EXPECT_EQ(text(read.entry, "title"), "What seven games do");
    EXPECT_EQ(text(read.entry.child("author"), "name"), "Aoife Brennan");
    EXPECT_EQ(text(read.entry, "id"), "tag:beacon.example,2026:1");
    EXPECT_EQ(text(read.entry, "updated"), "2026-11-20T09:00:00Z");
    EXPECT_EQ(text(read.entry, "published"), "2026-11-19T09:00:00Z");
}

TEST(AtomFeed, WritesTitlesAsEscapedPlainText) {
    Story odd = story();
    odd.lead.title = "Calls < 3 & \"more\" <b>";

    const ReadFeed read({odd});

    EXPECT_STREQ(read.entry.child("title").attribute("type").value(), "text");
    EXPECT_EQ(text(read.entry, "title"), "Calls < 3 & \"more\" <b>");
}

TEST(AtomFeed, WritesContentsAsEscapedHtml) {
    const ReadFeed read({story()});

    EXPECT_STREQ(read.entry.child("content").attribute("type").value(), "html");
    EXPECT_EQ(text(read.entry, "content"), "<p>We opened <b>child accounts</b> in seven games.</p>");
    EXPECT_NE(read.bytes.find("&lt;p&gt;We opened"), std::string::npos);
}

TEST(AtomFeed, KeepsAstralCharactersRawAndSurvivesTheEndOfCdata) {
    Story odd = story();
    odd.lead.title = "Online 🛡 ]]> safety";

    const ReadFeed read({odd});

    EXPECT_NE(read.bytes.find("Online 🛡 ]]&gt; safety"), std::string::npos);
}

TEST(AtomFeed, LeavesOutCharactersThatXmlForbids) {
    Story odd = story();
    odd.partner.licence = "CC\x01 BY\xEF\xBF\xBF";
    odd.entry_id = std::string("tag:x\x02y\0z", 9);

    const ReadFeed read({odd});

    ASSERT_TRUE(read.result);
    EXPECT_EQ(text(read.entry, "id"), "tag:xyz");
    EXPECT_EQ(read.bytes.find("\xEF\xBF\xBF"), std::string::npos);
}

TEST(AtomFeed, HasOneAlternateLinkBeforeOtherLinks) {
    Story linked = story();
    linked.lead.external_url = *Url::parse("https://study.example/paper");
    linked.lead.source = Source{.id = {}, .title = {}, .url = *Url::parse("https://planet.example/feed")};
    linked.lead.attachments = {{*Url::parse("https://beacon.example/r.pdf"), "application/pdf", 1024, {}}};
    linked.also_at = {
        {ItemId{9}, "Faro", *Url::parse("https://faro.example/copy?utm_medium=x"), "same text"}};

    const ReadFeed read({linked});

    EXPECT_EQ(links(read.entry),
              (std::vector<std::string>{
                  "alternate https://beacon.example/news/1", "enclosure https://beacon.example/r.pdf",
                  "via https://planet.example/feed", "related https://study.example/paper",
                  "related https://faro.example/copy"}));
    EXPECT_STREQ(read.entry.find_child_by_attribute("rel", "enclosure").attribute("length").value(), "1024");
}

TEST(AtomFeed, LeavesOutATypeThatNamesNoKindOfFile) {
    Story filmed = story();
    for (const char* type : {"video/*", "mp4", "video/mp4; q=1"})
        filmed.lead.attachments.push_back({*Url::parse("https://beacon.example/p.mp4"), type, {}, {}});

    const ReadFeed read({filmed});
    std::vector<std::string> types;
    for (const pugi::xml_node& link : read.entry.children("link"))
        if (link.attribute("rel").value() == std::string("enclosure"))
            types.emplace_back(link.attribute("type").value());

    EXPECT_EQ(types, (std::vector<std::string>{"", "", "video/mp4"}));
}

TEST(AtomFeed, LinksToThePartnerWhereAnItemHasNoPage) {
    Story bare = story();
    bare.lead.url.reset();

    EXPECT_EQ(links(ReadFeed({bare}).entry), std::vector<std::string>{"alternate https://beacon.example/"});
}

TEST(AtomFeed, NamesThePartnerAsAuthorOfAStoryWithoutOne) {
    EXPECT_EQ(text(ReadFeed({story()}).entry.child("author"), "name"), "Beacon Hotline");
}

TEST(AtomFeed, NamesAllAuthorsInOneAndGivesNoMailAddressAway) {
    Story signed_by_two = story();
    signed_by_two.lead.authors = {{.name = "A. Brennan", .email = "a@beacon.example", .url = {}},
                                  {.name = "N. O’Dowd", .email = {}, .url = {}}};

    const ReadFeed read({signed_by_two});

    EXPECT_EQ(text(read.entry.child("author"), "name"), "A. Brennan, N. O’Dowd");
    EXPECT_FALSE(read.entry.child("author").next_sibling("author"));
    EXPECT_EQ(read.bytes.find("a@beacon"), std::string::npos);
}

TEST(AtomFeed, PutsTheSourceLastAndNoCategoriesInIt) {
    const ReadFeed read({story()});

    const std::vector<std::string> children = names_of_children(read.entry);
    EXPECT_EQ(children.back(), "source");
    const pugi::xml_node source = read.entry.child("source");
    EXPECT_EQ(names_of_children(source),
              (std::vector<std::string>{"id", "title", "updated", "link", "link"}));
    EXPECT_EQ(text(source, "id"), "https://beacon.example/feed/");
    EXPECT_EQ(links(source), (std::vector<std::string>{"alternate https://beacon.example/",
                                                       "self https://beacon.example/feed/"}));
}

TEST(AtomFeed, DoesNotGiveAwayTheAddressOfALocalFile) {
    Story local = story();
    local.feed_address = "file:hotline.rss.xml";

    const ReadFeed read({local});

    EXPECT_EQ(read.bytes.find("file:"), std::string::npos);
    EXPECT_EQ(text(read.entry.child("source"), "id"), "tag:hub.example.org,2026:feed/source/3");
}

TEST(AtomFeed, GivesEachCategoryTheSchemeOfItsFacetAndALabel) {
    const ReadFeed read({story()});

    EXPECT_STREQ(read.entry.child("category").attribute("term").value(), "gaming");
    EXPECT_STREQ(read.entry.child("category").attribute("scheme").value(),
                 "https://hub.example.org/tidings/tags/topic/");
    EXPECT_STREQ(read.entry.child("category").attribute("label").value(), "Label of gaming");
}

TEST(AtomFeed, StatesThePartnersLicenceOrElseTheHubs) {
    Story unlicensed = story(2);
    unlicensed.partner.licence.clear();

    EXPECT_EQ(text(ReadFeed({story()}).entry, "rights"), "CC BY 4.0");
    EXPECT_EQ(text(ReadFeed({unlicensed}).entry, "rights"), "Each item under its partner's licence");
}

TEST(AtomFeed, ShowsNoMoreOfATextThanThePartnerAllows) {
    Story limited = story();
    limited.partner.excerpt_limit = 25;

    EXPECT_EQ(text(ReadFeed({limited}).entry, "content"), "<p>We opened child accounts…</p>");
}

TEST(AtomFeed, ShowsNothingOfATextThatMayNotBeShown) {
    Story closed = story();
    closed.partner.excerpt_limit = 0;
    closed.lead.summary = "We opened child accounts";

    const ReadFeed read({closed});

    EXPECT_EQ(read.bytes.find("We opened"), std::string::npos);
    EXPECT_EQ(text(read.entry, "title"), "What seven games do");
}

TEST(AtomFeed, MakesParagraphsOfPlainText) {
    Story plain = story();
    plain.lead.content = {};
    plain.lead.summary = "Fewer than 10 < 20 & more.";

    const ReadFeed read({plain});

    EXPECT_EQ(text(read.entry, "content"), "<p>Fewer than 10 &lt; 20 &amp; more.</p>");
    EXPECT_FALSE(read.entry.child("summary"));
}

// libmrss keeps the first of either pair as the entry's date and text.
TEST(AtomFeed, WritesTheDateOfPublicationAndTheWholeTextFirst) {
    Story summed_up = story();
    summed_up.lead.summary = "Child accounts in seven games";

    const std::vector<std::string> children = names_of_children(ReadFeed({summed_up}).entry);

    const auto place = [&](const char* name) { return std::ranges::find(children, name); };
    EXPECT_LT(place("published"), place("updated"));
    EXPECT_LT(place("content"), place("summary"));
    EXPECT_NE(place("summary"), children.end());
}

// Half the libraries cut what Unicode calls white space, half only what XML does.
TEST(AtomFeed, HasNoWhiteSpaceOfAnyKindAroundAContent) {
    Story spaced = story();
    spaced.lead.content = sanitise("\u3000\u00A0\n<b>Seven</b>\u00A0games.\u2003&nbsp; \uFEFF", std::nullopt);

    EXPECT_EQ(text(ReadFeed({spaced}).entry, "content"), "<b>Seven</b>\u00A0games.");
}

TEST(AtomFeed, SaysWhereElseAStoryStands) {
    Story copied = story();
    copied.also_at = {{ItemId{9}, "Faro & Co", *Url::parse("https://faro.example/copy"), "same text"},
                      {ItemId{10}, "Leuchtturm", {}, "same title"}};

    const std::string content = text(ReadFeed({copied}).entry, "content");

    EXPECT_TRUE(content.ends_with(
        "<p lang=\"en\">Also at: <a href=\"https://faro.example/copy\">Faro &amp; Co</a>, Leuchtturm</p>"))
        << content;
}

TEST(AtomFeed, TellsTheLanguageOfEachEntry) {
    Story italian = story();
    italian.lead.language = "it";
    const ReadFeed read({italian});

    EXPECT_STREQ(read.entry.attribute("xml:lang").value(), "it");
}

TEST(AtomFeed, GivesAnUntitledEntryTheBeginningOfItsText) {
    Story untitled = story();
    untitled.lead.title.clear();

    EXPECT_EQ(text(ReadFeed({untitled}).entry, "title"), "We opened child accounts in seven games.");
}

TEST(AtomFeed, IsTheSameForTheSameStories) {
    const std::vector<Story> stories{story(1), story(2)};

    EXPECT_EQ(atom_feed(hub(), stories), atom_feed(hub(), stories));
}

TEST(AtomFeed, IsValidWithoutAnEntry) {
    const ReadFeed read({});

    EXPECT_EQ(text(read.feed, "updated"), "1970-01-01T00:00:00Z");
    EXPECT_FALSE(read.entry);
}

}  // namespace
}  // namespace tidings::publish
