#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tidings::deliver {

// What a report says of one recipient (RFC 3464 section 2.3): each field as it came, unfolded, and empty
// where the report has none. A bounce in words alone fills what its words tell.
struct ReportedRecipient {
    std::string action, status, diagnostic_code, final_recipient, original_recipient;
};

// A mail that came to the return path, the unsubscribe address, or another address that leads here.
struct DeliveryReport {
    enum class Kind {
        letter,     // none of the others: a person or a program of theirs wrote it
        failed,     // given up for good by a mail system (RFC 3464: Action failed), or a bounce in words
        progress,   // delayed, relayed, delivered, expanded, read: not the end, or a good one
        complaint,  // its reader called it abuse or opted out (RFC 5965)
        automatic,  // an answering machine (RFC 3834: auto-replied)
    };
    Kind kind = Kind::letter;
    std::string status;                       // of a failure: "5.1.1" (RFC 3463); "5.0.0" if it gives none
    std::vector<ReportedRecipient> reported;  // of a report, in its order
    std::string words;  // plain text of the first text part, UTF-8, at most 8 KiB; without what is returned
    std::string message_id, subject;      // of the mail itself; empty if it has none
    std::string from;                     // the address of its author; empty if it has none
    std::vector<std::string> recipients;  // whom it was for: the envelope as far as headers tell it, then To
    std::vector<std::string> answered;    // the Message-IDs of References and In-Reply-To, the latest first
    bool perhaps_automatic = false;       // of a letter: no return path, or marks that programs set
    std::string text;  // all that it says, decoded, its own headers first: a signed token may stand anywhere
};

// Reads a mail that parsing_risk has nothing against, however broken it is.
DeliveryReport read_report(std::string_view bytes);

}  // namespace tidings::deliver
