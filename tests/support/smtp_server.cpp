#include "support/smtp_server.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace tidings::support {
namespace {

const SmtpServer::Script good_mood{{"greeting", "220 test.example ESMTP"},
                                   {"EHLO", "250-test.example\r\n250-SIZE 50000000\r\n250 AUTH PLAIN"},
                                   {"HELO", "250 test.example"},
                                   {"AUTH", "334 "},
                                   {"password", "235 2.7.0 Welcome"},
                                   {"MAIL", "250 2.1.0 Ok"},
                                   {"RCPT", "250 2.1.5 Ok"},
                                   {"DATA", "354 End data with <CR><LF>.<CR><LF>"},
                                   {"body", ""},
                                   {".", "250 2.0.0 Ok: queued as 4F2A1"},
                                   {"RSET", "250 2.0.0 Ok"},
                                   {"QUIT", "221 2.0.0 Bye"}};

bool readable(int socket, int stop) {
    std::array<pollfd, 2> both{pollfd{socket, POLLIN, 0}, pollfd{stop, POLLIN, 0}};
    return ::poll(both.data(), both.size(), -1) > 0 && both[1].revents == 0;
}

}  // namespace

// One connection, from greeting to hanging up.
class SmtpServer::Conversation {
  public:
    Conversation(SmtpServer& server, int socket) : server_(server), socket_(socket) {}
    ~Conversation() { ::close(socket_); }
    Conversation(const Conversation&) = delete;
    Conversation& operator=(const Conversation&) = delete;

    void run() {
        bool going = answer("greeting");
        while (going && read_line()) going = obey();
    }

  private:
    bool obey() {
        const std::string verb = last_answer_.starts_with("334") ? "password" : line_.substr(0, 4);
        {
            const std::lock_guard lock(server_.mutex_);
            server_.commands_.push_back(line_);
        }
        if (verb == "MAIL") mail_ = {.from = line_.substr(10), .to = {}, .bytes = {}};
        if (verb == "RCPT") mail_.to = line_.substr(8);
        if (!answer(verb) || verb == "QUIT") return false;
        return verb != "DATA" || !last_answer_.starts_with("354") || take_body();
    }

    bool take_body() {
        bool first = true;
        while (read_line() && line_ != ".") {
            if (first && !answer("body")) return false;
            first = false;
            mail_.bytes += (line_.starts_with('.') ? line_.substr(1) : line_) + "\r\n";
        }
        if (line_ != ".") return false;
        {
            const std::lock_guard lock(server_.mutex_);
            server_.messages_.push_back(mail_);
        }
        return answer(".");
    }

    bool read_line() {
        for (;;) {
            const std::size_t end = buffer_.find("\r\n");
            if (end != std::string::npos) {
                line_ = buffer_.substr(0, end);
                buffer_.erase(0, end + 2);
                return true;
            }
            if (!read_more()) return false;
        }
    }

    bool read_more() {
        std::array<char, 4096> chunk{};
        if (!readable(socket_, server_.stop_)) return false;
        const ssize_t count = ::read(socket_, chunk.data(), chunk.size());
        {
            const std::lock_guard lock(server_.mutex_);
            ++server_.turns_;
        }
        if (count > 0) buffer_.append(chunk.data(), static_cast<std::size_t>(count));
        return count > 0;
    }

    bool answer(const std::string& moment) {
        const auto told = server_.script_.find(moment);
        const auto usual = good_mood.find(moment);
        last_answer_ = told != server_.script_.end() ? told->second
                       : usual != good_mood.end()    ? usual->second
                                                     : "500 What?";
        if (last_answer_ == "cut") return false;
        if (last_answer_ == "silence") {
            while (read_more()) buffer_.clear();
            return false;
        }
        if (last_answer_.empty()) return true;
        const std::string bytes = last_answer_ + "\r\n";
        return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
               static_cast<ssize_t>(bytes.size());
    }

    SmtpServer& server_;
    int socket_;
    std::string buffer_, line_, last_answer_;
    Received mail_;
};

SmtpServer::SmtpServer(Script script)
    : script_(std::move(script)),
      listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)),
      stop_(::eventfd(0, EFD_CLOEXEC)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_, generic, size) != 0 || ::listen(listener_, 16) != 0 ||
        ::getsockname(listener_, generic, &size) != 0)
        throw std::runtime_error("cannot listen on the loopback interface");
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
}

SmtpServer::~SmtpServer() {
    ::eventfd_write(stop_, 1);
    thread_.join();
    ::close(listener_);
    ::close(stop_);
}

void SmtpServer::serve() {
    while (readable(listener_, stop_)) {
        const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0) continue;
        {
            const std::lock_guard lock(mutex_);
            ++connections_;
        }
        Conversation(*this, socket).run();
    }
}

std::vector<SmtpServer::Received> SmtpServer::messages() const {
    const std::lock_guard lock(mutex_);
    return messages_;
}

std::vector<std::string> SmtpServer::commands() const {
    const std::lock_guard lock(mutex_);
    return commands_;
}

int SmtpServer::turns() const {
    const std::lock_guard lock(mutex_);
    return turns_;
}

int SmtpServer::connections() const {
    const std::lock_guard lock(mutex_);
    return connections_;
}

}  // namespace tidings::support
