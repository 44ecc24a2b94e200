#pragma once

#include "fetch/address_filter.h"
#include "fetch/http.h"

namespace tidings::fetch {

// The web itself, by libcurl: one multi handle and one thread for any number of transfers.
// It visits no internal address, takes nothing from the environment (proxies, .netrc) and keeps nothing
// between rounds.
class CurlHttp : public Http {
  public:
    // Throws Failure with Code::configuration if an allowed address is none.
    explicit CurlHttp(HttpSettings settings);

    void get_all(std::span<const HttpRequest> requests, const OnResponse& on_response,
                 const std::stop_token& stop = {}) override;

  private:
    HttpSettings settings_;
    AddressFilter filter_;
};

}  // namespace tidings::fetch
