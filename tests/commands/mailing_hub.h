#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <string>

#include "support/driven_hub.h"
#include "support/smtp_server.h"

namespace tidings {

// A hub with two readers and a sealed issue for them, and a mail server that behaves as the test says.
class MailingHub : public support::DrivenHub {
  protected:
    std::optional<support::SmtpServer> server;

    void SetUp() override {
        DrivenHub::SetUp();
        for (const char* reader : {"anna@reader.example", "bob@reader.example"})
            ASSERT_EQ(tidings({"subscribers", "add", reader, "--consent", "form"}), 0) << err;
        make_issue("1");
    }

    // An issue with one story, the first or the second of all.
    void make_issue(const std::string& story) {
        partner.reply(
            "/" + story,
            {.body = "<rss version=\"2.0\"><channel><title>H</title><item><title>News " + story +
                     "</title><link>https://hotline.example/" + story + "</link></item></channel></rss>"});
        follow("/" + story);
        ASSERT_EQ(tidings({"poll"}), 0) << err;
        ASSERT_EQ(tidings({"stories", "approve", story}), 0) << err;
        ASSERT_EQ(tidings({"digest", "--now"}), 0) << err;
    }

    // The mail server behaves like this from now on.
    void mail_server(support::SmtpServer::Script script = {}) {
        server.reset();
        server.emplace(std::move(script));
        set("TIDINGS_SMTP_HOST", "127.0.0.1");
        set("TIDINGS_SMTP_PORT", std::to_string(server->port()));
        set("TIDINGS_SMTP_SECURITY", "none");
        set("TIDINGS_SMTP_CONNECTIONS", "1");
        set("TIDINGS_SMTP_PATIENCE_S", "0");
    }

    std::string ledger(const std::string& issue = "1") {
        EXPECT_EQ(tidings({"issues", "show", issue, "--json"}), 0) << err;
        const std::size_t at = out.find("\"sends\":");
        return at == std::string::npos ? out : out.substr(at + 8, out.find('}', at) - at - 7);
    }
    bool says(const std::string& words) { return ledger().find(words) != std::string::npos; }
    void wait(std::chrono::minutes time) { now += time; }

    // The server puts everything off, and the command runs every five hours, until two days are over.
    void put_off_until_given_up(const std::string& command) {
        mail_server({{"RCPT", "450 4.7.1 Greylisted"}});
        for (int hours = 0; hours <= 50; hours += 5) {
            if (hours > 0) wait(std::chrono::hours(5));
            ASSERT_EQ(tidings({command}), 0) << err;
        }
    }
};

}  // namespace tidings
