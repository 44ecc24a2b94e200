#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/feed.h"
#include "text/url.h"

namespace tidings::fetch {

struct HttpRequest {
    Url url;
    Validators validators;  // sent back exactly as they came
};

struct HttpResponse {
    int status = 0;
    std::multimap<std::string, std::string> headers;  // names in lower case, values as they came, trimmed
    std::string body;                                 // decoded; complete
    Url url;                                          // where the answer came from, after redirects
    std::vector<Url> permanent_moves;                 // the unbroken prefix of 301 and 308 hops, in order

    // The first header of that lower-case name, or empty.
    std::string_view header(std::string_view name) const;
};

// Every limit on one exchange. A limit that breaks fails that request alone, with its name in the message.
struct Limits {
    std::chrono::seconds connect_timeout{10}, total_timeout{30}, low_speed_time{15};
    std::size_t low_speed_bytes_per_second = 100;
    std::size_t wire_bytes = 8u << 20, decoded_bytes = 16u << 20, header_bytes = 100u << 10;
    int redirects = 8;
    std::size_t parallel = 32;
};

struct HttpSettings {
    Limits limits;
    std::string user_agent = "tidings (+https://hub.example.org/about-feeds)";
    std::vector<std::string> allow_addresses;  // exact internal IP addresses that may be reached after all
};

// The port to the web.
class Http {
  public:
    using OnResponse = std::function<void(std::size_t index, const Result<HttpResponse>& response)>;
    virtual ~Http() = default;

    // Performs all requests side by side, one connection per host at a time, within the limits.
    // Calls on_response on this thread, exactly once for each request, in the order they end.
    // An error is Code::unavailable (no answer), or Code::refused (an address or a limit that our rules forbid).
    virtual void get_all(std::span<const HttpRequest> requests, const OnResponse& on_response) = 0;
};

}  // namespace tidings::fetch
