#include "deliver/personal_message.h"

#include <algorithm>

#include "base/result.h"
#include "dates/date.h"
#include "deliver/headers.h"
#include "deliver/quoted_printable.h"
#include "text/ascii.h"

namespace tidings::deliver {
namespace {

// "=_" is in no quoted-printable text, so it cannot occur in the bodies.
constexpr std::string_view boundary = "=_tidings_personal";

bool is_id(std::string_view text) {
    return !text.empty() && text.size() <= 100 && std::ranges::all_of(text, [](char c) {
        return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-';
    });
}

std::string part(std::string_view subtype, std::string_view body) {
    std::string encoded = quoted_printable(body);
    if (!encoded.ends_with("\r\n")) encoded += "\r\n";
    return "--" + std::string(boundary) + "\r\nContent-Type: text/" + std::string(subtype) +
           "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + encoded;
}

}  // namespace

Email personal_message(const PersonalLetter& letter) {
    if (!is_id(letter.id)) throw Failure({Code::bug, "A mail has no usable Message-ID", ""});
    const std::string message_id = "<" + letter.id + "@" + std::string(letter.from.domain()) + ">";
    std::string bytes = plain_field("Date", rfc5322_date(letter.date)) +
                        phrase_field("From", letter.from_name, letter.from.text()) +
                        phrase_field("To", letter.to_name, letter.to.text()) +
                        reply_to_field(letter.reply_to) + text_field("Subject", letter.subject) +
                        plain_field("Message-ID", message_id);
    bytes +=
        "Auto-Submitted: auto-generated\r\n"
        "X-Auto-Response-Suppress: OOF, AutoReply\r\n"
        "MIME-Version: 1.0\r\n";
    bytes += "Content-Type: multipart/alternative; boundary=\"" + std::string(boundary) + "\"\r\n\r\n";
    bytes += part("plain", letter.text) + part("html", letter.html);
    bytes += "--" + std::string(boundary) + "--\r\n";
    return {.from = letter.from, .to = letter.to, .message_id = message_id, .bytes = std::move(bytes)};
}

}  // namespace tidings::deliver
