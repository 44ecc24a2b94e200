#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fetch/http.h"

namespace tidings::support {

// A web of a few canned pages for tests of other rooms: answers at once, in the order of the requests.
class CannedHttp : public fetch::Http {
  public:
    // From now on this address (as Url::text gives it) answers so.
    void answer(std::string_view url, fetch::HttpResponse response) {
        answers_.insert_or_assign(std::string(url), Answer(std::move(response)));
    }
    void answer(std::string_view url, Error error) {
        answers_.insert_or_assign(std::string(url), Answer(std::move(error)));
    }
    // With status 200, a body and perhaps headers (names in lower case).
    void answer(std::string_view url, std::string body,
                std::multimap<std::string, std::string> headers = {}) {
        answer(url, fetch::HttpResponse{200, std::move(headers), std::move(body), *Url::parse(url), {}});
    }

    void get_all(std::span<const fetch::HttpRequest> requests, const OnResponse& on_response,
                 const std::stop_token& stop = {}) override {
        for (std::size_t index = 0; index < requests.size() && !stop.stop_requested(); ++index) {
            asked_.push_back(requests[index]);
            on_response(index, answer_to(requests[index].url));
        }
    }

    // Everything that was asked, in order.
    const std::vector<fetch::HttpRequest>& asked() const { return asked_; }

  private:
    using Answer = Result<fetch::HttpResponse>;

    Answer answer_to(const Url& url) const {
        const auto found = answers_.find(url.text());
        if (found == answers_.end())
            return Error{Code::unavailable, std::string(url.host()) + " does not accept connections",
                         "No page is canned."};
        return found->second;
    }

    std::map<std::string, Answer> answers_;
    std::vector<fetch::HttpRequest> asked_;
};

}  // namespace tidings::support
