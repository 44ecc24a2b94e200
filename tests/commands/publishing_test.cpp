// The public folder over days, through the whole program.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "base/file.h"
#include "support/driven_hub.h"
#include "support/golden.h"

namespace tidings {
namespace {

namespace fs = std::filesystem;
using std::chrono::hours;

std::string rss(int first, int last, const std::string& text = "A report on online grooming.") {
    std::string items;
    for (int number = last; number >= first; --number) {
        const std::string id = std::to_string(number);
        items += "<item><title>Online grooming, story number " + id +
                 " of the year</title><link>https://h.example/" + id + "</link><guid>https://h.example/" +
                 id + "</guid><description>" + text + " No " + id + ".</description></item>";
    }
    return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Hotline</title>"
           "<link>https://h.example/</link><language>en</language>" +
           items + "</channel></rss>";
}

std::size_t count(const std::string& text, std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
    return found;
}

class Publishing : public support::DrivenHub {
  protected:
    void run(const std::vector<std::string>& arguments) { ASSERT_EQ(tidings(arguments), 0) << out << err; }
    void publish() { run({"publish"}); }
    void accept_changes(int first, int last) {
        std::vector<std::string> accept{"stories", "accept-change"};
        for (int number = first; number <= last; ++number) accept.push_back(std::to_string(number));
        run(accept);
    }
    void offer(const std::string& feed) {
        partner.reply("/feed", {.body = feed});
        now += hours(24);
        run({"poll", "--now"});
    }
    // Stories by number, approved and published.
    void tell(int first, int last) {
        if (first == 1) follow("/feed");
        offer(rss(first, last));
        std::vector<std::string> approve{"stories", "approve"};
        for (int number = first; number <= last; ++number) approve.push_back(std::to_string(number));
        run(approve);
        publish();
    }
    fs::path place(const std::string& name) const { return folder / "hub/public" / name; }
    std::string file(const std::string& name) const { return support::read_bytes(place(name)); }
    bool is_there(const std::string& name) const { return fs::exists(place(name)); }
    std::map<std::string, fs::file_time_type> times() const {
        std::map<std::string, fs::file_time_type> all;
        for (const auto& entry : fs::recursive_directory_iterator(folder / "hub/public"))
            if (entry.is_regular_file()) all.emplace(entry.path().string(), entry.last_write_time());
        return all;
    }
};

TEST_F(Publishing, TwiceChangesNoByteAndNoTime) {
    tell(1, 3);
    const auto before = times();
    now += hours(5);
    publish();
    EXPECT_NE(out.find("nothing changed"), std::string::npos) << out;
    EXPECT_EQ(times(), before);
}

TEST_F(Publishing, GivesEveryTagAndLanguageAFeedAndListsThem) {
    tell(1, 2);
    for (const char* name :
         {"tags/grooming.atom.xml", "tags/grooming.json", "languages/en.atom.xml", "languages/en.json"}) {
        EXPECT_EQ(count(file(name), "https://h.example/2\""), std::string(name).ends_with("json") ? 2u : 1u)
            << name;
        EXPECT_NE(file("feeds/index.html").find(name), std::string::npos) << name;
    }
    EXPECT_NE(file("opml.xml").find(partner.url("/feed")), std::string::npos);
}

TEST_F(Publishing, PutsWhatTheFirstPageCannotHoldIntoPagesThatNeverChange) {
    tell(1, 60);
    EXPECT_EQ(count(file("atom.xml"), "<entry"), 50u);
    EXPECT_NE(file("atom.xml").find("rel=\"prev-archive\""), std::string::npos);
    const std::string page = file("archive/1.atom.xml");
    EXPECT_EQ(count(page, "<entry"), 50u);
    EXPECT_NE(page.find("<fh:archive/>"), std::string::npos);

    tell(61, 90);
    offer(rss(1, 90, "Corrected."));
    accept_changes(1, 90);
    publish();
    EXPECT_EQ(file("archive/1.atom.xml"), page) << "corrections are told anew, in later pages";
    EXPECT_TRUE(is_there("archive/2.atom.xml"));
    run({"publish", "--check"});
}

TEST_F(Publishing, TakesAWithdrawnStoryOutOfEverythingForGood) {
    tell(1, 60);
    run({"stories", "withdraw", "55", "--reason", "the family asked", "--by", "eva"});
    publish();
    for (const char* name : {"archive/1.atom.xml", "atom.xml", "tags/grooming.atom.xml"}) {
        EXPECT_EQ(file(name).find("number 55 of"), std::string::npos) << name;
        EXPECT_EQ(count(file(name),
                        "<at:deleted-entry ref=\"https://h.example/55\" when=\"2026-11-24T09:00:01Z\"/>"),
                  1u)
            << name;
    }
    EXPECT_NE(file("gone.txt").find("entry\thttps://h.example/55\n"), std::string::npos);
    EXPECT_EQ(tidings({"stories", "approve", "55"}), 77);
    EXPECT_EQ(tidings({"stories", "merge", "6", "55"}), 77) << "its text would be back with another's";
    offer(rss(55, 55, "Once more."));
    publish();
    EXPECT_EQ(file("atom.xml").find("number 55 of"), std::string::npos);
    run({"publish", "--check"});
}

TEST_F(Publishing, TellsAWithdrawnStoryAsAnEntryOfTheSameIdForAWhile) {
    tell(1, 3);
    run({"stories", "withdraw", "2", "3", "--reason", "the family asked"});
    publish();
    for (const char* name : {"atom.xml", "tags/grooming.atom.xml", "languages/en.atom.xml"}) {
        EXPECT_EQ(count(file(name), "<title type=\"text\">Withdrawn</title>"), 2u) << name;
        EXPECT_EQ(count(file(name), "<id>https://h.example/2</id>"), 1u) << name;
        EXPECT_EQ(count(file(name), "<at:deleted-entry ref=\"https://h.example/2\""), 1u) << name;
        EXPECT_EQ(count(file(name), "href=\"https://h.example/2\""), 0u) << name;
        EXPECT_EQ(count(file(name), "number 2 of"), 0u) << name;
    }
    EXPECT_EQ(count(file("feed.json"), "\"title\": \"Withdrawn\""), 2u);
    run({"publish", "--check"});

    now += hours(31 * 24);
    publish();
    EXPECT_EQ(count(file("atom.xml"), "Withdrawn"), 0u);
    EXPECT_EQ(count(file("atom.xml"), "<at:deleted-entry "), 2u) << "the tombstones stay";
    run({"publish", "--check"});
}

TEST_F(Publishing, TellsAWithdrawnStoryInTheLanguageOfTheFeed) {
    set("TIDINGS_DIGEST_WEEKLY_LANGUAGE", "it");
    tell(1, 2);
    run({"stories", "withdraw", "1", "--reason", "the family asked"});
    publish();
    EXPECT_EQ(count(file("atom.xml"), "<title type=\"text\">Ritirato</title>"), 1u);
    EXPECT_EQ(count(file("languages/en.atom.xml"), "<title type=\"text\">Withdrawn</title>"), 1u);
}

TEST_F(Publishing, TellsAWithdrawnStoryByItsTombstoneAloneWhereThatIsSet) {
    set("TIDINGS_PUBLISH_WITHDRAWN_NOTICE_DAYS", "0");
    tell(1, 2);
    run({"stories", "withdraw", "1", "--reason", "the family asked"});
    publish();
    EXPECT_EQ(count(file("atom.xml"), "Withdrawn"), 0u);
    EXPECT_EQ(count(file("atom.xml"), "<at:deleted-entry "), 1u);
}

TEST_F(Publishing, SaysWithdrawnInTheIssuesOnTheWebWithoutAReason) {
    run({"subscribers", "add", "anna@reader.example", "--consent", "form", "--language", "it"});
    tell(1, 2);
    run({"digest", "--now"});
    run({"deliver"});
    publish();
    const std::string name = "issues/2026-11-24-weekly.it.html";
    ASSERT_TRUE(is_there(name)) << out;
    EXPECT_NE(file(name).find("number 1 of"), std::string::npos);
    EXPECT_EQ(file(name).find("anna"), std::string::npos);
    EXPECT_NE(file("issues/index.html").find("2026-11-24-weekly.it.html"), std::string::npos);

    run({"stories", "withdraw", "1", "--reason", "the family asked"});
    publish();
    EXPECT_EQ(file(name).find("number 1 of"), std::string::npos);
    EXPECT_NE(file(name).find("Questo articolo è stato ritirato."), std::string::npos);
    EXPECT_EQ(file(name).find("family"), std::string::npos);
}

TEST_F(Publishing, ShowsInTheIssueOnTheWebWhatItsMailsShow) {
    set("TIDINGS_DIGEST_WEEKLY_INTRO", "Three calls close this week.");
    run({"subscribers", "add", "anna@reader.example", "--consent", "form", "--language", "it"});
    follow("/feed");
    offer(
        R"(<rss version="2.0"><channel><title>Hotline</title><link>https://h.example/</link><language>en</language>
        <item><title>After the suicide of a pupil</title><link>https://h.example/1</link><description>What a school can
        do for those who stay behind, by three counsellors who were asked.</description></item></channel></rss>)");
    run({"stories", "approve", "1"});
    run({"digest", "--now"});
    run({"deliver"});
    set("TIDINGS_DIGEST_WEEKLY_INTRO", "Another introduction.");
    publish();
    const std::string page = file("issues/2026-11-24-weekly.it.html");
    for (const char* shown :
         {"<p lang=\"en\">Three calls close this week.</p>", "<strong>Avvertenza sul contenuto:</strong>",
          "· Inglese", "lang=\"en\" hreflang=\"en\">After the suicide of a pupil</a>"})
        EXPECT_NE(page.find(shown), std::string::npos) << shown << " in " << page;
    EXPECT_NE(file("atom.xml").find("&lt;strong&gt;Content note:&lt;/strong&gt;"), std::string::npos);
    run({"publish", "--check"});
}

TEST_F(Publishing, ShowsCorrectionsInTheIssueOnTheWebThatToldThem) {
    run({"subscribers", "add", "anna@reader.example", "--consent", "form", "--language", "it"});
    tell(1, 2);
    run({"digest", "--now"});
    run({"deliver"});
    run({"stories", "withdraw", "1", "--reason", "a mistake"});
    tell(3, 4);
    run({"digest", "--now"});
    run({"deliver"});
    publish();
    EXPECT_NE(file("issues/2026-11-25-weekly.it.html").find("number 1 of"), std::string::npos);
    EXPECT_EQ(file("issues/2026-11-24-weekly.it.html").find("number 1 of"), std::string::npos);
}

TEST_F(Publishing, ShowsNoIssueOfADigestByInvitation) {
    run({"subscribers", "add", "anna@reader.example", "--consent", "form", "--language", "it"});
    tell(1, 2);
    run({"digest", "--now"});
    run({"deliver"});
    publish();
    ASSERT_TRUE(is_there("issues/2026-11-24-weekly.it.html"));
    set("TIDINGS_DIGEST_WEEKLY_READERS", "invited");
    publish();
    EXPECT_FALSE(is_there("issues/2026-11-24-weekly.it.html"));
    EXPECT_EQ(file("issues/index.html").find("weekly"), std::string::npos);
}

TEST_F(Publishing, ShowsNothingThatIsNotApproved) {
    tell(1, 3);
    run({"stories", "hold", "1"});
    run({"stories", "reject", "2"});
    publish();
    for (const auto& [name, time] : times()) {
        const std::string bytes = support::read_bytes(name);
        EXPECT_EQ(bytes.find("number 1 of") & bytes.find("number 2 of"), std::string::npos) << name;
    }
    EXPECT_EQ(count(file("atom.xml"), "deleted-entry"), 0u) << "a held story may come back";
}

TEST_F(Publishing, RemovesItsOwnFilesOfAVanishedTagAndNoOthers) {
    tell(1, 1);
    write_file(place("tags/notes.txt"), "mine");
    run({"stories", "hold", "1"});
    publish();
    EXPECT_FALSE(is_there("tags/grooming.atom.xml"));
    EXPECT_EQ(file("tags/notes.txt"), "mine");
    EXPECT_EQ(file("gone.conf"), "") << "the tag may have stories again";
}

TEST_F(Publishing, MakesAFileAnewThatSomebodyHasTouched) {
    tell(1, 2);
    const std::string before = file("atom.xml");
    write_file(place("atom.xml"), "scribble");
    fs::remove(place("tags/grooming.json"));
    EXPECT_EQ(tidings({"publish", "--check"}), 65);
    EXPECT_NE(out.find("tags/grooming.json: it is missing"), std::string::npos) << out;
    publish();
    EXPECT_EQ(file("atom.xml"), before);
    run({"publish", "--check"});
}

TEST_F(Publishing, KeepsIdsWhenTheHubMovesToAnotherDomain) {
    tell(1, 1);
    const std::string toml = support::read_bytes(folder / "hub/tidings.toml");
    const std::size_t head = toml.find("[hub]\n") + 6;
    write_file(folder / "hub/tidings.toml",
               toml.substr(0, head) + "public_url = 'https://new.example/t/'\n" + toml.substr(head));
    publish();
    EXPECT_NE(file("atom.xml").find("<id>https://h.example/1</id>"), std::string::npos);
    EXPECT_NE(file("atom.xml").find("<id>tag:hub.example.org,2026:tidings</id>"), std::string::npos);
    EXPECT_NE(file("atom.xml").find("href=\"https://new.example/t/atom.xml\""), std::string::npos);
}

}  // namespace
}  // namespace tidings
