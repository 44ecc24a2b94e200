#include "deliver/message.h"

#include <algorithm>

#include "base/result.h"
#include "deliver/headers.h"
#include "deliver/quoted_printable.h"
#include "text/date.h"
#include "text/html_text.h"

namespace tidings::deliver {
namespace {

constexpr std::size_t longest_unsubscribe_address = 900;  // its header line has to stay below 998 bytes
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

bool is_unsubscribe_address(std::string_view text) {
    const bool known =
        text.starts_with("mailto:") || text.starts_with("https://") || text.starts_with("http://");
    return known && text.size() <= longest_unsubscribe_address && std::ranges::all_of(text, [](char c) {
               return c > ' ' && c <= '~' && c != '<' && c != '>' && c != '"' && c != ',';
           });
}

[[noreturn]] void refuse(Code code, const std::string& what, const std::string& value) {
    std::string shown;
    for (const char c : value.substr(0, 100)) shown += c >= ' ' && c <= '~' ? c : '?';
    throw Failure({code, "\"" + shown + "\" cannot be " + what + " of a mail", ""});
}

std::string reply_to_field(const Letter& letter) {
    if (letter.reply_to.empty()) return {};
    const Result<EmailAddress> address = EmailAddress::parse(letter.reply_to);
    if (!address) refuse(Code::configuration, "the Reply-To", letter.reply_to);
    return plain_field("Reply-To", address->text());
}

// The encoded body, cut where the slot stood. Soft line breaks around the cuts keep lines short whatever is
// put in.
std::vector<std::string> encoded_parts(std::string_view body, std::string_view slot) {
    std::vector<std::string> parts;
    for (;;) {
        const std::size_t at = slot.empty() ? std::string_view::npos : body.find(slot);
        const bool last = at == std::string_view::npos;
        std::string part = quoted_printable(body.substr(0, at));
        if (!last && !part.empty() && !part.ends_with('\n')) part += soft_line_break;
        if (!parts.empty() && !part.empty() && !part.starts_with('\r')) part.insert(0, soft_line_break);
        parts.push_back(std::move(part));
        if (last) return parts;
        body.remove_prefix(at + slot.size());
    }
}

void append_spliced(std::string& out, const std::vector<std::string>& parts, const std::string& encoded) {
    out += parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i) {
        out += encoded;
        out += parts[i];
    }
}

std::string part_header(std::string_view boundary, std::string_view subtype) {
    return "--" + std::string(boundary) + "\r\nContent-Type: text/" + std::string(subtype) +
           "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n";
}

std::size_t total(const std::vector<std::string>& parts) {
    std::size_t size = 0;
    for (const std::string& part : parts) size += part.size();
    return size;
}

}  // namespace

MessageTemplate::MessageTemplate(const Letter& letter, IssueId issue)
    : from_(letter.from), id_start_("<d" + std::to_string(number(issue)) + ".") {
    if (!is_list_id(letter.list_id)) refuse(Code::configuration, "the List-Id", letter.list_id);
    // "=_" is in no quoted-printable text, so the boundary cannot occur in the bodies.
    const std::string boundary = "=_tidings_" + std::to_string(number(issue));

    before_to_ = plain_field("Date", rfc5322_date(letter.date)) +
                 phrase_field("From", letter.from_name, letter.from.text());
    before_id_ = reply_to_field(letter) + text_field("Subject", letter.subject);
    before_unsubscribe_ = phrase_field("List-Id", letter.list_name, letter.list_id);
    before_bodies_ =
        "Auto-Submitted: auto-generated\r\n"
        "Precedence: bulk\r\n"
        "X-Auto-Response-Suppress: OOF, AutoReply\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: multipart/alternative; boundary=\"" +
        boundary + "\"\r\n\r\n" + part_header(boundary, "plain");
    text_parts_ = encoded_parts(letter.text, letter.slot);
    between_bodies_ = "\r\n" + part_header(boundary, "html");
    html_parts_ = encoded_parts(letter.html, letter.slot);
    end_ = "\r\n--" + boundary + "--\r\n";
    size_ = before_to_.size() + before_id_.size() + before_unsubscribe_.size() + before_bodies_.size() +
            total(text_parts_) + between_bodies_.size() + total(html_parts_) + end_.size();
}

Email MessageTemplate::address_to(const Recipient& recipient) const {
    if (!is_token(recipient.token)) refuse(Code::bug, "the token", recipient.token);
    if (!is_unsubscribe_address(recipient.unsubscribe))
        refuse(Code::bug, "the unsubscribe address", recipient.unsubscribe);

    const std::string message_id = id_start_ + recipient.token + "@" + std::string(from_.domain()) + ">";
    const std::string in_text = quoted_printable(recipient.unsubscribe);
    const std::string in_html = quoted_printable(escape_html(recipient.unsubscribe));

    std::string bytes;
    bytes.reserve(size_ + 1024 + text_parts_.size() * in_text.size() + html_parts_.size() * in_html.size());
    bytes += before_to_;
    bytes += phrase_field("To", recipient.name, recipient.to.text());
    bytes += before_id_;
    bytes += plain_field("Message-ID", message_id);
    bytes += before_unsubscribe_;
    bytes += plain_field("List-Unsubscribe", "<" + recipient.unsubscribe + ">");
    // RFC 8058 section 3.1: only for an https address.
    if (recipient.one_click && recipient.unsubscribe.starts_with("https://"))
        bytes += "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
    bytes += before_bodies_;
    append_spliced(bytes, text_parts_, in_text);
    bytes += between_bodies_;
    append_spliced(bytes, html_parts_, in_html);
    bytes += end_;
    return {.from = from_, .to = recipient.to, .message_id = message_id, .bytes = std::move(bytes)};
}

}  // namespace tidings::deliver
