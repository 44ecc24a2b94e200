#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "deliver/smtp_reply.h"
#include "deliver/smtp_settings.h"

namespace tidings::deliver {

// A session with a mail server, from its greeting to our QUIT (RFC 5321 section 3). libcurl connects,
// encrypts, greets and signs in; what follows is said here, because libcurl waits for the answer to each
// command and does not tell how far it came. One thread at a time.
class SmtpSession {
  public:
    explicit SmtpSession(SmtpSettings settings);  // which stay as they are; nothing is opened yet
    ~SmtpSession();                               // leaves
    SmtpSession(const SmtpSession&) = delete;
    SmtpSession& operator=(const SmtpSession&) = delete;

    const SmtpSettings& settings() const { return settings_; }

    // Begins a new session, after leaving the one there is. If it does not come to that, false, and why() is
    // what the server said against it, or what else went wrong.
    bool open();

    // True if the server may be spoken to: it has neither hung up nor said anything without being asked.
    bool is_ready();

    // Whether the server understands an extension, by the keyword it offers it with, in capitals.
    bool offers(std::string_view keyword) const { return offered_.contains(keyword); }

    // Says all of these bytes, and waits for the server to take them for as long as for an answer. False if
    // it does not; then it has not got the last byte, and all that is left is to hear what it said meanwhile.
    bool say(std::string_view bytes);

    // The next reply, waited for no longer than this. None if there is none, or nothing that is a reply; then
    // the session is at an end.
    std::optional<SmtpReply> hear(std::chrono::seconds patience);

    // Tells the server at once what has arrived of several replies. Those that send each by itself send the
    // second when they know that the first is here (RFC 896), which they would learn 40 ms later (RFC 1122
    // section 4.2.3.2).
    void hurry_replies() const;

    // Says goodbye, if the session is not at an end.
    void leave();
    // Ends the session without a word.
    void drop();

    // Why the session is at an end.
    const std::string& why() const { return why_; }

  private:
    using Moment = std::chrono::steady_clock::time_point;
    struct Line;
    bool wait_for(short events, Moment until) const;
    bool read_more(Moment until);
    bool next_line(Moment until, std::string& line);
    void fail(std::string why);

    SmtpSettings settings_;
    std::unique_ptr<Line> line_;
    bool failed_ = false;  // nothing can be said any more
    std::set<std::string, std::less<>> offered_;
    std::string heard_;  // and not yet understood
    std::string why_;
};

}  // namespace tidings::deliver
