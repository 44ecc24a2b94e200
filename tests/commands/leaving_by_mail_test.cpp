// What readers write to the unsubscribe address, and what becomes of it.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "support/driven_hub.h"
#include "support/smtp_server.h"

namespace tidings {
namespace {

class LeavingByMail : public support::DrivenHub {
  protected:
    support::SmtpServer server;
    int letters = 0;

    void SetUp() override {
        DrivenHub::SetUp();
        set("TIDINGS_SMTP_HOST", "127.0.0.1");
        set("TIDINGS_SMTP_PORT", std::to_string(server.port()));
        set("TIDINGS_SMTP_SECURITY", "none");
        set("TIDINGS_SMTP_CONNECTIONS", "1");
        set("TIDINGS_MAIL_BOUNCE", "bounce@hub.example.org");
        set("TIDINGS_MAIL_UNSUBSCRIBE", "leave@hub.example.org");
        set("TIDINGS_DESK_URL", "https://hub.example.org/news/");
        set("TIDINGS_EDITORS_NOTIFY", "eva@hub.example.org");
        ASSERT_EQ(tidings({"subscribers", "add", "anna@reader.example", "--consent", "form"}), 0) << err;
        partner.reply("/feed",
                      {.body = "<rss version=\"2.0\"><channel><title>H</title><item><title>News</title>"
                               "<link>https://hotline.example/1</link></item></channel></rss>"});
        follow("/feed");
        ASSERT_EQ(tidings({"poll"}), 0) << err;
        ASSERT_EQ(tidings({"stories", "approve", "1"}), 0) << err;
        ASSERT_EQ(tidings({"digest", "--now"}), 0) << err;
        ASSERT_EQ(tidings({"deliver"}), 0) << err;
        now += std::chrono::hours(1);
    }

    // What stands between two texts in the digest that Anna got, unfolded.
    std::string in_digest(const std::string& before, const std::string& end) const {
        std::string bytes = server.messages().front().bytes;
        for (std::size_t at = 0; (at = bytes.find("\r\n ", at)) != std::string::npos;) bytes.erase(at, 2);
        const std::size_t at = bytes.find(before) + before.size();
        return bytes.substr(at, bytes.find_first_of(end, at) - at);
    }
    std::string address() const { return in_digest("<mailto:", "?>"); }
    std::string token() const {
        const std::string all = address();
        return all.substr(all.find('+') + 1, all.find('@') - all.find('+') - 1);
    }
    std::string message_id() const { return in_digest("Message-ID: ", "\r\n"); }

