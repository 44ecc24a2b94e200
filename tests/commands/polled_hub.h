#pragma once

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "commands/commands.h"
#include "support/loopback_server.h"
#include "support/temp_folder.h"
#include "text/date.h"

namespace tidings {

using std::chrono::hours;
using std::chrono::minutes;
using support::Reply;
using support::SeenRequest;

inline std::string rss(const std::string& channel = "",
                       const std::string& date = "Mon, 23 Nov 2026 08:00:00 GMT") {
    return "<?xml version=\"1.0\"?><rss "
           "version=\"2.0\"><channel><title>Hotline</title><link>https://h.example/</link>" +
           channel + "<item><title>First</title><guid>https://h.example/1</guid><pubDate>" + date +
           "</pubDate></item></channel></rss>";
}

inline Reply feed_reply(std::vector<std::pair<std::string, std::string>> headers = {{"etag", "\"v1\""}}) {
    return {.headers = std::move(headers), .body = rss()};
}

inline Reply redirect(int status, const std::string& location) {
    return {.status = status, .headers = {{"location", location}}};
}

// A hub and its partners' server, driven by command lines at times that the test chooses. Nothing of ours is
// replaced.
class Polling : public ::testing::Test {
  protected:
    support::TempFolder folder;
    support::LoopbackServer server;
    Timestamp now = *parse_date("2026-11-23T09:00:00Z");
    std::string out, err;

    void SetUp() override { ASSERT_EQ(tidings({"init"}), 0) << err; }

    int tidings(std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--data", (folder / "hub").string()});
        std::istringstream in;
        std::ostringstream out_stream, err_stream;
        Outside outside{in,          out_stream,   err_stream, [this] { return now; },
                        environment, PROJECT_ROOT, "1.2.3"};
        const int status = run_program(arguments, outside);
        out = out_stream.str();
        err = err_stream.str();
        return status;
    }

    static std::optional<std::string> environment(const std::string& name) {
        if (name == "TIDINGS_HTTP_ALLOW_ADDRESSES") return "127.0.0.1";
        return std::nullopt;
    }

    void follow(const std::string& path) {
        ASSERT_EQ(tidings({"feeds", "add", server.url(path), "--partner", "Hotline"}), 0) << err;
    }
    void poll() { ASSERT_EQ(tidings({"poll"}), 0) << err; }
    void poll_after(hours time) {
        now += time;
        poll();
    }
    // Far enough apart that every feed is due.
    void poll_times(int times) {
        for (int i = 0; i < times; ++i) poll_after(hours(8 * 24));
    }
    std::size_t asked(const std::string& path) const { return server.requests(path).size(); }
    std::string last_header(const std::string& path, const std::string& name) const {
        return server.requests(path).back().header(name);
    }
    std::string shown(const std::string& slug = "hotline") {
        EXPECT_EQ(tidings({"feeds", "show", slug, "--json"}), 0) << err;
        return out;
    }
    bool shows(const std::string& words, const std::string& slug = "hotline") {
        return shown(slug).find(words) != std::string::npos;
    }
    bool told(const std::string& event) const { return err.find(event) != std::string::npos; }
};

}  // namespace tidings
