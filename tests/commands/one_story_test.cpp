// One story once: what a poll makes of copies, changes and floods, and what editors make of that.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/driven_hub.h"
#include "support/golden.h"

namespace tidings {
namespace {

std::string words(const std::string& topic, int count = 60) {
    std::string text = "<p>";
    for (int i = 0; i < count; ++i) text += topic + std::to_string(i * i) + "x ";
    return text + "</p>";
}

std::string escaped(std::string text) {
    for (std::size_t at = 0; (at = text.find('<', at)) != std::string::npos;) text.replace(at, 1, "&lt;");
    return text;
}

std::string rss_item(const std::string& site, const std::string& number, const std::string& title,
                     const std::string& html) {
    const std::string address = "https://" + site + ".example/" + number;
    return "<item><title>" + title + "</title><link>" + address + "</link><guid>" + address +
           "</guid><pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate><description>" + escaped(html) +
           "</description></item>";
}

class OneStory : public support::DrivenHub {
  protected:
    void publish(const std::string& site, const std::string& items) {
        partner.reply("/" + site,
                      support::Reply{.body = "<rss version=\"2.0\"><channel><language>en</language><title>" +
                                             site + "</title><link>https://" + site + ".example/</link>" +
                                             items + "</channel></rss>"});
    }

    void follow(const std::string& site) {
        ASSERT_EQ(tidings({"feeds", "add", partner.url("/" + site), "--partner", site}), 0) << err;
    }

    std::string poll() {
        now += std::chrono::hours(3);
        EXPECT_EQ(tidings({"poll", "--now"}), 0) << err;
        return out;
    }

    std::size_t count_stories() {
        EXPECT_EQ(tidings({"stories", "list", "--json"}), 0) << err;
        return static_cast<std::size_t>(std::count(out.begin(), out.end(), '\n'));
    }

    std::string show(const std::string& story) {
        EXPECT_EQ(tidings({"stories", "show", story}), 0) << err;
        return out;
    }

