#include "deliver/smtp_transaction.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "deliver/reply_code.h"

namespace tidings::deliver {
namespace {

using Kind = Outcome::Kind;

constexpr int go_on = 354;

enum Stage : std::size_t { sender, recipient, data, stages };
using Commands = std::array<std::string, stages>;
using Replies = std::array<std::optional<SmtpReply>, stages>;

Commands commands_for(const SmtpSession& session, const Email& email) {
    const std::string size = session.offers("SIZE") ? " SIZE=" + std::to_string(email.bytes.size()) : "";
    return {"MAIL FROM:<" + email.from.text() + ">" + size + "\r\n", "RCPT TO:<" + email.to.text() + ">\r\n",
            "DATA\r\n"};
}

bool agrees(Stage stage, const std::optional<SmtpReply>& reply) {
    return reply && (stage == data ? reply->code == go_on : reply->is_yes());
}

// Says the commands and hears the answers: all, or up to the first that is not as it should be.
Replies agree_on(SmtpSession& session, const Commands& commands) {
    const bool at_once = session.offers("PIPELINING");
    if (at_once) session.say(commands[sender] + commands[recipient] + commands[data]);
    Replies replies;
    for (const Stage stage : {sender, recipient, data}) {
        if (!at_once) session.say(commands[stage]);
        if (at_once && stage != sender) session.hurry_replies();
        replies[stage] = session.hear(session.settings().timeout);
        if (!replies[stage] || (!at_once && !agrees(stage, replies[stage]))) break;
    }
    return replies;
}

// The message as it goes over the wire: a line that begins with a dot gets another (RFC 5321 section 4.5.2),
// and a dot alone ends it.
std::string on_the_wire(std::string_view bytes) {
    std::string wire;
    wire.reserve(bytes.size() + bytes.size() / 64 + 8);
    for (std::size_t at = 0; at < bytes.size();) {
        if (bytes[at] == '.') wire += '.';
        const std::size_t dot = bytes.find("\n.", at);
        const std::size_t end = dot == std::string_view::npos ? bytes.size() : dot + 1;
        wire.append(bytes, at, end - at);
        at = end;
    }
    if (!wire.empty() && !wire.ends_with("\r\n")) wire += "\r\n";
    return wire += ".\r\n";
}

// Whether a 5xx answer to MAIL FROM is about this message; all others are about us, and every message would
// get them.
bool is_about_the_message(const SmtpReply& reply) {
    return reply.code == 552 || enhanced_code(reply.line).substr(0, 4) == "5.3.";
}

Outcome turned_down(const SmtpReply& reply, std::optional<Stage> stage) {
    const bool for_good = reply.code / 100 == 5;
    Kind kind = for_good ? Kind::refused : Kind::deferred;
    if (reply.code == 421 || (for_good && stage == sender && !is_about_the_message(reply)))
        kind = Kind::unavailable;
    return {.kind = kind, .answer = reply.text(), .queue_id = {}, .at_recipient = stage == recipient};
}

// No word, or none that fits.
Outcome lost(SmtpSession& session, Kind kind, const std::optional<SmtpReply>& reply) {
    const std::string answer = reply ? "no fitting answer: " + reply->line : session.why();
    session.drop();
    return {.kind = kind, .answer = answer, .queue_id = {}};
}

// Makes the session ready for another message, whatever the server believes to be going on.
void start_over(SmtpSession& session, const Replies& replies) {
    const bool expects_a_message = replies[data] && replies[data]->code == go_on;
    const bool goes_away = std::ranges::any_of(
        replies, [](const std::optional<SmtpReply>& reply) { return reply && reply->code == 421; });
    const bool forgets = !expects_a_message && !goes_away && session.is_ready() && session.say("RSET\r\n");
    const std::optional<SmtpReply> reply =
        forgets ? session.hear(session.settings().timeout) : std::optional<SmtpReply>();
    if (!reply || !reply->is_yes()) session.drop();
}

Outcome hand_over_body(SmtpSession& session, const Email& email) {
    const bool is_out = session.say(on_the_wire(email.bytes));
    const std::optional<SmtpReply> reply = session.hear(session.settings().final_answer);
    if (is_out && reply && reply->is_yes())
        return {.kind = Kind::accepted, .answer = reply->line, .queue_id = queue_id_in(reply->line)};
    if (!reply || !reply->is_no()) return lost(session, is_out ? Kind::uncertain : Kind::deferred, reply);
    // It may have said so before it had everything, and then say more that would be taken for the next
    // answer.
    session.leave();
    return turned_down(*reply, std::nullopt);
}

}  // namespace

Outcome hand_over(SmtpSession& session, const Email& email) {
    const Replies replies = agree_on(session, commands_for(session, email));
    for (const Stage stage : {sender, recipient, data}) {
        const std::optional<SmtpReply>& reply = replies[stage];
        if (agrees(stage, reply)) continue;
        if (!reply || !reply->is_no()) return lost(session, Kind::deferred, reply);
        start_over(session, replies);
        return turned_down(*reply, stage);
    }
    return hand_over_body(session, email);
}

}  // namespace tidings::deliver
