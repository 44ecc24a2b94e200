#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tidings::deliver {

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
    std::string status;      // of a failure: "5.1.1" (RFC 3463); "5.0.0" if it gives none
    std::string token;       // of a reader who leaves
    std::string message_id;  // of the mail itself; empty if it has none
    std::vector<std::string>
        recipients;  // whom it was for: from Delivered-To, X-Original-To and To, in that order
};

// Reads a mail, however broken. What it quotes of other mails is never looked at: anybody can write that.
DeliveryReport read_report(std::string_view bytes);

}  // namespace tidings::deliver
