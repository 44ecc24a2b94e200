#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fetch/curl_http.h"
#include "support/loopback_server.h"

namespace tidings::fetch {

inline Url address(std::string_view text) { return *Url::parse(text); }

inline HttpSettings settings_for_loopback() {
    HttpSettings settings;
    settings.allow_addresses = {"127.0.0.1"};
    return settings;
}

inline HttpSettings settings_with(const Limits& limits) {
    HttpSettings settings = settings_for_loopback();
    settings.limits = limits;
    return settings;
}

// Asks for one page and gives what came of it.
inline Result<HttpResponse> get(const HttpSettings& settings, const HttpRequest& request) {
    Result<HttpResponse> result = Error{Code::bug, "no answer at all", ""};
    CurlHttp(settings).get_all(
        std::vector{request},
        [&result](std::size_t, const Result<HttpResponse>& response) { result = response; });
    return result;
}

inline Result<HttpResponse> get(const HttpSettings& settings, std::string_view url) {
    return get(settings, HttpRequest{address(url), {}});
}

// A port of 127.0.0.1 on which nobody listens any more.
inline std::string dead_address() { return support::LoopbackServer().url("/feed.xml"); }

}  // namespace tidings::fetch
