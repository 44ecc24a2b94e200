#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "dates/date.h"
#include "membership/preferences_link.h"
#include "readers/context.h"
#include "readers/dispatch.h"
#include "store/issues/issues.h"
#include "store/issues/notices.h"
#include "subscribe/links.h"

namespace tidings::support {

// The pages of a hub with two digests, on a Monday, visited by browsers without script and without a socket.
class ReadersWorld : public ::testing::Test {
  protected:
    explicit ReadersWorld(store::Database database = store::Database::in_memory())
        : db(std::move(database)) {}

    Timestamp now = *parse_date("2026-11-23T09:00:00Z");
    store::Database db;
    render::Templates templates{std::filesystem::path(PROJECT_ROOT) / "templates"};
    SecretKey key = *SecretKey::from_hex(std::string(64, '7'));
    std::ostringstream log_text;
    Log log{log_text};
    web::Rates mail_rates, link_requests{{.all = 1'000'000}};
    readers::WrongAddresses wrong_addresses;
    std::vector<EmailAddress> asked;   // whose link is to be mailed
    int woken = 0;                     // how often mail was said to wait
    std::string peer = "203.0.113.7";  // that posts forms
    std::vector<std::string> leavers;  // who were to leave later: the link's token and how
    readers::Settings settings{
        .hub_title = "Demo hub",
        .hub_url = "https://hub.example/",
        .origin = "https://news.hub.example",
        .language = "en",
        .digests = {{"weekly", "Weekly digest"}, {"research", "Research"}},
        .topics = {"grooming", "sextortion"},
        .kinds = {"report"},
        .tag_label = [](std::string_view tag, std::string_view) { return std::string(tag); }};
    readers::Context context{.db = db,
                             .templates = templates,
                             .key = key,
                             .settings = settings,
                             .clock = [this] { return now; },
                             .log = log,
                             .mails = mail_rates,
                             .link_requests = link_requests,
                             .wrong_addresses = wrong_addresses,
                             .stylesheet = "a{}",
                             .mail_waits = [this] { ++woken; },
                             .leave_later =
                                 [this](const ReaderLink& link, std::string_view how) {
                                     leavers.push_back(link_token(key, link) + " " + std::string(how));
                                 },
                             .ask_for_link = [this](const EmailAddress& email) { asked.push_back(email); }};

    void SetUp() override {
        store::Transaction tx(db);
        store::know_digest(tx, "weekly", now);
        store::know_digest(tx, "research", now);
        tx.commit();
    }

    web::Response get(const std::string& path, const std::string& query = "",
                      const std::string& accept_language = "") {
        return readers::answer({.method = "GET",
                                .path = path,
                                .query = query,
                                .headers = {{"host", "127.0.0.1"}, {"accept-language", accept_language}},
                                .body = {},
                                .peer = "203.0.113.7"},
                               context);
    }
    web::Response post(const std::string& path, const std::string& body, web::Headers headers = {},
                       const std::string& type = "application/x-www-form-urlencoded") {
        headers.emplace_back("content-type", type);
        headers.emplace_back("host", "127.0.0.1");
        return readers::answer({.method = "POST",
                                .path = path,
                                .query = {},
                                .headers = std::move(headers),
                                .body = body,
                                .peer = peer},
                               context);
    }

    void TearDown() override { EXPECT_EQ(log_text.str(), ""); }

    // That a sign-up form shows: good for some hours, though not within two seconds.
    std::string ticket() {
        const std::string form = get("/subscribe").body;
        constexpr std::string_view mark = "name=\"ticket\" value=\"";
        const std::size_t at = form.find(mark) + mark.size();
        return form.substr(at, form.find('"', at) - at);
    }
    // Fills in the sign-up form as a person does.
    web::Response sign_up(const std::string& fields) {
        const std::string shown = ticket();
        now += std::chrono::seconds(30);
        return post("/subscribe", fields + "&ticket=" + shown);
    }
    store::Person reader(const std::string& email) const {
        return *store::person_of(db, *EmailAddress::parse(email));
    }
    std::string link(LinkPurpose purpose, const std::string& email,
                     std::optional<DigestId> digest = {}) const {
        return "/" + link_page(key, {purpose, reader(email).subscriber.id, digest});
    }
    // A confirmed reader of both digests.
    void subscribe(const std::string& email) {
        sign_up("email=" + email + "&digest=weekly&digest=research");
        post(link(LinkPurpose::confirm, email), "");
        take_notices();
    }
    // The kinds of mail that wait, and to whom; they count as sent.
    std::string take_notices() {
        std::string all;
        for (const EmailAddress& email : asked) membership::mail_preferences_link(db, email, now);
        asked.clear();
        store::Transaction tx(db);
        while (const auto notice = store::claim_notice(tx, "test", now)) {
            all += std::string(notice_kind_name(notice->kind)) + " " + notice->email.text() + "\n";
            store::settle_notice(tx, notice->id, store::NoticeEnd::sent, "250", now);
        }
        tx.commit();
        return all;
    }
    // Every row of every table that a visit might change.
    std::string everything() const {
        std::string all;
        for (const char* table :
             {"select group_concat(id || state || email || language || coalesce(left_at, 0)) from "
              "subscribers",
              "select group_concat(subscriber || digest || topics) from subscriptions",
              "select count(*) || group_concat(act) from consents", "select count(*) from notices",
              "select count(*) from address_changes", "select group_concat(name || language) from wishes",
              "select count(*) from former_subscriptions"}) {
            store::Rows rows = db.query(table);
            if (rows.next()) all += rows.text(0) + "|";
        }
        return all;
    }
};

}  // namespace tidings::support
