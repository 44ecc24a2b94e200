// Which item is this? What partners' feeds do to their guids, links and titles, through the whole program:
// poll, poll again, count what is stored.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/driven_hub.h"

namespace tidings {
namespace {

// A text that no other topic shares three words in a row with.
std::string words(const std::string& topic, int count = 60) {
    std::string text;
    for (int i = 0; i < count; ++i) text += topic + std::to_string(i * i) + "x ";
    return text;
}

struct Written {
    std::string guid, link, title, text;
    std::string date = "Mon, 23 Nov 2026 08:00:00 GMT";
};

std::string element(const std::string& name, const std::string& text) {
    return text.empty() ? "" : "<" + name + ">" + text + "</" + name + ">";
}

std::string rss(const std::vector<Written>& items) {
    std::string text =
        "<rss version=\"2.0\"><channel><title>Hotline</title><link>https://hotline.example/</link>";
    for (const Written& item : items)
        text += "<item>" + element("title", item.title) + element("link", item.link) +
                element("guid", item.guid) + element("pubDate", item.date) +
                element("description", item.text) + "</item>";
    return text + "</channel></rss>";
}

class Identity : public support::DrivenHub {
  protected:
    void poll(const std::vector<Written>& items) {
        partner.reply("/feed", support::Reply{.body = rss(items)});
        if (!followed_) follow("/feed");
        followed_ = true;
        now += std::chrono::hours(3);
        ASSERT_EQ(tidings({"poll", "--now"}), 0) << err;
    }
    std::size_t stored() {
        EXPECT_EQ(tidings({"items", "--json"}), 0) << err;
        return static_cast<std::size_t>(std::count(out.begin(), out.end(), '\n'));
    }
    bool brought(const std::string& news) const { return out.find(news) != std::string::npos; }

