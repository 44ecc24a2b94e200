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
};

}  // namespace tidings