    // Takes a letter in; what `bounces` counted.
    std::string write(const std::string& from, const std::string& to, const std::string& fields,
                      const std::string& text = "") {
        const std::filesystem::path box = folder / "box";
        std::filesystem::create_directories(box / "new");
        const std::string number = std::to_string(++letters);
        std::ofstream(box / "new" / number) << "From: " << from << "\nTo: " << to << "\nMessage-ID: <letter"
                                            << letters << "@reader.example>\n"
                                            << fields << "\n"
                                            << text;
        EXPECT_EQ(tidings({"bounces", box.string()}), 0) << err;
        return out;
    }
    bool left(const std::string& counted) { return counted.find("1 left") != std::string::npos; }
    bool kept(const std::string& counted) { return counted.find("1 letters to read") != std::string::npos; }
    void come_back() {
        change_database("update subscribers set state = 'confirmed', left_at = null");
        change_database(
            "insert or ignore into subscriptions (digest, subscriber, topics, languages, fold, "
            "neutral_subject) "
            "select digest, subscriber, topics, languages, fold, neutral_subject from former_subscriptions");
    }
    std::vector<std::string> mails_to(const std::string& address) const {
        std::vector<std::string> mails;
        for (const auto& mail : server.messages())
            if (mail.to.find(address) != std::string::npos) mails.push_back(mail.bytes);
        return mails;
    }
};

TEST_F(LeavingByMail, IsOfferedByAnAddressThatCarriesTheToken) {
    EXPECT_TRUE(address().starts_with("leave+")) << address();
    EXPECT_TRUE(address().ends_with("@hub.example.org")) << address();
    EXPECT_EQ(message_id().find(token()), std::string::npos) << "a Message-ID stands in each answer";
}

TEST_F(LeavingByMail, NeedsNoSubjectWhereTheAddressCarriesTheToken) {
    EXPECT_TRUE(left(write("else@where.example", address(), "")));
}

TEST_F(LeavingByMail, IsUnderstoodHoweverMailProgramsWriteTheToken) {
    const std::string plain = "leave@hub.example.org";
    for (const std::string& subject :
         {"unsubscribe " + token(), "unsubscribe\n\t" + token(), "Re: unsubscribe <" + token() + ">",
          "unsubscribe%20" + token() + "%3E", token() + ".", "=?utf-8?Q?unsubscribe_" + token() + "?="}) {
        EXPECT_TRUE(left(write("anna@reader.example", plain, "Subject: " + subject + "\n"))) << subject;
        come_back();
    }
    EXPECT_TRUE(left(
        write("anna@reader.example", plain, "Subject: News\n", "Please: unsubscribe " + token() + "\n")));
    come_back();
    EXPECT_TRUE(left(write("x@y.example", plain,
                           "Auto-Submitted: auto-generated\nSubject: unsubscribe " + token() + "\n")));
    come_back();
    EXPECT_TRUE(left(write("x@y.example", plain, "Content-Type: text/html\n",
                           "<p>Off this list, please: " + in_digest("List-Unsubscribe: <", ">") + "</p>")));
}

TEST_F(LeavingByMail, IsMailedTheWayBack) {
    ASSERT_TRUE(left(write("anna@reader.example", address(), "Subject: unsubscribe\n")));
    ASSERT_EQ(tidings({"run", "-q"}), 0) << err;
    ASSERT_EQ(mails_to("anna@").size(), 2U);
    EXPECT_NE(mails_to("anna@").back().find("https://hub.example.org/news/unsubscribe/"), std::string::npos);
}

TEST_F(LeavingByMail, IsGrantedToAnAnswerFromTheReadersOwnAddressAlone) {
    const std::string answer = "Subject: Re: Weekly digest\nIn-Reply-To: " + message_id() + "\n",
                      plain = "leave@hub.example.org";
    EXPECT_TRUE(kept(write("colleague@where.example", plain, answer, "Please unsubscribe me.\n")));
    EXPECT_TRUE(left(write("Anna <ANNA@reader.example>", plain, answer, "Please unsubscribe me.\n")));
    come_back();
    EXPECT_TRUE(kept(write("anna@reader.example", "news@hub.example.org", answer, "Thank you for this!\n")))
        << "an answer that asks for nothing, to another address of ours";
}

TEST_F(LeavingByMail, IsNotReadIntoAnAnswerWhereDigestsComeFromTheUnsubscribeAddress) {
    set_in_digest("reply_to = \"leave@hub.example.org\"");
    const std::string answer = "Subject: Re: Weekly digest\nIn-Reply-To: " + message_id() + "\n",
                      to = "leave@hub.example.org";
    EXPECT_TRUE(kept(write("anna@reader.example", to, answer, "Thank you for this!\n")));
    EXPECT_TRUE(left(write("anna@reader.example", to, answer, "Please unsubscribe me.\n")));
}

TEST_F(LeavingByMail, IsNotDoneByTheTokenOfAMessageId) {
    const std::string id = message_id(), its_token = id.substr(id.find('.') + 1, 32);
    EXPECT_TRUE(kept(write("stranger@where.example", "leave@hub.example.org",
                           "Subject: unsubscribe " + its_token + "\n")));
}

TEST_F(LeavingByMail, IsStillDoneByTheTokenOfAMessageIdFromBeforeTheUpgrade) {
    change_database("insert into facts (name, value) values ('leave.last_by_message_id', '1')");
    const std::string id = message_id(), its_token = id.substr(id.find('.') + 1, 32);
    EXPECT_TRUE(left(write("stranger@where.example", "leave@hub.example.org",
                           "Subject: unsubscribe " + its_token + "\n")));
}

TEST_F(LeavingByMail, IsNotDoneByADigestThatIsQuotedOrForwarded) {
    const std::string quoted = "Worth reading.\n\n-----Original Message-----\nTo leave: " + address() + "\n";
    EXPECT_TRUE(kept(
        write("colleague@where.example", "news@hub.example.org", "Subject: Fwd: Weekly digest\n", quoted)));
}

TEST_F(LeavingByMail, IsNotDoneByAnsweringMachines) {
    for (const char* mark :
         {"Auto-Submitted: auto-replied\n", "Return-Path: <>\nX-Auto-Response-Suppress: All\n"})
        EXPECT_NE(write("anna@reader.example", address(),
                        std::string(mark) + "Subject: Out of office: unsubscribe\n")
                      .find("1 without meaning"),
                  std::string::npos)
            << mark << out;
}

TEST_F(LeavingByMail, InWordsOfAPersonIsToldToEditorsOnceAndKept) {
    ASSERT_TRUE(
        kept(write("anna@reader.example", address(), "Subject: A wish\n", "Not on Mondays, please.\n")));
    for (int day = 0; day < 2; ++day, now += std::chrono::hours(25))
        ASSERT_EQ(tidings({"run", "-q"}), 0) << err;
    const auto tells = [](const std::string& mail) {
        return mail.find("from anna@reader.example") != std::string::npos &&
               mail.find("Not on Mondays, please.") != std::string::npos;
    };
    EXPECT_EQ(std::ranges::count_if(mails_to("eva@"), tells), 1);
    ASSERT_EQ(tidings({"inbox", "--json"}), 0) << err;
    EXPECT_NE(out.find("\"words\":\"Not on Mondays, please.\""), std::string::npos) << out;
}

TEST_F(LeavingByMail, LeavesNoLetterOfWhoeverIsErasedNorOneThatIsOld) {
    write("anna@reader.example", address(), "Subject: A wish\n", "Not on Mondays, please.\n");
    ASSERT_EQ(tidings({"subscribers", "erase", "anna@reader.example"}), 0) << err;
    ASSERT_EQ(tidings({"inbox"}), 0) << err;
    EXPECT_EQ(out, "nothing to read\n");
    write("colleague@where.example", "leave@hub.example.org", "Subject: Hello\n");
    now += std::chrono::days(29);
    ASSERT_EQ(tidings({"run", "-q"}), 0) << err;
    ASSERT_EQ(tidings({"inbox"}), 0) << err;
    EXPECT_EQ(out, "nothing to read\n");
}

}  // namespace
}  // namespace tidings
