#include "deliver/smtp_mailer.h"

#include <curl/curl.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <new>

#include "deliver/smtp_dialogue.h"

namespace tidings::deliver {
namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

// For the answer to QUIT.
constexpr std::chrono::seconds farewell{3};

// One message on its way, as curl's callbacks see it.
struct Transfer {
    std::string_view bytes;
    std::size_t read = 0;
    SmtpDialogue dialogue{0};
    std::chrono::seconds for_answers{}, for_the_last{};  // how long silence is borne
    SteadyTime last_sign{};

    std::chrono::seconds patience() const;
};

// Who has left the end of a message unanswered for so long need not be waited for to say goodbye.
std::chrono::seconds Transfer::patience() const {
    if (dialogue.is_over()) return dialogue.message_is_out() ? std::chrono::seconds(0) : farewell;
    return dialogue.message_is_out() ? for_the_last : for_answers;
}

struct FreeEasy {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, FreeEasy>;
using List = std::unique_ptr<curl_slist, FreeList>;

std::size_t read_body(char* out, std::size_t size, std::size_t count, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    const std::string_view chunk = transfer.bytes.substr(transfer.read, size * count);
    std::memcpy(out, chunk.data(), chunk.size());
    transfer.read += chunk.size();
    return chunk.size();
}

std::size_t hear_answer(char* line, std::size_t size, std::size_t count, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    transfer.dialogue.answer({line, size * count});
    transfer.last_sign = std::chrono::steady_clock::now();
    return size * count;
}

int watch(CURL*, curl_infotype type, char* data, std::size_t size, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    if (type != CURLINFO_HEADER_OUT && type != CURLINFO_DATA_OUT) return 0;
    if (type == CURLINFO_HEADER_OUT) transfer.dialogue.command({data, size});
    if (type == CURLINFO_DATA_OUT) transfer.dialogue.body_sent(size);
    transfer.last_sign = std::chrono::steady_clock::now();
    return 0;
}

// curl has one limit for all answers, as long as the last one may take, and after it ran out waits as long
// again for the answer to QUIT. These are the limits for each. Called about once a second.
int mind_the_time(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    const auto& transfer = *static_cast<const Transfer*>(user);
    return std::chrono::steady_clock::now() - transfer.last_sign > transfer.patience() ? 1 : 0;
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
    set(easy, CURLOPT_NOPROXY, "*");
    set(easy, CURLOPT_NOSIGNAL, 1L);
    set(easy, CURLOPT_UPLOAD, 1L);
    set(easy, CURLOPT_USE_SSL, static_cast<long>(starttls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    set(easy, CURLOPT_CONNECTTIMEOUT, static_cast<long>(settings.timeout.count()));
    set(easy, CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(settings.final_answer.count()));
    set(easy, CURLOPT_READFUNCTION, read_body);
    set(easy, CURLOPT_HEADERFUNCTION, hear_answer);
    set(easy, CURLOPT_DEBUGFUNCTION, watch);
    set(easy, CURLOPT_VERBOSE, 1L);  // without it there is no DEBUGFUNCTION
    set(easy, CURLOPT_XFERINFOFUNCTION, mind_the_time);
    set(easy, CURLOPT_NOPROGRESS, 0L);
    if (!settings.ca_file.empty()) set(easy, CURLOPT_CAINFO, settings.ca_file.c_str());
    if (settings.user.empty()) return;
    set(easy, CURLOPT_USERNAME, settings.user.c_str());
    set(easy, CURLOPT_PASSWORD, settings.password.c_str());
}

}  // namespace

struct SmtpMailer::Connection {
    SmtpSettings settings;
    Transfer transfer;  // before `easy`, whose farewell still calls back
    Easy easy;
    int messages = 0;
    std::array<char, CURL_ERROR_SIZE> problem{};

    Outcome send(const Email& email);
};

Outcome SmtpMailer::Connection::send(const Email& email) {
    transfer = {.bytes = email.bytes,
                .dialogue = SmtpDialogue(email.bytes.size()),
                .for_answers = settings.timeout,
                .for_the_last = settings.final_answer,
                .last_sign = std::chrono::steady_clock::now()};
    const List recipients(curl_slist_append(nullptr, ("<" + email.to.text() + ">").c_str()));
    if (!recipients) throw std::bad_alloc();
    const bool last_on_connection = ++messages % std::max(1, settings.messages_per_connection) == 0;

    set(easy.get(), CURLOPT_MAIL_FROM, ("<" + email.from.text() + ">").c_str());
    set(easy.get(), CURLOPT_MAIL_RCPT, recipients.get());
    set(easy.get(), CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(email.bytes.size()));
    set(easy.get(), CURLOPT_FORBID_REUSE, last_on_connection ? 1L : 0L);

    problem.fill('\0');
    const CURLcode code = curl_easy_perform(easy.get());
    set(easy.get(), CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));
    if (code == CURLE_OK) return transfer.dialogue.accepted();
    const std::string said = problem.front() != '\0' ? problem.data() : curl_easy_strerror(code);
    return transfer.dialogue.failed(settings.host + ": " + said);
}

SmtpMailer::SmtpMailer(SmtpSettings settings) : connection_(std::make_unique<Connection>()) {
    Connection& connection = *connection_;
    connection.settings = std::move(settings);
    connection.easy.reset(curl_easy_init());
    CURL* easy = connection.easy.get();
    if (easy == nullptr) throw std::bad_alloc();
    apply(easy, connection.settings);
    set(easy, CURLOPT_ERRORBUFFER, connection.problem.data());
    for (const CURLoption option :
         {CURLOPT_READDATA, CURLOPT_HEADERDATA, CURLOPT_DEBUGDATA, CURLOPT_XFERINFODATA})
        set(easy, option, static_cast<void*>(&connection.transfer));
}

SmtpMailer::~SmtpMailer() {
    // curl says QUIT and waits two minutes for the answer; nothing more can be read, so it does not wait.
    curl_socket_t socket = CURL_SOCKET_BAD;
    if (curl_easy_getinfo(connection_->easy.get(), CURLINFO_ACTIVESOCKET, &socket) == CURLE_OK &&
        socket != CURL_SOCKET_BAD)
        ::shutdown(socket, SHUT_RD);
}

Outcome SmtpMailer::send(const Email& email) { return connection_->send(email); }

}  // namespace tidings::deliver
