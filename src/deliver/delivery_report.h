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

// What a mail that comes back says of one that was sent.
struct DeliveryReport {
    enum class Kind {
        other,      // nothing that we understand
        failed,     // given up for good by a mail system (RFC 3464: Action failed)
        progress,   // delayed, relayed, delivered, expanded: not the end, or a good one
        complaint,  // its reader called it abuse (RFC 5965)
        automatic,  // an answering machine (RFC 3834)
        leaving,    // its reader wrote to leave; `token` names the send
    };
    Kind kind = Kind::other;
    std::string status;                       // of a failure: "5.1.1" (RFC 3463); "5.0.0" if it gives none
    std::vector<ReportedRecipient> reported;  // of a report, in its order
    std::string words;  // plain text of the first text part, UTF-8, at most 8 KiB; without what is returned
    std::string token;  // of a reader who leaves
    std::string message_id;  // of the mail itself; empty if it has none
    std::vector<std::string>
        recipients;  // whom it was for: from Delivered-To, X-Original-To and To, in that order
};

// Reads a mail, however broken. What it quotes of other mails is never looked at: anybody can write that.
DeliveryReport read_report(std::string_view bytes);

}  // namespace tidings::deliver
