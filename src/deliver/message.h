#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "model/mail.h"
#include "model/subscriber.h"

namespace tidings::deliver {

// What all messages of one issue in one language share. Sealed with the issue; the same bytes whenever a send is made again.
struct Letter {
    std::string from_name;
    EmailAddress from;
    std::string reply_to;           // an address, or empty
    std::string list_id, list_name; // List-Id: list_name <list_id>
    std::string subject, html, text;
    std::string slot;               // the mark in html and text that each recipient's unsubscribe address replaces
    Timestamp date{};               // the seal's time, so that bytes never change
};

// What is one recipient's own.
struct Recipient {
    EmailAddress to;
    std::string name;
    std::string token;             // opaque, [A-Za-z0-9_-]; names the message
    std::string unsubscribe;       // a mailto: or https: address, for List-Unsubscribe and in place of the slot
    bool one_click = false;        // the https address answers RFC 8058 POSTs
};

// Encodes the bodies once, then splices each recipient between the fixed parts: multipart/alternative, text first, both
// quoted-printable UTF-8, headers by design/email.md.
class MessageTemplate {
  public:
    explicit MessageTemplate(const Letter& letter, IssueId issue);
    Email address_to(const Recipient& recipient) const;

  private:
    Letter letter_;
    std::int64_t issue_ = 0;
    std::vector<std::string> text_parts_, html_parts_;  // encoded, between slots
};

}  // namespace tidings::deliver
