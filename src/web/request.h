#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tidings::web {

// What a browser asked, as the server took it: one Host, a method we know, a path of printable ASCII.
struct Request {
    std::string method;  // of RFC 9110, or PATCH
    std::string path;    // begins with "/"; percent-escapes are as they came
    std::string query;   // behind the "?", as it came
    std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
    std::string body;
    std::string peer;  // the client's network address; what the proxy says only if the proxy is ours

    // The header's value, empty if there is none.
    std::string_view header(std::string_view lower_case_name) const {
        for (const auto& [name, value] : headers)
            if (name == lower_case_name) return value;
        return {};
    }
};

}  // namespace tidings::web
