#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tidings::deliver {

// What a mail server says at once (RFC 5321 section 4.2).
struct SmtpReply {
    int code = 0;         // 200 to 599
    std::string line;     // the last one, without its end
    std::string earlier;  // the lines before it as one; empty if there are none

    bool is_yes() const { return code / 100 == 2; }
    bool is_no() const { return code / 100 == 4 || code / 100 == 5; }
    // All lines as one that begins with the code, at most about 1 KiB.
    std::string text() const;
};

// One line of a reply, without its end; none if it cannot be one.
std::optional<SmtpReply> smtp_reply_line(std::string_view line);

// True if more lines of the same reply follow: "250-SIZE" and not "250 SIZE".
bool is_continued(std::string_view line);

// The name under which a server keeps what it has taken, as Postfix, Exim and Sendmail tell it; empty if it
// is not told.
std::string queue_id_in(std::string_view line);

}  // namespace tidings::deliver
