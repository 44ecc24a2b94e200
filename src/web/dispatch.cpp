#include "web/dispatch.h"

#include "base/result.h"

namespace tidings::web {
namespace {

// The host of an origin, as a Host header writes it.
std::string_view host_of(std::string_view origin) {
    const std::size_t slashes = origin.find("://");
    return slashes == std::string_view::npos ? std::string_view{} : origin.substr(slashes + 3);
}

Response failed(std::string_view problem, Log& log) {
    log.error("a page failed", {{"problem", std::string(problem)}});
    return plain_answer(500, "Something went wrong. Please try again later.");
}

Response answer_unless_busy(const std::function<Response()>& page, const std::function<Response()>& busy) {
    try {
        return page();
    } catch (const Failure& failure) {
        if (failure.error().code != Code::busy) throw;
        return busy();
    }
}

}  // namespace

bool is_from_our_pages(const Request& request, std::string_view origin) {
    const std::string_view site = request.header("sec-fetch-site");
    if (!site.empty()) return site == "same-origin" || site == "none";
    const std::string_view said = request.header("origin");
    if (said.empty() || said == "null") return true;
    return said == origin || host_of(said) == request.header("host");
}

Response answer_or_fail(const std::function<Response()>& page, const std::function<Response()>& busy,
                        Log& log) {
    try {
        return answer_unless_busy(page, busy);
    } catch (const Failure& failure) {
        return failed(failure.error().message, log);
    } catch (const std::exception& fault) {
        return failed(fault.what(), log);
    }
}

}  // namespace tidings::web
