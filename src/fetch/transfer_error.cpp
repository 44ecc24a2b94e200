#include "fetch/transfer_error.h"

#include <string_view>

namespace tidings::fetch {
namespace {

constexpr std::string_view wait_and_see = "It is asked again later; tell the publisher if it stays so.";
constexpr std::string_view check_dns = "Check the address of the feed and this machine's DNS.";
constexpr std::string_view tell_the_publisher = "Tell the publisher that the server does not keep to HTTP.";

std::string bytes_text(std::size_t bytes) {
    if (bytes >= 1u << 20 && bytes % (1u << 20) == 0) return std::to_string(bytes >> 20) + " MiB";
    if (bytes >= 1u << 10 && bytes % (1u << 10) == 0) return std::to_string(bytes >> 10) + " KiB";
    return std::to_string(bytes) + " bytes";
}

std::string duration_text(std::chrono::milliseconds time) {
    if (time.count() % 1000 == 0) return std::to_string(time.count() / 1000) + " s";
    return std::to_string(time.count()) + " ms";
}

Error unavailable(std::string message, std::string_view hint = wait_and_see) {
    return {Code::unavailable, std::move(message), std::string(hint)};
}

Error refused(std::string message, std::string_view hint) {
    return {Code::refused, std::move(message), std::string(hint)};
}

Error too_large(const std::string& host, std::string_view what, std::size_t limit) {
    return refused("The " + std::string(what) + " from " + host + " is larger than " + bytes_text(limit),
                   "Ask the publisher for a feed with fewer items.");
}

Error explain_time_out(const TransferFailure& failure, const Limits& limits, const std::string& host) {
    constexpr std::chrono::milliseconds slack(
        50);  // libcurl's clocks for giving up and for measuring differ a little
    if (failure.elapsed + slack >= limits.total_timeout)
        return unavailable(host + " did not answer in full within " + duration_text(limits.total_timeout));
    if (!failure.resolved)
        return unavailable(
            "The name " + host + " was not found within " + duration_text(limits.connect_timeout), check_dns);
    if (!failure.connected)
        return unavailable("There was no connection to " + host + " within " +
                           duration_text(limits.connect_timeout));
    return unavailable(host + " sent less than " + std::to_string(limits.low_speed_bytes_per_second) +
                       " bytes a second for " + duration_text(limits.low_speed_time));
}

// libcurl reports OpenSSL's verdict X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY in words alone. It means
// that the chain of certificates that the server sent leads to none that this machine trusts.
Error explain_insecure(const TransferFailure& failure, const std::string& host) {
    if (failure.detail.find("unable to get local issuer certificate") != std::string::npos)
        return unavailable("No secure connection to " + host +
                               ": most likely its server does not send the intermediate certificate that "
                               "joins its own to a trusted authority (" +
                               failure.detail + ")",
                           "Ask the publisher to send the full chain of certificates (many browsers get by "
                           "without); if the authority is a private one, add it to this machine's CA "
                           "certificates.");
    return unavailable("No secure connection to " + host + " (" + failure.detail + ")",
                       "Tell the publisher if the site's certificate has run out; check this "
                       "machine's clock and CA certificates.");
}

Error explain_code(const TransferFailure& failure, const Limits& limits, const std::string& host) {
    switch (failure.code) {
        case CURLE_OPERATION_TIMEDOUT:
            return explain_time_out(failure, limits, host);
        case CURLE_COULDNT_RESOLVE_HOST:
            return unavailable("The name " + host + " cannot be found", check_dns);
        case CURLE_COULDNT_CONNECT:
            return unavailable(host + " does not accept connections" +
                               (failure.tried_https ? ", neither by http nor by https" : ""));
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SSL_ISSUER_ERROR:
            return explain_insecure(failure, host);
        case CURLE_FILESIZE_EXCEEDED:
            return too_large(host, "body", limits.wire_bytes);
        case CURLE_PARTIAL_FILE:
            return unavailable(host + " broke off in the middle of its answer");
        case CURLE_GOT_NOTHING:
            return unavailable(host + " hung up without an answer");
        case CURLE_SEND_ERROR:
        case CURLE_RECV_ERROR:
            return unavailable("The connection to " + host + " broke (" + failure.detail + ")");
        case CURLE_BAD_CONTENT_ENCODING:
            return unavailable(host + " sent a body that cannot be decompressed", tell_the_publisher);
        default:
            return unavailable(host + " gave no proper HTTP answer (" + failure.detail + ")",
                               tell_the_publisher);
    }
}

}  // namespace

Error explain(const TransferFailure& failure, const Limits& limits) {
    const std::string host(failure.url.host());
    switch (failure.broken) {
        case TransferFailure::Broken::address:
            return refused(
                host + " leads to the internal address " + failure.refused_address + ", which is not visited",
                "If that is meant, add " + failure.refused_address + " to [http] allow_addresses.");
        case TransferFailure::Broken::wire_bytes:
            return too_large(host, "body", limits.wire_bytes);
        case TransferFailure::Broken::decoded_bytes:
            return too_large(host, "decompressed body", limits.decoded_bytes);
        case TransferFailure::Broken::header_bytes:
            return too_large(host, "header", limits.header_bytes);
        case TransferFailure::Broken::nothing:
            return explain_code(failure, limits, host);
    }
    return explain_code(failure, limits, host);
}

}  // namespace tidings::fetch
