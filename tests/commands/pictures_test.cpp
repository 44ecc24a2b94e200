// What the setting feeds.pictures does from a partner's feed to the hub and to readers.
#include <gtest/gtest.h>

#include "support/driven_hub.h"
#include "support/golden.h"

namespace tidings {
namespace {

class PicturesOfPartners : public support::DrivenHub {
  protected:
    void publish_a_picture() {
        partner.reply(
            "/feed", {.body = R"(<rss version="2.0"><channel><title>Hotline</title><item><title>Poster</title>
            <link>https://hotline.example/1</link><pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate>
            <description>&lt;p&gt;Look:&lt;/p&gt;&lt;img src="/poster.png" alt="Call 116111" onload="x"&gt;
            &lt;img src="https://pixel.example/count" alt=""&gt;</description></item></channel></rss>)"});
        follow("/feed");
        ASSERT_EQ(tidings({"poll"}), 0) << err;
        ASSERT_EQ(tidings({"stories", "approve", "1"}), 0) << err;
        ASSERT_EQ(tidings({"publish"}), 0) << err;
    }

    std::string atom() const { return support::read_bytes(folder / "hub/public/atom.xml"); }
};

TEST_F(PicturesOfPartners, AreTheirWordsInFeeds) {
    publish_a_picture();
    EXPECT_NE(atom().find("Call 116111"), std::string::npos);
    EXPECT_EQ(atom().find("poster.png"), std::string::npos);
}

TEST_F(PicturesOfPartners, StayInFeedsWhereTheHubWantsThem) {
    set("TIDINGS_FEEDS_PICTURES", "shown");
    publish_a_picture();
    EXPECT_NE(atom().find("poster.png\" alt=\"Call 116111\""), std::string::npos) << atom();
    EXPECT_EQ(atom().find("pixel.example"), std::string::npos);
    EXPECT_EQ(tidings({"publish", "--check"}), 0) << out << err;
}

TEST_F(PicturesOfPartners, AreNeverInMails) {
    set("TIDINGS_FEEDS_PICTURES", "shown");
    send_unapproved();
    ASSERT_EQ(tidings({"subscribers", "add", "anna@ngo.example", "--consent", "test"}), 0) << err;
    publish_a_picture();
    ASSERT_EQ(tidings({"digest", "--now"}), 0) << err;
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    std::size_t mails = 0;
    for (const auto& mail : std::filesystem::directory_iterator(folder / "hub/outbox")) {
        ++mails;
        EXPECT_EQ(support::read_bytes(mail.path()).find("<img"), std::string::npos);
    }
    EXPECT_EQ(mails, 1U);
}

}  // namespace
}  // namespace tidings
