#include "mailing/letterheads.h"

#include "compose/compose.h"
#include "subscribe/links.h"
#include "subscribe/mail_token.h"
#include "world/sender.h"

namespace tidings {
namespace {

EmailAddress stored_sender(const std::string& text) {
    Result<EmailAddress> address = EmailAddress::parse(text);
    if (!address)
        throw Failure(
            {Code::disk, "A sealed issue has no usable sender", "Restore the database from a backup."});
    return *std::move(address);
}

// A letter may hold "Name <address>", as the setting did when it was sealed.
std::optional<EmailAddress> stored_reply_to(const std::string& text) {
    if (text.empty()) return std::nullopt;
    return must_sender(text, "The reply_to of a sealed issue").address;
}

// What a letter's messages are made with, or why none can be made.
Result<deliver::MessageTemplate> message_of(const store::Letter& letter, const store::ClaimedSend& send) try {
    return deliver::MessageTemplate(letterhead(letter, send.sealed_at), send.issue);
} catch (const Failure& failure) {
    return failure.error();
}

void fill(std::string& address, std::string_view slot, const std::string& token) {
    if (const std::size_t at = address.find(slot); at != std::string::npos)
        address.replace(at, slot.size(), token);
}

}  // namespace

deliver::Letter letterhead(const store::Letter& letter, Timestamp date) {
    return {.from_name = letter.from_name,
            .from = stored_sender(letter.from_email),
            .reply_to = stored_reply_to(letter.reply_to),
            .list_id = letter.list_id,
            .list_name = letter.list_name,
            .subject = letter.subject,
            .html = letter.html,
            .text = letter.text,
            .slot = std::string(unsubscribe_slot),
            .preferences_slot = std::string(preferences_slot),
            .date = date};
}

// Null: the issue has no such letter.
const Letterheads::Letterhead* Letterheads::find(const store::ClaimedSend& send) {
    const auto key = std::pair(number(send.issue), send.letter);
    if (!known_.contains(key)) load(send);
    const auto found = known_.find(key);
    return found == known_.end() ? nullptr : &found->second;
}

void Letterheads::load(const store::ClaimedSend& send) {
    for (const store::Letter& letter : store::letters(db_, send.issue))
        known_.emplace(std::pair(number(send.issue), letter.number),
                       Letterhead{message_of(letter, send), letter.unsubscribe, letter.pages});
}

// How one recipient leaves and chooses: on pages of their own if there are any, by mail in any case.
deliver::Recipient Letterheads::recipient_of(const Letterhead& head, const store::ClaimedSend& send) const {
    std::string by_mail = head.unsubscribe;
    fill(by_mail, "{token}", send.token);
    fill(by_mail, leave_slot, mail_token(key_, MailPurpose::leave, send.id));
    deliver::Recipient recipient{
        .to = send.email, .name = send.name, .token = send.token, .unsubscribe = by_mail};
    if (head.pages.empty()) return recipient;
    recipient.unsubscribe_by_mail = by_mail;
    recipient.unsubscribe =
        head.pages + link_page(key_, {LinkPurpose::unsubscribe, send.subscriber, send.digest});
    recipient.preferences =
        head.pages + link_page(key_, {LinkPurpose::preferences, send.subscriber, std::nullopt});
    recipient.one_click = true;
    return recipient;
}

Email Letterheads::Maker::operator()() const {
    if (head_ == nullptr)
        throw Failure({Code::disk, "A sealed issue has no letter " + std::to_string(send_->letter),
                       "Restore the database from a backup."});
    if (!head_->message) throw Failure(head_->message.error());
    return head_->message->address_to(all_->recipient_of(*head_, *send_));
}

}  // namespace tidings