    // An excerpt first, then the whole text from another partner.
    void publish_a_copy() {
        publish("echo", rss_item("echo", "1", "News: Helplines open at night", words("night", 30)));
        publish("source",
                rss_item("source", "7", "Helplines open at night", words("night", 30) + words("more")));
        follow("echo");
        poll();
        follow("source");
        poll();
    }
};

TEST_F(OneStory, StandsUnderItsFullestTextAndSaysWhyItsItemsAreTogether) {
    publish_a_copy();

    EXPECT_EQ(count_stories(), 1u);
    const std::string shown = show("1");
    EXPECT_NE(shown.find("source [en]  Helplines open at night"), std::string::npos) << shown;
    EXPECT_NE(shown.find("of the shorter text in both, titles"), std::string::npos) << shown;
    EXPECT_NE(shown.find("entry https://echo.example/1"), std::string::npos) << "its entry id never changes";
}

TEST_F(OneStory, KeepsItsLeadOnceAnEditorHasDecided) {
    publish("echo", rss_item("echo", "1", "News: Helplines open at night", words("night", 30)));
    follow("echo");
    poll();
    ASSERT_EQ(tidings({"stories", "approve", "1"}), 0) << err;
    publish_a_copy();

    EXPECT_NE(
        show("1").find("News: Helplines open at night\n      the first that was seen; readers see this one"),
        std::string::npos)
        << out;
}

TEST_F(OneStory, IsTwoForEverWhenAnEditorSplitsIt) {
    publish_a_copy();
    ASSERT_EQ(tidings({"stories", "split", "2", "--by", "eva", "--reason", "not the same"}), 0) << err;
    EXPECT_EQ(count_stories(), 2u);
    publish("third", rss_item("third", "9", "Helplines open at night", words("night", 30) + words("more")));
    follow("third");
    poll();

    EXPECT_EQ(count_stories(), 2u);
    EXPECT_NE(show("2").find("third"), std::string::npos) << "the new copy joins one of the two";
}

TEST_F(OneStory, IsOneForEverWhenAnEditorMergesTwo) {
    publish("echo", rss_item("echo", "2", "Summer school", words("school")) +
                        rss_item("echo", "1", "Winter report", words("report")));
    follow("echo");
    poll();
    ASSERT_EQ(tidings({"stories", "merge", "1", "2", "--by", "eva"}), 0) << err;
    poll();

    EXPECT_EQ(count_stories(), 1u);
    EXPECT_NE(show("1").find("put there by eva"), std::string::npos) << out;
    EXPECT_EQ(tidings({"stories", "show", "2"}), 66);
    EXPECT_NE(err.find("was merged into story 1"), std::string::npos);
}

TEST_F(OneStory, IsNotSplitWhenNothingWouldBeLeft) {
    publish_a_copy();

    EXPECT_EQ(tidings({"stories", "split", "1", "2"}), 77);
    EXPECT_EQ(tidings({"stories", "split", "99"}), 66);
    EXPECT_EQ(tidings({"stories", "merge", "1"}), 64);
}

TEST_F(OneStory, ShowsWhatItsPublisherChanged) {
    publish("echo", rss_item("echo", "1", "Helplines open at night", "<p>From May on.</p><p>Call us.</p>"));
    follow("echo");
    poll();
    publish("echo",
            rss_item("echo", "1", "Helplines open day and night", "<p>From June on.</p><p>Call us.</p>"));
    poll();

    const std::string shown = show("1");
    EXPECT_NE(shown.find("- Helplines open at night\n        + Helplines open day and night"),
              std::string::npos)
        << shown;
    EXPECT_NE(shown.find("- From May on.\n        + From June on."), std::string::npos) << shown;
    EXPECT_EQ(shown.find("- Call us."), std::string::npos) << shown;
}

TEST_F(OneStory, IsShownBesideItsFollowUp) {
    publish("echo", rss_item("echo", "2", "Update: Helplines open at night", words("later")) +
                        rss_item("echo", "1", "Helplines open at night", words("night")));
    follow("echo");
    poll();

    EXPECT_EQ(count_stories(), 2u);
    const std::string shown = show("2");
    EXPECT_NE(shown.find("related, of cluster 1:\n  1  echo: Helplines open at night"), std::string::npos)
        << shown;
    ASSERT_EQ(tidings({"items", "--json"}), 0);
    EXPECT_NE(out.find("\"story_id\":2,\"cluster_id\":1"), std::string::npos) << out;
}

TEST_F(OneStory, IsShownBesideAnotherThatLinksTheSameReport) {
    const std::string link = "<p><a href=\"https://report.example/2026\">Read the report</a></p>";
    publish("echo", rss_item("echo", "1", "Our view of the yearly report", words("view") + link));
    publish("source", rss_item("source", "7", "What the inspectors found", words("found") + link));
    publish("third", rss_item("third", "3", "Elsewhere a choir sings", words("choir")));
    for (const char* site : {"echo", "source", "third"}) {
        follow(site);
        poll();
    }

    EXPECT_EQ(count_stories(), 3u);
    EXPECT_NE(show("2").find("related, of cluster 1:\n  1  echo: Our view"), std::string::npos) << out;
    EXPECT_EQ(show("3").find("related"), std::string::npos) << out;
}

// One feed tells two stories with one beginning; an excerpt elsewhere is whole in both.
TEST_F(OneStory, IsNotMadeOfTwoOfOneFeedByAnExcerptOfTheirCommonBeginning) {
    publish("source",
            rss_item("source", "1", "Calls from schools rise", words("start", 80) + words("school", 90)) +
                rss_item("source", "2", "Clubs ask for a line", words("start", 80) + words("club", 90)));
    follow("source");
    poll();
    publish("echo", rss_item("echo", "1", "Seen at our partner", words("start", 80)));
    follow("echo");
    poll();

    EXPECT_EQ(count_stories(), 2u);
}

TEST_F(OneStory, IsMadeOfATextPostedTwiceOnceACopyHasIt) {
    publish("source",
            rss_item("source", "1", "Helplines open at night",
                     words("night", 70) + "<p>Told by our Ada Romano.</p>") +
                rss_item("source", "2", "Helplines open at night, again",
                         "<p>Our member Lotta Hill sent this text to us and we like to share it with all who "
                         "read these pages.</p>" +
                             words("night", 70) + words("more", 60)));
    follow("source");
    poll();
    const std::size_t before = count_stories();
    publish("echo", rss_item("echo", "1", "Seen at our partner", words("night", 60)));
    follow("echo");
    poll();

    EXPECT_EQ(before, 2u);
    EXPECT_EQ(count_stories(), 1u);
}

TEST_F(OneStory, IsNotNewlyUpdatedByATextThatAlternates) {
    const auto tell = [&](const std::string& when) {
        publish("echo", rss_item("echo", "1", "Helplines open at night", "<p>From " + when + " on.</p>"));
        poll();
    };
    const auto updated = [&] {
        EXPECT_EQ(tidings({"publish"}), 0) << err;
        const std::string feed = support::read_bytes(folder / "hub/public/atom.xml");
        const std::size_t entry = feed.find("<entry");
        const std::size_t at = entry == std::string::npos ? entry : feed.find("<updated>", entry);
        EXPECT_NE(at, std::string::npos) << feed;
        return at == std::string::npos ? feed : feed.substr(at, feed.find("</updated>", at) - at);
    };
    publish("echo", rss_item("echo", "1", "Helplines open at night", "<p>From May on.</p>"));
    follow("echo");
    poll();
    ASSERT_EQ(tidings({"stories", "approve", "1"}), 0) << err;
    change_database("update partners set trust = 'auto', passing_changes = 'all'");
    const std::string at_first = updated();
    tell("June");
    const std::string after_june = updated();
    EXPECT_NE(after_june, at_first);
    for (const char* when : {"May", "June"}) {
        tell(when);
        EXPECT_EQ(updated(), after_june) << when;
    }
}

std::string site_of(const std::string& address, int items, int fresh) {
    std::string all;
    for (int i = 0; i < items; ++i) {
        const std::string n = std::to_string(i);
        all += rss_item("echo", address + n, "Story number " + n, words(address + n + "a"));
    }
    for (int i = 0; i < fresh; ++i)
        all += rss_item("echo", address + "f" + std::to_string(i), "Fresh " + std::to_string(i),
                        words("f" + std::to_string(i) + "a"));
    return all;
}

TEST_F(OneStory, DoesNotFloodReadersWhenASiteIsRebuilt) {
    publish("echo", site_of("old", 20, 0));
    follow("echo");
    poll();
    publish("echo", site_of("new", 20, 2));

    EXPECT_NE(poll().find("2 new, 20 changed"), std::string::npos) << out;
    EXPECT_NE(err.find("flood of new items"), std::string::npos) << err;
    ASSERT_EQ(tidings({"stories", "list", "--state", "held"}), 0);
    EXPECT_NE(out.find("Fresh 0"), std::string::npos);
    EXPECT_EQ(out.find("Story number"), std::string::npos);
}

}  // namespace
}  // namespace tidings
