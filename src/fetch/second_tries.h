#pragma once

#include <curl/curl.h>

#include "fetch/http.h"

namespace tidings::fetch {

// What a server that fails an ordinary request may answer to. Each of these is tried once on a request's way.
class SecondTries {
  public:
    // True for the first failure of HTTP/2 itself (a stream that was reset, broken frames): HTTP/1.1 may
    // work.
    bool call_for_http_1_1(CURLcode code);
    // True for the first 406 or 415 (RFC 9110 sections 15.5.7 and 15.5.16) that no bot wall sent: some
    // servers insist on an Accept that names text/html.
    bool call_for_html(const HttpResponse& response);

  private:
    bool tried_http_1_1_ = false, tried_html_ = false;
};

}  // namespace tidings::fetch
