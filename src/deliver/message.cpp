#include "deliver/message.h"

#include <algorithm>

#include "base/result.h"
#include "dates/date.h"
#include "deliver/headers.h"
#include "deliver/quoted_printable.h"
#include "html/entities.h"

namespace tidings::deliver {
namespace {

constexpr std::size_t longest_address = 450;  // two of them have to stay below 998 bytes on one line
constexpr std::size_t longest_token = 64;

bool is_token_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool is_token(std::string_view text) {
    return !text.empty() && text.size() <= longest_token && std::ranges::all_of(text, is_token_character);
}

bool is_list_id(std::string_view text) {
    return !text.empty() && text.size() <= 255 &&
           std::ranges::all_of(text, [](char c) { return c == '.' || is_token_character(c); });
}

bool is_link_address(std::string_view text) {
    const bool known =
        text.starts_with("mailto:") || text.starts_with("https://") || text.starts_with("http://");
    return known && text.size() <= longest_address && std::ranges::all_of(text, [](char c) {
               return c > ' ' && c <= '~' && c != '<' && c != '>' && c != '"' && c != ',';
           });
}

[[noreturn]] void refuse(Code code, const std::string& what, const std::string& value) {
    std::string shown;
    for (const char c : value.substr(0, 100)) shown += c >= ' ' && c <= '~' ? c : '?';
    throw Failure({code, "\"" + shown + "\" cannot be " + what + " of a mail", ""});
}

std::string part_header(std::string_view boundary, std::string_view subtype) {
    return "--" + std::string(boundary) + "\r\nContent-Type: text/" + std::string(subtype) +
           "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n";
}

std::string list_unsubscribe(const Recipient& recipient) {
    const std::string& by_mail = recipient.unsubscribe_by_mail;
    return "<" + recipient.unsubscribe + ">" + (by_mail.empty() ? "" : ", <" + by_mail + ">");
}

// In quoted-printable, in both kinds of body.
struct Spliced {
    std::string unsubscribe, preferences;

    template <class Stretches>
    void append(std::string& out, const Stretches& stretches) const {
        for (const auto& stretch : stretches) {
            out += stretch.text;
            if (stretch.slot == decltype(stretch.slot)::unsubscribe) out += unsubscribe;
            if (stretch.slot == decltype(stretch.slot)::preferences) out += preferences;
        }
    }
};

template <class Stretches>
std::size_t size_of(const Stretches& stretches) {
    constexpr std::size_t room_for_an_address = 256;
    std::size_t size = 0;
    for (const auto& stretch : stretches) size += stretch.text.size() + room_for_an_address;
    return size;
}

}  // namespace

// The body cut where slots stood. Soft line breaks around the cuts keep lines short whatever is put in.
MessageTemplate::Stretches MessageTemplate::encoded(std::string_view body, const Letter& letter) {
    Stretches all;
    for (;;) {
        const auto find = [&](std::string_view slot) {
            return slot.empty() ? std::string_view::npos : body.find(slot);
        };
        const std::size_t leave = find(letter.slot), choose = find(letter.preferences_slot);
        const std::size_t at = std::min(leave, choose);
        const Slot slot = at == std::string_view::npos ? Slot::none
                          : at == leave                ? Slot::unsubscribe
                                                       : Slot::preferences;
        std::string text = quoted_printable(body.substr(0, at));
        if (slot != Slot::none && !text.empty() && !text.ends_with('\n')) text += soft_line_break;
        if (!all.empty() && !text.empty() && !text.starts_with('\r')) text.insert(0, soft_line_break);
        all.push_back({std::move(text), slot});
        if (slot == Slot::none) return all;
        body.remove_prefix(at + (slot == Slot::unsubscribe ? letter.slot : letter.preferences_slot).size());
    }
}

MessageTemplate::MessageTemplate(const Letter& letter, IssueId issue)
    : from_(letter.from), id_start_("<d" + std::to_string(number(issue)) + ".") {
    if (!is_list_id(letter.list_id)) refuse(Code::configuration, "the List-Id", letter.list_id);
    // "=_" is in no quoted-printable text, so the boundary cannot occur in the bodies.
    const std::string boundary = "=_tidings_" + std::to_string(number(issue));

    before_to_ = plain_field("Date", rfc5322_date(letter.date)) +
                 phrase_field("From", letter.from_name, letter.from.text());
    before_id_ = reply_to_field(letter.reply_to) + text_field("Subject", letter.subject);
    before_unsubscribe_ = phrase_field("List-Id", letter.list_name, letter.list_id);
    before_bodies_ =
        "Auto-Submitted: auto-generated\r\n"
        "Precedence: bulk\r\n"
        "X-Auto-Response-Suppress: OOF, AutoReply\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: multipart/alternative; boundary=\"" +
        boundary + "\"\r\n\r\n" + part_header(boundary, "plain");
    text_ = encoded(letter.text, letter);
    between_bodies_ = "\r\n" + part_header(boundary, "html");
    html_ = encoded(letter.html, letter);
    end_ = "\r\n--" + boundary + "--\r\n";
    size_ = before_to_.size() + before_id_.size() + before_unsubscribe_.size() + before_bodies_.size() +
            size_of(text_) + between_bodies_.size() + size_of(html_) + end_.size();
}

Email MessageTemplate::address_to(const Recipient& recipient) const {
    if (!is_token(recipient.token)) refuse(Code::bug, "the token", recipient.token);
    if (!is_link_address(recipient.unsubscribe))
        refuse(Code::bug, "the unsubscribe address", recipient.unsubscribe);
    for (const std::string* other : {&recipient.unsubscribe_by_mail, &recipient.preferences})
        if (!other->empty() && !is_link_address(*other)) refuse(Code::bug, "a link", *other);

    const std::string message_id = id_start_ + recipient.token + "@" + std::string(from_.domain()) + ">";
    const Spliced in_text{quoted_printable(recipient.unsubscribe), quoted_printable(recipient.preferences)};
    const Spliced in_html{quoted_printable(escape_html(recipient.unsubscribe)),
                          quoted_printable(escape_html(recipient.preferences))};

    std::string bytes;
    bytes.reserve(size_ + 1024);
    bytes += before_to_;
    bytes += phrase_field("To", recipient.name, recipient.to.text());
    bytes += before_id_;
    bytes += plain_field("Message-ID", message_id);
    bytes += before_unsubscribe_;
    bytes += plain_field("List-Unsubscribe", list_unsubscribe(recipient));
    // RFC 8058 section 3.1: only for an https address.
    if (recipient.one_click && recipient.unsubscribe.starts_with("https://"))
        bytes += "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
    bytes += before_bodies_;
    in_text.append(bytes, text_);
    bytes += between_bodies_;
    in_html.append(bytes, html_);
    bytes += end_;
    return {.from = from_, .to = recipient.to, .message_id = message_id, .bytes = std::move(bytes)};
}

}  // namespace tidings::deliver