  private:
    bool followed_ = false;
};

const Written calls{"https://hotline.example/?p=7", "https://hotline.example/calls", "Calls at night",
                    words("call")};
const Written games{"https://hotline.example/?p=8", "https://hotline.example/games", "Games are safer",
                    words("game")};

Written with(Written item, std::string Written::*part, const std::string& value) {
    item.*part = value;
    return item;
}

TEST_F(Identity, OfAnUnchangedItemStaysThroughEveryPollAndOrder) {
    poll({calls, games});
    poll({games, calls});
    EXPECT_TRUE(brought("0 new, 0 changed")) << out;
    EXPECT_EQ(stored(), 2u);
}

TEST_F(Identity, OfOneNewItemDoesNotTouchTheOthers) {
    poll({calls});
    poll({games, calls});
    EXPECT_TRUE(brought("1 new, 0 changed")) << out;
}

TEST_F(Identity, StaysWhenTheSiteMovesToHttps) {
    const Written before{"http://hotline.example/calls", "http://hotline.example/calls", "Calls at night",
                         words("call")};
    poll({before});
    poll({{"https://www.hotline.example/calls/", "https://www.hotline.example/calls/", before.title,
           before.text}});
    EXPECT_TRUE(brought("0 new, 0 changed")) << out;
}

TEST_F(Identity, StaysWhenANumberedGuidBecomesAPermalink) {
    poll({calls});
    poll({with(calls, &Written::guid, calls.link)});
    EXPECT_TRUE(brought("0 new, 0 changed")) << out;
    poll({calls});
    EXPECT_EQ(stored(), 1u) << "and when it goes back";
}

TEST_F(Identity, StaysWhenTheSlugIsEdited) {
    const Written before{"https://hotline.example/cals", "https://hotline.example/cals", "Calls at night",
                         words("call")};
    poll({before});
    poll({{"https://hotline.example/calls", "https://hotline.example/calls", before.title, before.text}});
    EXPECT_TRUE(brought("0 new, 1 changed")) << out;
}

TEST_F(Identity, StaysWhenEveryPollHasAnotherGuid) {
    poll({with(calls, &Written::guid, "a81f"), with(games, &Written::guid, "77c0")});
    poll({with(calls, &Written::guid, "0d3e"), with(games, &Written::guid, "b2b9")});
    EXPECT_TRUE(brought("0 new, 0 changed")) << out;
}

TEST_F(Identity, IsNotTheGuidThatAllItemsShare) {
    poll({with(calls, &Written::guid, "hotline"), with(games, &Written::guid, "hotline")});
    EXPECT_EQ(stored(), 2u);
    poll({with(calls, &Written::guid, "hotline"), with(games, &Written::guid, "hotline")});
    EXPECT_EQ(stored(), 2u);
}

TEST_F(Identity, IsNotTheGuidThatIsUsedAgainForAnotherArticle) {
    poll({calls});
    poll({with(games, &Written::guid, calls.guid)});
    EXPECT_TRUE(brought("1 new, 0 changed")) << out;
}

TEST_F(Identity, StaysWhenTrackingParametersRotate) {
    poll(
        {with(with(calls, &Written::guid, ""), &Written::link, calls.link + "?utm_source=rss&amp;utm_id=1")});
    poll({with(with(calls, &Written::guid, ""), &Written::link,
               calls.link + "?utm_source=feed&amp;utm_id=2")});
    EXPECT_TRUE(brought("0 new, 0 changed")) << out;
}

TEST_F(Identity, StaysWhenSessionsRotate) {
    const std::string page = "https://hotline.example/news?id=7&amp;PHPSESSID=";
    poll({{page + "ab12", page + "ab12", calls.title, calls.text}});
    poll({{page + "ff77", page + "ff77", calls.title, calls.text}});
    EXPECT_TRUE(brought("0 new, 0 changed")) << out;
}

TEST_F(Identity, OfAnItemWithNeitherGuidNorLinkIsItsTitle) {
    const Written bare{"", "", calls.title, calls.text};
    poll({bare, {"", "", games.title, games.text}});
    poll({bare, {"", "", games.title, games.text}});
    EXPECT_TRUE(brought("0 new, 0 changed")) << out;
    poll({with(bare, &Written::text, words("call", 50) + "corrected figure")});
    EXPECT_TRUE(brought("0 new, 1 changed")) << out;
}

TEST_F(Identity, OfAnItemWithoutATitleIsItsLink) {
    poll({with(calls, &Written::title, ""), with(games, &Written::title, "")});
    poll({with(calls, &Written::title, ""), with(games, &Written::title, "")});
    EXPECT_EQ(stored(), 2u);
}

TEST_F(Identity, DoesNotHangOnTheDateNorIsABumpedDateARevision) {
    poll({calls});
    poll({with(calls, &Written::date, "Tue, 24 Nov 2026 09:30:00 GMT")});
    EXPECT_TRUE(brought("0 new, 0 changed")) << out;
}

TEST_F(Identity, StaysWhenTheDomainMoves) {
    poll({calls, games});
    poll({{"https://helpline.example/?p=7", "https://helpline.example/calls", calls.title, calls.text},
          {"https://helpline.example/?p=8", "https://helpline.example/games", games.title, games.text}});
    EXPECT_TRUE(brought("0 new, 2 changed")) << out;
    EXPECT_EQ(stored(), 2u);
}

TEST_F(Identity, StaysWhenTheTitleIsCorrected) {
    poll({calls});
    poll({with(calls, &Written::title, "Calls at night double")});
    EXPECT_TRUE(brought("0 new, 1 changed")) << out;
}

TEST_F(Identity, StaysWhenTheTextIsCorrected) {
    poll({calls});
    poll({with(calls, &Written::text, words("call", 40) + "and 31 more")});
    EXPECT_TRUE(brought("0 new, 1 changed")) << out;
}

TEST_F(Identity, StaysWhenTheTextIsRewrittenUnderItsGuidAndLink) {
    poll({calls});
    poll({with(calls, &Written::text, words("rewritten"))});
    EXPECT_TRUE(brought("0 new, 1 changed")) << out;
}

TEST_F(Identity, IsNotAPageThatShowsWhateverIsNewest) {
    const std::string page = "https://hotline.example/latest";
    poll({{"1", page, calls.title, calls.text}});
    poll({{"2", page, games.title, games.text}});
    EXPECT_TRUE(brought("1 new, 0 changed")) << out;
}

TEST_F(Identity, IsNotTheHomePageThatAllItemsLinkTo) {
    const std::string home = "https://hotline.example/";
    poll({{"", home, calls.title, calls.text}, {"", home, games.title, games.text}});
    poll({{"", home, calls.title, calls.text}, {"", home, games.title, games.text}});
    EXPECT_EQ(stored(), 2u);
}

TEST_F(Identity, IsNotTheTitleThatEveryIssueHas) {
    poll({{"1", "https://hotline.example/n1", "Newsletter", calls.text}});
    poll({{"2", "https://hotline.example/n2", "Newsletter", games.text}});
    EXPECT_TRUE(brought("1 new, 0 changed")) << out;
}

TEST_F(Identity, OfAnItemThatLeftTheDocumentIsRemembered) {
    poll({calls, games});
    poll({games});
    poll({calls, games});
    EXPECT_TRUE(brought("0 new, 0 changed")) << out;
}

TEST_F(Identity, OutlivesAnEmptyDocument) {
    poll({calls, games});
    poll({});
    EXPECT_EQ(stored(), 2u);
    poll({calls, games});
    EXPECT_TRUE(brought("0 new, 0 changed")) << out;
}

TEST_F(Identity, OfAnEntryThatStandsInTheDocumentTwiceIsOne) {
    poll({calls, games, calls});
    EXPECT_EQ(stored(), 2u);
}

TEST_F(Identity, OfAGuidDoesNotHangOnSpacesOrASlash) {
    poll({{" https://hotline.example/7 ", "", calls.title, calls.text}});
    poll({{"https://hotline.example/7/", "", calls.title, calls.text}});
    EXPECT_TRUE(brought("0 new, 0 changed")) << out;
}

}  // namespace
}  // namespace tidings
