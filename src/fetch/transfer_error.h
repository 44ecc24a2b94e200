#pragma once

#include <curl/curl.h>

#include <chrono>
#include <cstddef>
#include <string>

#include "base/result.h"
#include "fetch/http.h"

namespace tidings::fetch {

// How far a transfer that failed had come.
struct TransferFailure {
    enum class Broken { nothing, address, wire_bytes, decoded_bytes, header_bytes };

    CURLcode code = CURLE_OK;
    Broken broken = Broken::nothing;       // the rule of ours that ended it
    std::string refused_address{};         // if broken is address
    Url url;                               // of the hop that failed
    std::chrono::milliseconds elapsed{0};  // of the whole exchange
    bool resolved = false, connected = false;
    bool tried_https = false;  // after http had failed
    std::string detail{};      // libcurl's words, may be empty
};

// Says in a sentence what happened, and in another what to do about it.
Error explain(const TransferFailure& failure, const Limits& limits);

}  // namespace tidings::fetch
