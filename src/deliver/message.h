#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "model/mail.h"
#include "model/subscriber.h"

namespace tidings::deliver {

// What all messages of one issue in one language share. Sealed with the issue; the same bytes whenever a send
// is made again.
struct Letter {
    std::string from_name;
    EmailAddress from;
    std::optional<EmailAddress> reply_to;
    std::string list_id, list_name;  // List-Id: list_name <list_id>
    std::string subject, html, text;
    std::string slot;  // the mark in html and text that each recipient's unsubscribe address replaces
    std::string preferences_slot{};  // likewise for the address of their preferences; empty: there is none
    Timestamp date{};                // the seal's time, so that bytes never change
};

// What is one recipient's own.
struct Recipient {
    EmailAddress to;
    std::string name;
    std::string token;        // opaque, [A-Za-z0-9_-]; names the message
    std::string unsubscribe;  // a mailto: or https: address, for List-Unsubscribe and in place of the slot
    bool one_click = false;   // the https address answers RFC 8058 POSTs
    std::string unsubscribe_by_mail{};  // a mailto: address, second in List-Unsubscribe; may be empty
    std::string preferences{};          // in place of the preferences slot; may be empty if there is none
};

// Encodes the bodies once, then splices each recipient between the fixed parts: multipart/alternative, text
// first, both quoted-printable UTF-8. The same letter, issue and recipient give the same bytes, whenever.
class MessageTemplate {
  public:
    // Throws Failure(configuration) if list_id cannot stand in a header.
    MessageTemplate(const Letter& letter, IssueId issue);

    // Throws Failure(bug) if the token or an address cannot stand in a header or a link.
    Email address_to(const Recipient& recipient) const;

  private:
    enum class Slot { none, unsubscribe, preferences };
    // An encoded stretch of a body, and what comes after it.
    struct Stretch {
        std::string text;
        Slot slot;
    };
    using Stretches = std::vector<Stretch>;
    static Stretches encoded(std::string_view body, const Letter& letter);

    EmailAddress from_;
    std::string id_start_;  // of the Message-ID, up to the token
    std::string before_to_, before_id_, before_unsubscribe_,
        before_bodies_;  // header fields that all recipients share
    Stretches text_, html_;
    std::string between_bodies_, end_;  // the boundaries
    std::size_t size_ = 0;              // of everything above, for one allocation a message
};

}  // namespace tidings::deliver
