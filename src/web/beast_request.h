#pragma once

#include <boost/beast/core/error.hpp>
#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>
#include <optional>
#include <string>

#include "web/request.h"
#include "web/response.h"
#include "web/server.h"

// What Beast read, as the rest of this room knows it.
namespace tidings::web {

// The request of a header that came from `peer`, or, if that is the proxy, from whom it names. Without a
// body.
Request request_of(const boost::beast::http::request_header<boost::beast::http::fields>& header,
                   const std::string& peer, const ServerSettings& settings);

// What to say to a request that could not be read; none if nothing can be said any more.
std::optional<Response> answer_to_broken(boost::beast::error_code problem);

}  // namespace tidings::web
