#include "web/request_target.h"

#include <algorithm>

#include "text/ascii.h"

namespace tidings::web {
namespace {

// What follows "http://" or "https://"; empty for any other form.
std::string_view behind_scheme(std::string_view target) {
    for (const std::string_view scheme : {"http://", "https://"})
        if (equal_ignoring_case(target.substr(0, scheme.size()), scheme)) return target.substr(scheme.size());
    return {};
}

void set_host(Request& request, std::string_view host) {
    const auto field =
        std::ranges::find(request.headers, "host", [](const auto& header) { return header.first; });
    if (field != request.headers.end()) field->second = host;
}

}  // namespace

void read_target(Request& request, std::string_view target) {
    const std::string_view rest = behind_scheme(target);
    const std::size_t end = find_any(rest, '/', '?');
    const std::string_view host = rest.substr(0, end);
    const bool is_absolute = !host.empty() && host.find('@') == std::string_view::npos;
    if (is_absolute) {
        set_host(request, host);
        target = rest.substr(end);
    }
    const std::size_t question = target.find('?');
    request.path = target.substr(0, question);
    if (is_absolute && request.path.empty()) request.path = "/";
    if (question != std::string_view::npos) request.query = target.substr(question + 1);
}

}  // namespace tidings::web
