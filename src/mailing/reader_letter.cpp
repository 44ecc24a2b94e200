#include "mailing/reader_letter.h"

#include <algorithm>

#include "membership/leaving.h"
#include "store/people/inbox.h"
#include "store/people/people.h"
#include "subscribe/leave_letter.h"
#include "subscribe/links.h"
#include "subscribe/mail_token.h"
#include "text/ascii.h"
#include "text/plain_text.h"

namespace tidings {
namespace {

using deliver::DeliveryReport;

constexpr std::size_t send_token_length = 32;
constexpr int most_lookups = 50;
constexpr std::string_view token_characters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

std::optional<membership::Leaver> leaver_of(const std::optional<store::ReportedSend>& send) {
    if (!send) return std::nullopt;
    return membership::Leaver{send->subscriber, send->digest, "mail"};
}

std::optional<store::ReportedSend> send_of_leave_token(const DataFolder& folder, std::string_view text) {
    const auto id = find_mail_token(folder.key, MailPurpose::leave, text);
    return id ? store::send_numbered(folder.db, *id) : std::nullopt;
}

// The send whose Message-ID's token is a word of a text, whatever "%20" may stand before it.
std::optional<store::ReportedSend> named_send(const store::Database& db, std::string_view text) {
    int lookups = 0;
    for (std::size_t at = 0; at < text.size() && lookups < most_lookups;) {
        const std::size_t start = text.find_first_of(token_characters, at);
        if (start == std::string_view::npos) break;
        const std::size_t end = std::min(text.find_first_not_of(token_characters, start), text.size());
        at = end;
        if (end - start < send_token_length) continue;
        ++lookups;
        if (auto send = store::send_with_token(db, text.substr(end - send_token_length, send_token_length)))
            return send;
    }
    return std::nullopt;
}

// Whether the letter comes from the address that the send's reader has now.
bool is_from_its_reader(const store::Database& db, const DeliveryReport& letter,
                        const store::ReportedSend& send) {
    const auto reader = store::person(db, send.subscriber);
    return reader && equal_ignoring_case(reader->subscriber.email.text(), letter.from);
}

// Whether an address is for nothing but leaving: answers to a digest do not go there by themselves.
bool is_for_leaving_alone(const Settings& settings, const std::string& address) {
    const std::string lower = lower_ascii(address);
    const auto holds = [&](const std::string& other) {
        return lower_ascii(other).find(lower) != std::string::npos;
    };
    return !address.empty() && std::ranges::none_of(settings.digests, [&](const Digest& digest) {
        return holds(digest.from) || holds(digest.reply_to);
    });
}

// Whether the letter was written to mail.unsubscribe, with a token or without.
bool is_to_unsubscribe_address(const DataFolder& folder, const DeliveryReport& letter) {
    const std::string& ours = folder.settings.mail.unsubscribe;
    return is_for_leaving_alone(folder.settings, ours) &&
           std::ranges::any_of(letter.recipients, [&](const std::string& address) {
               const std::size_t at = std::min(address.rfind('@'), address.size());
               const std::size_t plus = std::min(address.find('+'), at);
               return equal_ignoring_case(address.substr(0, plus) + address.substr(at), ours);
           });
}

std::string in_lines(const std::vector<std::string>& all) {
    std::string lines;
    for (const std::string& each : all) lines.append(each).append("\n");
    return lines;
}

// The reader who leaves by a letter; none if it is no such request or its token is not enough.
std::optional<membership::Leaver> leaver_by(const DataFolder& folder, const DeliveryReport& letter) {
    const std::string words = own_words(letter.words), said = letter.subject + "\n" + words;
    if (const auto send = send_of_leave_token(folder, said)) return leaver_of(send);
    if (const auto link = find_link(folder.key, LinkPurpose::unsubscribe, said))
        return membership::Leaver{link->subscriber, link->digest, "mail"};
    const auto named = named_send(folder.db, said);
    if (named && store::leaves_by_message_id(folder.db, named->id)) return leaver_of(named);

    if (is_leave_subject(letter.subject))
        if (const auto send = send_of_leave_token(folder, in_lines(letter.recipients)))
            return leaver_of(send);
    if (letter.perhaps_automatic) return std::nullopt;  // it answers by itself, from its reader's address
    const auto answered = named ? named : quoted_send(folder.db, in_lines(letter.answered));
    const bool asks =
        is_to_unsubscribe_address(folder, letter) || asks_to_leave(letter.subject) || asks_to_leave(words);
    if (answered && asks && is_from_its_reader(folder.db, letter, *answered)) return leaver_of(answered);
    return std::nullopt;
}

// Whose mail a letter answers, by the address it was written to or the Message-IDs it names; empty if neither
// tells.
std::string reader_of(const DataFolder& folder, const DeliveryReport& letter) {
    auto send = send_of_leave_token(folder, in_lines(letter.recipients));
    if (!send) send = quoted_send(folder.db, in_lines(letter.answered));
    const auto reader = send ? store::person(folder.db, send->subscriber) : std::nullopt;
    return reader ? lower_ascii(reader->subscriber.email.text()) : std::string();
}

}  // namespace

std::optional<store::ReportedSend> quoted_send(const store::Database& db, std::string_view text) {
    int lookups = 0;
    for (std::size_t at = text.find('@'); at != std::string_view::npos && lookups < most_lookups;
         at = text.find('@', at + 1)) {
        const std::string_view before = text.substr(0, at);
        if (before.size() <= send_token_length || before[at - send_token_length - 1] != '.') continue;
        const std::string_view token = before.substr(at - send_token_length);
        if (token.find_first_not_of(token_characters) != std::string_view::npos) continue;
        ++lookups;
        if (auto send = store::send_with_token(db, token)) return send;
    }
    return std::nullopt;
}

Returned take_letter(DataFolder& folder, const DeliveryReport& letter, const std::string& name,
                     Timestamp now) {
    store::Transaction tx(folder.db);
    Returned returned = Returned::nothing;
    if (const std::optional<membership::Leaver> leaver = leaver_by(folder, letter)) {
        returned = membership::leave(tx, *leaver, now) ? Returned::left : Returned::known;
    } else if (!letter.perhaps_automatic) {
        const store::InboxMail kept{.author = lower_ascii(clean_line(letter.from)),
                                    .about = reader_of(folder, letter),
                                    .subject = letter.subject,
                                    .words = letter.words};
        returned = store::keep_mail(tx, name, kept, now) ? Returned::kept : Returned::known;
    }
    tx.commit();
    return returned;
}

}  // namespace tidings
