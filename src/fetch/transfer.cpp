#include "fetch/transfer.h"

#include <unistd.h>

#include <algorithm>
#include <new>
#include <utility>

#include "fetch/content_coding.h"

namespace tidings::fetch {
namespace {

constexpr const char* accept =
    "Accept: application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.8, */*;q=0.1";
constexpr const char* accept_with_html =
    "Accept: application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.8, text/html;q=0.5, */*;q=0.1";

constexpr int http_ok = 200;

// A validator is opaque, but one with a line break or NUL would forge the request.
bool can_be_sent(std::string_view validator) {
    return !validator.empty() &&
           validator.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

curl_slist* append(curl_slist* list, const std::string& line) {
    curl_slist* longer = curl_slist_append(list, line.c_str());
    if (longer == nullptr) {
        curl_slist_free_all(list);
        throw std::bad_alloc();
    }
    return longer;
}

curl_slist* header_lines(const Validators& validators, const char* accept_line) {
    curl_slist* lines = append(nullptr, accept_line);
    if (can_be_sent(validators.etag)) lines = append(lines, "If-None-Match: " + validators.etag);
    if (can_be_sent(validators.last_modified))
        lines = append(lines, "If-Modified-Since: " + validators.last_modified);
    return lines;
}

template <class Value>
Value info(CURL* easy, CURLINFO what) {
    Value value{};
    curl_easy_getinfo(easy, what, &value);
    return value;
}

std::chrono::milliseconds time_taken(CURL* easy) {
    return std::chrono::milliseconds(info<curl_off_t>(easy, CURLINFO_TOTAL_TIME_T) / 1000);
}

long positive(std::chrono::milliseconds time) {
    return static_cast<long>(std::max<std::int64_t>(1, time.count()));
}

bool listens_to_nobody(const TransferFailure& failure) {
    return failure.broken == TransferFailure::Broken::nothing && failure.resolved && !failure.connected &&
           (failure.code == CURLE_COULDNT_CONNECT || failure.code == CURLE_OPERATION_TIMEDOUT);
}

// The connection ended, or fell silent, before the body was complete by its framing; what counts the bytes
// may be wrong.
bool broke_off(const TransferFailure& failure) {
    return failure.broken == TransferFailure::Broken::nothing &&
           (failure.code == CURLE_PARTIAL_FILE || failure.code == CURLE_RECV_ERROR ||
            failure.code == CURLE_OPERATION_TIMEDOUT);
}

}  // namespace

Transfer::Transfer(const HttpRequest& request, std::size_t number, const HttpSettings& settings,
                   const AddressFilter& filter)
    : number_(number),
      request_(request),
      settings_(settings),
      filter_(filter),
      easy_(curl_easy_init()),
      request_headers_(header_lines(request.validators, accept)),
      words_of_curl_(CURL_ERROR_SIZE, '\0'),
      trail_(request.url) {
    if (!easy_) throw std::bad_alloc();
    set_up();
    set_callbacks();
}

Transfer& Transfer::of(CURL* easy) { return *static_cast<Transfer*>(info<void*>(easy, CURLINFO_PRIVATE)); }

void Transfer::set_up() {
    CURL* easy = easy_.get();
    const Limits& limits = settings_.limits;
    curl_easy_setopt(easy, CURLOPT_PRIVATE, this);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, words_of_curl_.data());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_PROXY, "");  // or libcurl takes one from the environment
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    // A name server that hangs is left behind in its thread; otherwise giving up on it would stop all
    // transfers until it answers.
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
    if (!request_.form.empty()) {
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, static_cast<long>(request_.form.size()));
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request_.form.c_str());
    }
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, request_headers_.get());
    curl_easy_setopt(easy, CURLOPT_USERAGENT, settings_.user_agent.c_str());
    curl_easy_setopt(easy, CURLOPT_COOKIEFILE, "");  // cookies in memory, of this handle alone
    // Bodies stay packed until a thread has time to read them: they take less memory on the way.
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, accepted_codings);
    curl_easy_setopt(easy, CURLOPT_HTTP_CONTENT_DECODING, 0L);
    curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, 65536L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, positive(limits.connect_timeout));
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits.low_speed_time.count()));
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(limits.low_speed_bytes_per_second));
    curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits.wire_bytes));
}

void Transfer::set_callbacks() {
    CURL* easy = easy_.get();
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &Transfer::on_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &Transfer::on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, &Transfer::on_socket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, this);
}

std::size_t Transfer::on_header(char* data, std::size_t size, std::size_t count, void* self) {
    auto& transfer = *static_cast<Transfer*>(self);
    transfer.header_reader_.take({data, size * count});
    if (transfer.header_reader_.bytes() <= transfer.settings_.limits.header_bytes) return size * count;
    transfer.broken_ = TransferFailure::Broken::header_bytes;
    return 0;
}

