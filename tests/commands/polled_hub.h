#pragma once

#include <string>
#include <utility>
#include <vector>

#include "support/driven_hub.h"

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

// What the tests of polling share: one small feed, and questions about how it was asked.
class PolledHub : public support::DrivenHub {
  protected:
    void poll() { ASSERT_EQ(tidings({"poll"}), 0) << err; }
    void poll_after(hours time) {
        now += time;
        poll();
    }
    // Far enough apart that every feed is due.
    void poll_times(int times) {
        for (int i = 0; i < times; ++i) poll_after(hours(8 * 24));
    }
    std::size_t asked(const std::string& path) const { return partner.requests(path).size(); }
    std::string last_header(const std::string& path, const std::string& name) const {
        return partner.requests(path).back().header(name);
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
