// A subscriber's journey, from the form to the erasure, through the program: pages as served, mails as sent.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/file.h"
#include "commands/reader_pages.h"
#include "readers/dispatch.h"
#include "support/driven_hub.h"

namespace tidings {
namespace {

class ReaderJourney : public support::DrivenHub {
  protected:
    ReaderJourney() { variables["TIDINGS_DESK_URL"] = "https://hub.example/news/"; }

    // One request to `tidings serve`, as it answers it.
    web::Response visit(const std::string& method, const std::string& path, const std::string& body = "") {
        std::istringstream in;
        std::ostringstream out_stream;
        Outside outside{in,
                        out_stream,
                        out_stream,
                        [this] { return now; },
                        [this](const std::string& name) { return environment(name); },
                        PROJECT_ROOT,
                        "1.2.3"};
        GlobalOptions global;
        global.data = folder / "hub";
        Equipment equipment(global, outside);
        ReaderPages pages(
            equipment.world(), PROJECT_ROOT, [](const EmailAddress&) {}, [] {});
        return readers::answer(
            {.method = method,
             .path = path,
             .query = {},
             .headers = {{"host", "127.0.0.1"}, {"content-type", "application/x-www-form-urlencoded"}},
             .body = body,
             .peer = "127.0.0.1"},
            pages.context());
    }
    web::Response post(const std::string& path, const std::string& body) { return visit("POST", path, body); }

    void sign_up(const std::string& fields) {
        const std::string form = visit("GET", "/subscribe").body;
        constexpr std::string_view mark = "name=\"ticket\" value=\"";
        const std::size_t at = form.find(mark) + mark.size();
        now += std::chrono::seconds(45);
        ASSERT_EQ(post("/subscribe", fields + "&ticket=" + form.substr(at, form.find('"', at) - at)).status,
                  200);
    }

