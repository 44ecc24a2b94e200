#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tidings::deliver {

// What a mail server says at once (RFC 5321 section 4.2). Of several lines the last counts for the most; the
// others are only of use after EHLO.
struct SmtpReply {
    int code = 0;      // 200 to 599
    std::string line;  // the last one, without its end

    bool is_yes() const { return code / 100 == 2; }
    bool is_no() const { return code / 100 == 4 || code / 100 == 5; }
};

// One line of a reply, without its end; none if it cannot be one.
std::optional<SmtpReply> smtp_reply_line(std::string_view line);

// True if more lines of the same reply follow: "250-SIZE" and not "250 SIZE".
bool is_continued(std::string_view line);

// The name under which a server keeps what it has taken, as Postfix, Exim and Sendmail tell it; empty if it
// is not told.
std::string queue_id_in(std::string_view line);

}  // namespace tidings::deliver
