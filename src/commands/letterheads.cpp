#include "commands/letterheads.h"

#include "compose/compose.h"
#include "store/issues.h"

namespace tidings {
namespace {

EmailAddress stored_sender(const std::string& text) {
    Result<EmailAddress> address = EmailAddress::parse(text);
    if (!address)
        throw Failure(
            {Code::disk, "A sealed issue has no usable sender", "Restore the database from a backup."});
    return *std::move(address);
}

deliver::MessageTemplate message_template(const store::Letter& letter, IssueId issue, Timestamp sealed_at) {
    return deliver::MessageTemplate({.from_name = letter.from_name,
                                     .from = stored_sender(letter.from_email),
                                     .reply_to = letter.reply_to,
                                     .list_id = letter.list_id,
                                     .list_name = letter.list_name,
                                     .subject = letter.subject,
                                     .html = letter.html,
                                     .text = letter.text,
                                     .slot = std::string(unsubscribe_slot),
                                     .date = sealed_at},
                                    issue);
}

}  // namespace

const Letterheads::Letterhead& Letterheads::of(const store::ClaimedSend& send) {
    const auto key = std::pair(number(send.issue), send.letter);
    if (!known_.contains(key)) load(send);
    const auto found = known_.find(key);
    if (found == known_.end())
        throw Failure({Code::disk, "A sealed issue has no letter " + std::to_string(send.letter),
                       "Restore the database from a backup."});
    return found->second;
}

void Letterheads::load(const store::ClaimedSend& send) {
    for (const store::Letter& letter : store::letters(db_, send.issue))
        known_.emplace(std::pair(number(send.issue), letter.number),
                       Letterhead{message_template(letter, send.issue, send.sealed_at), letter.unsubscribe});
}

Email Letterheads::message_for(const store::ClaimedSend& send) {
    const Letterhead& head = of(send);
    std::string unsubscribe = head.unsubscribe;
    constexpr std::string_view slot = "{token}";
    if (const std::size_t at = unsubscribe.find(slot); at != std::string::npos)
        unsubscribe.replace(at, slot.size(), send.token);
    return head.message.address_to(
        {.to = send.email, .name = send.name, .token = send.token, .unsubscribe = unsubscribe});
}

}  // namespace tidings
