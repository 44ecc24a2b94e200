#include "fetch/second_tries.h"

#include <utility>

#include "fetch/bot_walls.h"

namespace tidings::fetch {

bool SecondTries::call_for_http_1_1(CURLcode code) {
    const bool is_fault_of_http_2 = code == CURLE_HTTP2_STREAM || code == CURLE_HTTP2;
    return is_fault_of_http_2 && !std::exchange(tried_http_1_1_, true);
}

bool SecondTries::call_for_html(const HttpResponse& response) {
    constexpr int not_acceptable = 406, unsupported_media_type = 415;
    const bool is_fault_of_accept =
        response.status == not_acceptable || response.status == unsupported_media_type;
    return is_fault_of_accept && bot_wall(response).empty() && !std::exchange(tried_html_, true);
}

}  // namespace tidings::fetch
