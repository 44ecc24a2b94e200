#include "web/beast_request.h"

#include <boost/beast/http/error.hpp>

#include "text/ascii.h"
#include "web/client_address.h"
#include "web/request_target.h"

namespace tidings::web {

namespace beast = boost::beast;
namespace http = boost::beast::http;

Request request_of(const http::request_header<http::fields>& header, const std::string& peer,
                   const ServerSettings& settings) {
    Request request;
    request.method = std::string(header.method_string());
    for (const auto& field : header)
        request.headers.emplace_back(lower_ascii(field.name_string()), std::string(field.value()));
    read_target(request, header.target());
    request.peer = peer;
    if (settings.proxy.empty() || peer != settings.proxy) return request;
    const std::string client = client_named_by_proxy(request, settings.proxy_header);
    if (!client.empty()) request.peer = client;
    return request;
}

std::optional<Response> answer_to_broken(beast::error_code problem) {
    if (problem == http::error::header_limit || problem == http::error::buffer_overflow)
        return plain_answer(431, "The header is too long.");
    if (problem == http::error::body_limit) return plain_answer(413, "The body is too long.");
    if (problem == http::error::end_of_stream || problem == http::error::partial_message) return std::nullopt;
    if (problem.category() == http::make_error_code(http::error::bad_method).category())
        return plain_answer(400, "This is no HTTP request.");
    return std::nullopt;  // the line broke, or took too long
}

}  // namespace tidings::web