    // The mails that came since the last call, as one text without soft line breaks.
    std::string new_mails() {
        std::string all;
        std::error_code none;
        for (const auto& entry : std::filesystem::directory_iterator(folder / "hub" / "outbox", none)) {
            all += *read_file(entry.path());
            std::filesystem::remove(entry.path());
        }
        for (std::size_t at = 0; (at = all.find("=\r\n", at)) != std::string::npos;) all.erase(at, 3);
        return all;
    }
    // The page of that kind that a mail leads to.
    static std::string page_in(const std::string& mails, const std::string& kind) {
        const std::string start = "https://hub.example/news";
        const std::size_t at = mails.find(start + kind);
        if (at == std::string::npos) return "no link " + kind;
        const std::size_t from = at + start.size();
        return mails.substr(from,
                            mails.find_first_not_of(
                                "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/", from) -
                                from);
    }
    std::string run_and_take_mails() {
        EXPECT_EQ(tidings({"run"}), 0) << err;
        return new_mails();
    }
    std::string subscribe_anna() {
        sign_up("email=anna%40reader.example&name=Anna&language=it");
        EXPECT_EQ(post(page_in(run_and_take_mails(), "/confirm/"), "").status, 200);
        return page_in(run_and_take_mails(), "/preferences/");
    }
    std::string state_of_anna() {
        EXPECT_EQ(tidings({"subscribers", "list"}), 0) << err;
        return out;
    }
};

TEST_F(ReaderJourney, BeginsWithAMailThatAsks) {
    sign_up("email=anna%40reader.example&name=Anna&language=it");
    const std::string mail = run_and_take_mails();
    EXPECT_NE(mail.find("To: <anna@reader.example>"), std::string::npos) << mail;
    EXPECT_EQ(mail.find("List-Unsubscribe"), std::string::npos);
    EXPECT_EQ(run_and_take_mails(), "") << "it comes once, however often the job runs";
    const std::string page = page_in(mail, "/confirm/");
    for (int scanner = 0; scanner < 10; ++scanner) EXPECT_EQ(visit("GET", page).status, 200);
    EXPECT_NE(state_of_anna().find("pending"), std::string::npos);
    EXPECT_EQ(post(page, "").status, 200);
    EXPECT_NE(state_of_anna().find("confirmed"), std::string::npos);
    EXPECT_NE(run_and_take_mails().find("/preferences/"), std::string::npos);
}

TEST_F(ReaderJourney, LeavesAndComesBackByTheGoodbyeMail) {
    const std::string preferences = subscribe_anna();
    const std::string form = visit("GET", preferences).body;
    const std::size_t at = form.find("unsubscribe/");
    const std::string leave = "/" + form.substr(at, form.find('"', at) - at);
    EXPECT_EQ(post(leave, "act=all").status, 200);
    EXPECT_NE(state_of_anna().find("unsubscribed"), std::string::npos);
    const std::string back = page_in(run_and_take_mails(), "/unsubscribe/");
    EXPECT_EQ(post(back, "act=undo").status, 200);
    EXPECT_NE(state_of_anna().find("confirmed"), std::string::npos);
}

TEST_F(ReaderJourney, EndsInAKeyedHashTwentyEightDaysAfterLeaving) {
    subscribe_anna();
    ASSERT_EQ(tidings({"subscribers", "unsubscribe", "anna@reader.example"}), 0) << err;
    now += std::chrono::days(27);
    ASSERT_EQ(tidings({"run"}), 0) << err;
    EXPECT_NE(state_of_anna().find("anna@reader.example"), std::string::npos);
    now += std::chrono::days(2);
    ASSERT_EQ(tidings({"run"}), 0) << err;
    EXPECT_EQ(state_of_anna(), "");
    EXPECT_EQ(tidings({"subscribers", "add", "anna@reader.example", "--consent", "form"}), 77);
}

TEST_F(ReaderJourney, IsInNoCopyOfTheDatabaseAfterTwentyEightDays) {
    const auto copy = folder / "hub/tidings.db.before-7";
    std::ofstream(copy) << "as it was";
    std::filesystem::last_write_time(copy, std::chrono::file_clock::from_sys(now));
    now += std::chrono::days(27);
    ASSERT_EQ(tidings({"run"}), 0) << err;
    EXPECT_TRUE(std::filesystem::exists(copy));
    now += std::chrono::days(2);
    ASSERT_EQ(tidings({"run"}), 0) << err;
    EXPECT_FALSE(std::filesystem::exists(copy));
}

TEST_F(ReaderJourney, IsForgottenWhenItIsNeverConfirmed) {
    sign_up("email=anna%40reader.example");
    run_and_take_mails();
    now += std::chrono::days(13);
    run_and_take_mails();
    EXPECT_NE(state_of_anna().find("pending"), std::string::npos);
    now += std::chrono::days(2);
    run_and_take_mails();
    EXPECT_EQ(state_of_anna(), "");
}

TEST_F(ReaderJourney, GoesOnAtAnotherAddress) {
    const std::string preferences = subscribe_anna();
    EXPECT_EQ(post(preferences, "act=address&new_email=anna%40work.example").status, 200);
    const std::string mail = run_and_take_mails();
    EXPECT_NE(mail.find("<anna@work.example>"), std::string::npos);
    EXPECT_EQ(post(page_in(mail, "/change-address/"), "").status, 200);
    EXPECT_NE(run_and_take_mails().find("<anna@reader.example>"), std::string::npos) << "the old one is told";
    EXPECT_NE(state_of_anna().find("anna@work.example"), std::string::npos);
}

TEST_F(ReaderJourney, ErasesItselfAtOnce) {
    const std::string preferences = subscribe_anna();
    EXPECT_EQ(post(preferences, "act=erase&own_email=anna%40reader.example").status, 200);
    EXPECT_EQ(state_of_anna(), "");
    EXPECT_EQ(run_and_take_mails(), "");
}

// Mails of two weeks, the second of which is made but not yet sent when its reader presses the mail program's
// button.
class IssueOnItsWay : public ReaderJourney {
  protected:
    void approve_story(const std::string& number) {
        partner.reply(
            "/feed",
            {.body = "<rss version=\"2.0\"><channel><title>Hotline</title><item><title>Story " + number +
                     "</title><link>https://hotline.example/" + number + "</link></item></channel></rss>"});
        now += std::chrono::hours(24);
        ASSERT_EQ(tidings({"poll", "--now"}), 0) << err;
        ASSERT_EQ(tidings({"stories", "approve", number, "--by", "eva"}), 0) << err;
        ASSERT_EQ(tidings({"digest", "--now"}), 0) << err;
    }
    void SetUp() override {
        ReaderJourney::SetUp();
        send_unapproved();
        follow("/feed");
        for (const char* reader : {"bob@reader.example", "eve@reader.example"})
            ASSERT_EQ(tidings({"subscribers", "add", reader, "--consent", "form"}), 0) << err;
    }
};

TEST_F(IssueOnItsWay, IsStoppedByOneClickForThatReaderAlone) {
    approve_story("1");
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    const std::string mail = new_mails();
    EXPECT_NE(mail.find("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), std::string::npos) << mail;
    const std::string button = page_in(mail, "/unsubscribe/");
    approve_story("2");
    EXPECT_EQ(post(button, "List-Unsubscribe=One-Click").status, 200);
    EXPECT_EQ(post(button, "List-Unsubscribe=One-Click").status, 200);
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_EQ(new_mails().find(button), std::string::npos);
    ASSERT_EQ(tidings({"issues", "show", "2"}), 0) << err;
    EXPECT_NE(out.find("due 2 = sent 1 + waiting 0 + failed 0 + suppressed 1"), std::string::npos) << out;
}

}  // namespace
}  // namespace tidings
