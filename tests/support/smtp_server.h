#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace tidings::support {

// A mail server on the loopback interface that does as it is told: one connection at a time, on a thread of
// its own.
class SmtpServer {
  public:
    // Answers by moment: "greeting", "EHLO", "AUTH", "password", "MAIL", "RCPT", "DATA", "body" (after its
    // first bytes), "." (its end), "RSET" and "QUIT". What is not given is answered as by a server in a good
    // mood; "cut" hangs up instead, "silence" waits for the client to go.
    using Script = std::map<std::string, std::string, std::less<>>;

    struct Received {
        std::string from, to;  // the commands' arguments
        std::string bytes;     // dots unstuffed
    };

    explicit SmtpServer(Script script = {});
    ~SmtpServer();
    SmtpServer(const SmtpServer&) = delete;
    SmtpServer& operator=(const SmtpServer&) = delete;

    int port() const { return port_; }
    std::vector<Received> messages() const;
    std::vector<std::string> commands() const;
    int connections() const;
    // How often it had to read from a connection before it could go on, hanging up included.
    int turns() const;

    // What EHLO is answered by a server that takes several commands at once (RFC 2920).
    static constexpr const char* pipelining = "250-test.example\r\n250-PIPELINING\r\n250 SIZE 50000000";

  private:
    class Conversation;
    void serve();

    Script script_;
    int port_ = 0;
    int listener_ = -1;
    int stop_ = -1;  // readable once the server is to end
    mutable std::mutex mutex_;
    std::vector<Received> messages_;
    std::vector<std::string> commands_;
    int connections_ = 0, turns_ = 0;
    std::thread thread_;
};

}  // namespace tidings::support
