// Lists of people whom an operator takes in beside those who sign up themselves.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "support/driven_hub.h"

namespace tidings {
namespace {

class ReaderLists : public support::DrivenHub {
  protected:
    const std::string anna = "anna@reader.example";

    void SetUp() override {
        DrivenHub::SetUp();
        set("TIDINGS_DESK_URL", "https://hub.example/news/");
        set_in_digest(
            "[digest.research]\nrhythm = 'daily'\ntitle = 'Research'\nzone = 'Europe/Rome'\nfrom = 'Hub "
            "<hub@hub.example>'");
    }
    std::string stored(const std::string& email) {
        EXPECT_EQ(tidings({"subscribers", "show", email, "--json"}), 0) << err;
        return out;
    }
    int import(std::vector<std::string> options) {
        std::ofstream(folder / "list.csv") << "email,name,language\nanna@reader.example,Anna,it\n";
        options.insert(options.begin(), {"subscribers", "import", (folder / "list.csv").string()});
        return tidings(std::move(options));
    }
    bool has_mails() const { return std::filesystem::exists(folder / "hub/outbox"); }
};

TEST_F(ReaderLists, ChangeNobodyWhoIsSubscribed) {
    ASSERT_EQ(tidings({"subscribers", "add", anna, "--consent", "form", "--digest", "weekly"}), 0) << err;
    const std::string before = stored(anna);
    EXPECT_EQ(import({"--confirmed-elsewhere", "fair"}), 0) << err;
    EXPECT_NE(out.find("known already stays unchanged"), std::string::npos) << out;
    EXPECT_EQ(tidings({"subscribers", "add", anna, "--consent", "phone"}), 0) << err;
    EXPECT_EQ(out, "known already, unchanged: anna@reader.example\n");
    EXPECT_EQ(stored(anna), before);
}

TEST_F(ReaderLists, ConfirmWhoWaitsAndKeepTheProof) {
    ASSERT_EQ(import({}), 0) << err;
    ASSERT_EQ(import({"--confirmed-elsewhere", "fair of 2026-11-02", "--digest", "weekly"}), 0) << err;
    EXPECT_NE(out.find("of the added, 1 had signed up and not confirmed"), std::string::npos) << out;
    const std::string now_stored = stored(anna);
    for (const char* words :
         {"\"state\":\"confirmed\"", "\"consent\":\"confirmed elsewhere: fair of 2026-11-02\"",
          "\"source\":\"confirmed elsewhere: fair of 2026-11-02\""})
        EXPECT_NE(now_stored.find(words), std::string::npos) << words << now_stored;
    EXPECT_EQ(now_stored.find("\"digest\":\"research\""), std::string::npos)
        << "nothing that the list does not say";
    EXPECT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_FALSE(has_mails()) << "they are asked nothing more";
}

TEST_F(ReaderLists, GiveADigestByInvitationOnlyWhenTheyNameIt) {
    set("TIDINGS_DIGEST_RESEARCH_READERS", "invited");
    ASSERT_EQ(tidings({"subscribers", "add", anna, "--consent", "form"}), 0) << err;
    EXPECT_EQ(stored(anna).find("\"digest\":\"research\""), std::string::npos);
    ASSERT_EQ(
        tidings({"subscribers", "add", "bob@reader.example", "--consent", "form", "--digest", "research"}),
        0);
    EXPECT_NE(stored("bob@reader.example").find("\"digest\":\"research\""), std::string::npos);
}

TEST_F(ReaderLists, TakeOverWhoGetsNoMailWithoutTellingItAsNews) {
    std::ofstream(folder / "moved.csv") << "email,state,subscription,why\n"
                                           "ida@reader.example,suppressed,confirmed,bounced: 5.1.1\n"
                                           "leo@reader.example,suppressed,confirmed,complaint\n"
                                           "max@reader.example,paused,confirmed,552 mailbox full\n";
    ASSERT_EQ(tidings({"subscribers", "import", (folder / "moved.csv").string(), "--confirmed-elsewhere",
                       "the old hub"}),
              0)
        << err;
    ASSERT_EQ(tidings({"run"}), 0) << err;
    for (const char* news : {"given up, as mail", "complained", "paused, to be tried"})
        EXPECT_EQ(out.find(news), std::string::npos) << out;
}

TEST_F(ReaderLists, TakeBackWhoWasSuppressedOnceThatIsLifted) {
    ASSERT_EQ(tidings({"subscribers", "add", anna, "--consent", "form"}), 0) << err;
    ASSERT_EQ(tidings({"subscribers", "suppress", anna, "--reason", "bounced"}), 0) << err;
    EXPECT_EQ(tidings({"subscribers", "add", anna, "--consent", "form"}), 77);
    EXPECT_NE(err.find("subscribers unsuppress anna@reader.example"), std::string::npos) << err;
    EXPECT_EQ(tidings({"subscribers", "unsuppress", anna}), 64) << "it wants a reason";
    EXPECT_EQ(tidings({"subscribers", "unsuppress", anna, "--reason", "works again"}), 0) << err;
    EXPECT_EQ(out, "anna@reader.example gets mail again\n");
    EXPECT_NE(stored(anna).find("\"act\":\"unsuppressed\",\"source\":\"works again\""), std::string::npos);
    EXPECT_EQ(tidings({"subscribers", "unsuppress", anna, "--reason", "again"}), 66);
}

TEST_F(ReaderLists, DoNotTakeBackWhoUnsubscribedAndWasSuppressed) {
    ASSERT_EQ(tidings({"subscribers", "add", anna, "--consent", "form"}), 0) << err;
    ASSERT_EQ(tidings({"subscribers", "unsubscribe", anna}), 0) << err;
    ASSERT_EQ(tidings({"subscribers", "suppress", anna, "--reason", "complaint"}), 0) << err;
    EXPECT_EQ(tidings({"subscribers", "unsuppress", anna, "--reason", "mistake"}), 0) << err;
    EXPECT_NE(stored(anna).find("\"state\":\"unsubscribed\""), std::string::npos);
    EXPECT_EQ(tidings({"subscribers", "add", anna, "--consent", "form"}), 77);
    EXPECT_NE(err.find("Only the person can come back"), std::string::npos) << err;
}

TEST_F(ReaderLists, LetAnErasedAddressBeSignedUpAgainOnceItsSuppressionIsLifted) {
    ASSERT_EQ(tidings({"subscribers", "add", anna, "--consent", "form"}), 0) << err;
    ASSERT_EQ(tidings({"subscribers", "suppress", anna, "--reason", "complaint"}), 0) << err;
    ASSERT_EQ(tidings({"subscribers", "erase", anna}), 0) << err;
    EXPECT_EQ(tidings({"subscribers", "unsuppress", anna, "--reason", "mistake"}), 0) << err;
    EXPECT_EQ(out, "anna@reader.example may be signed up again\n");
    EXPECT_EQ(tidings({"subscribers", "add", anna, "--consent", "form"}), 77) << "by its owner alone";
}

}  // namespace
}  // namespace tidings