std::size_t Transfer::on_body(char* data, std::size_t size, std::size_t count, void* self) {
    auto& transfer = *static_cast<Transfer*>(self);
    if (size * count > transfer.settings_.limits.wire_bytes - transfer.body_.size()) {
        transfer.broken_ = TransferFailure::Broken::wire_bytes;
        return 0;
    }
    if (transfer.body_.empty()) transfer.make_room();
    transfer.body_.append(data, size * count);
    return size * count;
}

// So that the body need not grow by copies of itself; an announcement that is too large costs address space
// alone.
void Transfer::make_room() {
    const auto announced = info<curl_off_t>(easy_.get(), CURLINFO_CONTENT_LENGTH_DOWNLOAD_T);
    if (announced > 0)
        body_.reserve(std::min(static_cast<std::size_t>(announced), settings_.limits.wire_bytes));
}

curl_socket_t Transfer::on_socket(void* self, curlsocktype, curl_sockaddr* address) {
    auto& transfer = *static_cast<Transfer*>(self);
    if (!transfer.filter_.may_visit(address->addr)) {
        transfer.refused_address_ = address_text(address->addr);
        return CURL_SOCKET_BAD;
    }
    transfer.opened_a_socket_ = true;
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

void Transfer::begin_hop() {
    header_reader_ = HeaderReader();
    body_.clear();
    broken_ = TransferFailure::Broken::nothing;
    refused_address_.clear();
    opened_a_socket_ = false;
    words_of_curl_[0] = '\0';
    curl_easy_setopt(easy_.get(), CURLOPT_URL, url().text().c_str());
    curl_easy_setopt(easy_.get(), CURLOPT_TIMEOUT_MS, positive(settings_.limits.total_timeout - spent_));
}

TransferFailure::Broken Transfer::broken_rule(CURLcode code) const {
    if (broken_ == TransferFailure::Broken::nothing && !opened_a_socket_ && !refused_address_.empty())
        return TransferFailure::Broken::address;
    // libcurl keeps a single header line to 100 KiB and calls it so; memory itself does not run out.
    if (code == CURLE_OUT_OF_MEMORY) return TransferFailure::Broken::header_bytes;
    return broken_;
}

TransferFailure Transfer::failure(CURLcode code) const {
    TransferFailure failure{.url = url()};
    failure.code = code;
    failure.broken = broken_rule(code);
    failure.refused_address = refused_address_;
    failure.elapsed = spent_;
    failure.resolved = info<curl_off_t>(easy_.get(), CURLINFO_NAMELOOKUP_TIME_T) > 0;
    failure.connected = info<curl_off_t>(easy_.get(), CURLINFO_CONNECT_TIME_T) > 0;
    failure.tried_https = trail_.tried_https();
    failure.detail = words_of_curl_.c_str();
    if (failure.detail.empty()) failure.detail = curl_easy_strerror(code);
    return failure;
}

HttpResponse Transfer::take_response() {
    // It may have grown by doubling, and dozens may wait to be read.
    if (body_.capacity() > body_.size() + body_.size() / 8) body_.shrink_to_fit();
    const int status = static_cast<int>(info<long>(easy_.get(), CURLINFO_RESPONSE_CODE));
    return {status, header_reader_.headers(), std::move(body_), url(), trail_.permanent_moves(), false, {}};
}

std::optional<Result<HttpResponse>> Transfer::end_broken_hop(const TransferFailure& what) {
    if (spent_ < settings_.limits.total_timeout) {
        if (listens_to_nobody(what) && trail_.try_https()) return std::nullopt;
        if (request_.form.empty() && second_tries_.call_for_http_1_1(what.code)) {
            curl_easy_setopt(easy_.get(), CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
            return std::nullopt;
        }
    }
    Error error = trail_.explained(explain(what, settings_.limits));
    if (!broke_off(what) || body_.empty() || !request_.form.empty()) return error;
    HttpResponse response = take_response();
    if (response.status != http_ok) return error;
    response.broke_off = std::move(error);
    return response;
}

std::optional<Result<HttpResponse>> Transfer::end_whole_hop() {
    HttpResponse response = take_response();
    if (!request_.form.empty()) return response;
    if (second_tries_.call_for_html(response) && spent_ < settings_.limits.total_timeout) {
        request_headers_.reset(header_lines(request_.validators, accept_with_html));
        curl_easy_setopt(easy_.get(), CURLOPT_HTTPHEADER, request_headers_.get());
        return std::nullopt;
    }
    const std::string_view location = response.header("location");
    if (!is_redirect(response.status) || location.empty()) return response;
    const bool sets_cookie = response.headers.contains("set-cookie");
    if (std::optional<Error> error =
            trail_.follow(response.status, location, settings_.limits.redirects, sets_cookie))
        return *std::move(error);
    return std::nullopt;
}

std::optional<Result<HttpResponse>> Transfer::end_hop(CURLcode code) {
    spent_ += time_taken(easy_.get());
    if (code != CURLE_OK || broken_ != TransferFailure::Broken::nothing) return end_broken_hop(failure(code));
    return end_whole_hop();
}

}  // namespace tidings::fetch
