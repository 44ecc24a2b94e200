#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/feed.h"
#include "url/url.h"

namespace tidings::fetch {

struct HttpRequest {
    Url url;
    Validators validators;  // sent back exactly as they came
    std::string
        form{};  // posted (application/x-www-form-urlencoded) if not empty; no redirect is followed then
};

struct HttpResponse {
    int status = 0;
    std::multimap<std::string, std::string> headers;  // names in lower case, values as they came, trimmed
    std::string body;                                 // in the content codings of its headers: see decode()
    Url url;                                          // where the answer came from, after redirects
    std::vector<Url> permanent_moves;                 // the unbroken prefix of 301 and 308 hops, in order
    bool of_another = false;           // never asked: it is the 429 that another request to the host got
    std::optional<Error> broke_off{};  // if the connection ended before the body was complete by its framing

    // The first header of that lower-case name, or empty.
    std::string_view header(std::string_view name) const;
};

// Every limit on one exchange. A limit that breaks fails that request alone, with its name in the message.
struct Limits {
    std::chrono::milliseconds connect_timeout = std::chrono::seconds(10);
    // Redirects included; waiting for the host's turn not.
    std::chrono::milliseconds total_timeout = std::chrono::seconds(30);
    std::chrono::seconds low_speed_time{15};
    std::size_t low_speed_bytes_per_second = 100;
    std::size_t wire_bytes = 8u << 20, header_bytes = 100u << 10;
    std::size_t decoded_bytes = 16u << 20;  // heeded by decode()
    std::size_t redirects = 8;
    std::size_t parallel = 256;  // so many that some dozens of hanging servers do not hold up the others
};

struct HttpSettings {
    Limits limits;
    std::string user_agent = "tidings (+https://hub.example.org/about-feeds)";
    // Exact internal IP addresses that may be reached after all, for tests and intranets.
    std::vector<std::string> allow_addresses;
};

// The port to the web.
class Http {
  public:
    using OnResponse = std::function<void(std::size_t index, Result<HttpResponse> response)>;
    virtual ~Http() = default;

    // Performs all requests side by side, one connection per host at a time, within the limits.
    // A server may set cookies on the way; they go back to its site alone and end with the request.
    // Calls on_response on this thread, exactly once for each request, in the order they end. What
    // on_response throws ends the round and comes out here. An error is Code::unavailable (no answer), or
    // Code::refused (an address or a limit that our rules forbid). A host that answers 429 is left alone for
    // the rest of the round: the requests still waiting for it get that answer, marked as of another.
    // When `stop` is asked for, the round ends within a second, and what has not arrived is not told.
    virtual void get_all(std::span<const HttpRequest> requests, const OnResponse& on_response,
                         const std::stop_token& stop = {}) = 0;
};

}  // namespace tidings::fetch
