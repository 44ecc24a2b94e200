#include "deliver/smtp_session.h"

#include <curl/curl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <new>

#include "base/result.h"
#include "text/ascii.h"

namespace tidings::deliver {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

// For the answer to QUIT: nothing depends on it.
constexpr seconds farewell{1};

constexpr std::size_t code_length = 4;  // "250-"
// A reply has 512 bytes a line by RFC 5321 section 4.5.3.1.5, and few lines.
constexpr std::size_t longest_reply = 65536;

struct FreeEasy {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};

// What the server says until it may be spoken to.
struct Greeting {
    std::set<std::string, std::less<>> offered;
    std::string refusal;  // the last line, if it is one
};

std::string_view without_end(std::string_view line) {
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::string keyword_of(std::string_view line) {
    std::string keyword(line.substr(std::min<std::size_t>(line.size(), 4)));
    keyword.resize(find_any(keyword, ' ', '='));
    std::ranges::transform(keyword, keyword.begin(), to_upper);
    return keyword;
}

std::size_t hear_greeting(char* bytes, std::size_t size, std::size_t count, void* user) {
    auto& greeting = *static_cast<Greeting*>(user);
    const std::string_view line = without_end({bytes, size * count});
    const std::optional<SmtpReply> reply = smtp_reply_line(line);
    if (!reply) return size * count;
    // A refused EHLO or sign-in that another one made good is forgotten, and what was offered before the line
    // was encrypted counts for nothing.
    greeting.refusal = reply->is_no() ? reply->line : std::string();
    if (reply->code == 220) greeting.offered.clear();
    if (reply->code == 250) greeting.offered.insert(keyword_of(line));
    return size * count;
}

template <class Value>
void set(CURL* easy, CURLoption option, Value value) {
    if (curl_easy_setopt(easy, option, value) != CURLE_OK)
        throw Failure({Code::configuration, "libcurl does not take option " + std::to_string(option),
                       "Install a libcurl that speaks SMTP."});
}

std::string address_of(const SmtpSettings& settings) {
    const bool ipv6 = settings.host.find(':') != std::string::npos;
    const std::string host = ipv6 ? "[" + settings.host + "]" : settings.host;
    return (settings.security == SmtpSettings::Security::tls ? "smtps://" : "smtp://") + host + ":" +
           std::to_string(settings.port) + "/" + settings.hello;
}

void apply(CURL* easy, const SmtpSettings& settings) {
    const bool starttls = settings.security == SmtpSettings::Security::starttls;
    set(easy, CURLOPT_URL, address_of(settings).c_str());
    set(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(easy, CURLOPT_CONNECT_ONLY, 1L);
    set(easy, CURLOPT_NOPROXY, "*");
    set(easy, CURLOPT_NOSIGNAL, 1L);
    set(easy, CURLOPT_USE_SSL, static_cast<long>(starttls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    set(easy, CURLOPT_CONNECTTIMEOUT, static_cast<long>(settings.timeout.count()));
    set(easy, CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(settings.timeout.count()));
    set(easy, CURLOPT_HEADERFUNCTION, hear_greeting);
    if (!settings.ca_file.empty()) set(easy, CURLOPT_CAINFO, settings.ca_file.c_str());
    if (settings.user.empty()) return;
    set(easy, CURLOPT_USERNAME, settings.user.c_str());
    set(easy, CURLOPT_PASSWORD, settings.password.c_str());
}

}  // namespace

// What libcurl has connected. A handle keeps its connection for as long as it lives, so each has its own.
struct SmtpSession::Line {
    std::unique_ptr<CURL, FreeEasy> easy{curl_easy_init()};
    curl_socket_t socket = CURL_SOCKET_BAD;
};

SmtpSession::SmtpSession(SmtpSettings settings) : settings_(std::move(settings)) {}

SmtpSession::~SmtpSession() { leave(); }

bool SmtpSession::open() {
    leave();
    auto line = std::make_unique<Line>();
    CURL* easy = line->easy.get();
    if (easy == nullptr) throw std::bad_alloc();
    Greeting greeting;
    std::array<char, CURL_ERROR_SIZE> problem{};
    apply(easy, settings_);
    set(easy, CURLOPT_HEADERDATA, static_cast<void*>(&greeting));
    set(easy, CURLOPT_ERRORBUFFER, problem.data());

    CURLcode code = curl_easy_perform(easy);
    if (code == CURLE_OK) code = curl_easy_getinfo(easy, CURLINFO_ACTIVESOCKET, &line->socket);
    set(easy, CURLOPT_HEADERDATA, static_cast<void*>(nullptr));
    set(easy, CURLOPT_ERRORBUFFER, static_cast<char*>(nullptr));
    if (code != CURLE_OK || line->socket == CURL_SOCKET_BAD) {
        const std::string said = problem.front() != '\0' ? problem.data() : curl_easy_strerror(code);
        why_ = !greeting.refusal.empty() ? greeting.refusal : settings_.host + ": " + said;
        return false;
    }
    line_ = std::move(line);
    failed_ = false;
    offered_ = std::move(greeting.offered);
    heard_.clear();
    return true;
}

bool SmtpSession::is_ready() {
    if (!line_ || failed_ || !heard_.empty()) return false;
    std::array<char, 512> unasked{};
    std::size_t count = 0;
    // Only reading tells: what there is to read may be a TLS ticket and no word of the server's.
    return curl_easy_recv(line_->easy.get(), unasked.data(), unasked.size(), &count) == CURLE_AGAIN;
}

// False if it took too long. Whatever else happened, the next call tells.
bool SmtpSession::wait_for(short events, Moment until) const {
    for (;;) {
        const auto left = std::chrono::ceil<milliseconds>(until - steady_clock::now());
        pollfd one{line_->socket, events, 0};
        const int found = ::poll(&one, 1, static_cast<int>(std::max(left, milliseconds(0)).count()));
        if (found == 0) return false;
        if (found > 0 || errno != EINTR) return true;
    }
}

void SmtpSession::fail(std::string why) {
    if (!failed_) why_ = settings_.host + ": " + std::move(why);
    failed_ = true;
}

bool SmtpSession::say(std::string_view bytes) {
    while (line_ && !failed_ && !bytes.empty()) {
        std::size_t said = 0;
        const CURLcode code = curl_easy_send(line_->easy.get(), bytes.data(), bytes.size(), &said);
        if (code == CURLE_OK)
            bytes.remove_prefix(said);
        else if (code != CURLE_AGAIN)
            fail(curl_easy_strerror(code));
        else if (!wait_for(POLLOUT, steady_clock::now() + settings_.timeout))
            fail("takes nothing more");
    }
    return line_ && bytes.empty();
}

bool SmtpSession::read_more(Moment until) {
    std::array<char, 4096> some{};
    for (;;) {
        std::size_t count = 0;
        const CURLcode code = curl_easy_recv(line_->easy.get(), some.data(), some.size(), &count);
        if (code == CURLE_OK && count > 0) {
            heard_.append(some.data(), count);
            return true;
        }
        if (code != CURLE_AGAIN) {
            fail(code == CURLE_OK ? "hung up" : curl_easy_strerror(code));
            return false;
        }
        if (!wait_for(POLLIN, until)) {
            fail("does not answer");
            return false;
        }
    }
}

bool SmtpSession::next_line(Moment until, std::string& line) {
    std::size_t end = heard_.find('\n');
    for (; end == std::string::npos; end = heard_.find('\n')) {
        if (heard_.size() > longest_reply) fail("answers without end");
        if (heard_.size() > longest_reply || !read_more(until)) return false;
    }
    line = without_end({heard_.data(), end});
    heard_.erase(0, end + 1);
    return true;
}

std::optional<SmtpReply> SmtpSession::hear(seconds patience) {
    const Moment until = steady_clock::now() + (failed_ ? seconds(0) : patience);
    std::string earlier;
    for (std::string line; line_ && next_line(until, line);) {
        std::optional<SmtpReply> reply = smtp_reply_line(line);
        if (reply && !is_continued(line)) {
            reply->earlier = std::move(earlier);
            return reply;
        }
        earlier += earlier.empty() ? line : ' ' + line.substr(std::min(line.size(), code_length));
        if (earlier.size() > longest_reply) {
            fail("answers without end");
            break;
        }
    }
    drop();
    return std::nullopt;
}

void SmtpSession::hurry_replies() const {
    const int on = 1;
    if (line_ && heard_.empty()) ::setsockopt(line_->socket, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
}

void SmtpSession::leave() {
    if (is_ready() && say("QUIT\r\n")) hear(farewell);
    drop();
}

void SmtpSession::drop() { line_.reset(); }

}  // namespace tidings::deliver
