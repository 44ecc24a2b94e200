#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "model/mail.h"
#include "model/subscriber.h"

namespace tidings::deliver {

// A mail to one person alone, which no list is behind: no List-* fields, nothing to unsubscribe from.
struct PersonalLetter {
    std::string from_name;
    EmailAddress from;
    std::optional<EmailAddress> reply_to;
    EmailAddress to;
    std::string to_name;
    std::string subject, html, text;
    std::string id;    // the Message-ID's left side, [A-Za-z0-9._-]: the same whenever the mail is made again
    Timestamp date{};  // when it was made, so that it is the same when it goes again
};

// multipart/alternative, text first, both quoted-printable UTF-8. Throws Failure(bug) if the id cannot stand
// in a header.
Email personal_message(const PersonalLetter& letter);

}  // namespace tidings::deliver
