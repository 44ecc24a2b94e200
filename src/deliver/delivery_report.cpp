#include "deliver/delivery_report.h"

#include <algorithm>
#include <array>

#include "deliver/bounce_in_words.h"
#include "deliver/judgement.h"
#include "deliver/mime_mail.h"
#include "html/to_text.h"
#include "text/ascii.h"
#include "text/lines.h"
#include "text/plain_text.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace tidings::deliver {
namespace {

using Kind = DeliveryReport::Kind;

constexpr std::size_t longest_words = std::size_t{8} << 10, longest_html = std::size_t{64} << 10;
constexpr std::size_t most_recipients = 50, most_answered = 50;

// Where mail systems write whom the envelope named, the surest first.
constexpr std::array<std::string_view, 8> recipient_fields{
    "delivered-to",   "x-original-to", "envelope-to", "x-envelope-to",
    "x-delivered-to", "x-rcpt-to",     "to",          "cc"};

// The values of all fields of that name.
std::vector<std::string_view> all_of(const std::vector<ReportField>& headers, std::string_view name) {
    std::vector<std::string_view> values;
    for (const ReportField& each : headers)
        if (each.name == name) values.push_back(each.value);
    return values;
}

// What stands between white space and the marks around addresses, if it holds an @.
std::vector<std::string> addresses_in(std::string_view value) {
    constexpr std::string_view between = " \t\r\n<>,;:()\"";
    std::vector<std::string> addresses;
    for (std::size_t at = value.find_first_not_of(between); at != std::string_view::npos;) {
        const std::size_t end = std::min(value.find_first_of(between, at), value.size());
        const std::string_view word = value.substr(at, end - at);
        if (word.find('@') != std::string_view::npos) addresses.emplace_back(word);
        at = value.find_first_not_of(between, end);
    }
    return addresses;
}

// The address in angle brackets, as a name before it may look like one; the first where there are no
// brackets.
std::string author_in(std::string_view from) {
    const std::size_t open = from.rfind('<');
    const std::vector<std::string> addresses =
        addresses_in(open == std::string_view::npos ? from : from.substr(open));
    return addresses.empty() ? std::string() : addresses.front();
}

void read_headers(const std::vector<ReportField>& headers, DeliveryReport& report) {
    report.message_id = field(headers, "message-id");
    report.subject = clean_line(field(headers, "subject"));
    report.from = author_in(field(headers, "from"));
    for (const std::string_view name : recipient_fields)
        for (const std::string_view value : all_of(headers, name))
            for (std::string& address : addresses_in(value))
                if (report.recipients.size() < most_recipients)
                    report.recipients.push_back(std::move(address));
    for (const char* name : {"in-reply-to", "references"})
        for (const std::string_view value : all_of(headers, name)) {
            std::vector<std::string> ids = addresses_in(value);
            std::ranges::reverse(ids);
            for (std::string& id : ids)
                if (report.answered.size() < most_answered) report.answered.push_back(std::move(id));
        }
}

// At the end of a character: what was ill-formed grew when it was replaced.
std::string cut(std::string words) {
    std::size_t end = std::min(words.size(), longest_words);
    while (end < words.size() && is_continuation_byte(words[end])) --end;
    words.resize(end);
    return words;
}

// Of the first part that people read; what it says in HTML alone as plain text.
std::string words_of(const MimeMail& mail) {
    for (const MailPart& part : mail.parts) {
        if (part.returned || (part.type != "text/plain" && part.type != "text/html")) continue;
        const bool html = part.type == "text/html";
        const std::string text =
            html ? html_to_mail_text(std::string_view(part.text).substr(0, longest_html)) : part.text;
        return cut(clean_text(std::string_view(text).substr(0, longest_words)));
    }
    return {};
}

std::string all_text(const MimeMail& mail) {
    std::string text;
    for (const ReportField& each : mail.headers) text += each.name + ": " + each.value + "\n";
    for (const MailPart& part : mail.parts) text += part.text + "\n";
    return text;
}

// The part of that kind, of the report itself and not of the mail that it returns.
const MailPart* own_part(const MimeMail& mail, std::string_view subtype) {
    const auto fits = [&](const MailPart& part) {
        return !part.returned && (part.type == "message/" + std::string(subtype) ||
                                  part.type == "message/global-" + std::string(subtype));
    };
    const auto found = std::ranges::find_if(mail.parts, fits);
    return found == mail.parts.end() ? nullptr : &*found;
}

// "5.1.1" of "5.1.1 (bad destination mailbox)".
std::string status_in(std::string_view value) {
    const std::string_view code = value.substr(0, value.find_first_not_of("0123456789."));
    const bool form = std::ranges::count(code, '.') == 2 && (code.front() == '4' || code.front() == '5');
    return std::string(form ? code : "5.0.0");
}

// The word that a value begins with, in lower case: "failed" of "Failed (no such user)".
std::string first_word(std::string_view value) {
    const std::string word = lower_ascii(value);
    return word.substr(0, word.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"));
}

// Every message has one recipient, so the worst group is the message's.
void judge(DeliveryReport& report) {
    report.kind = Kind::progress;
    for (const ReportedRecipient& each : report.reported) {
        if (!says_failed(each)) continue;
        report.kind = Kind::failed;
        report.status = std::max(report.status, status_in(each.status));
    }
}

void read_status(const std::string& part, DeliveryReport& report) {
    for (const std::vector<ReportField>& group : report_fields(part)) {
        const auto value = [&](std::string_view name) { return std::string(field(group, name)); };
        if (field(group, "action").empty() && field(group, "final-recipient").empty()) continue;
        report.reported.push_back({value("action"), value("status"), value("diagnostic-code"),
                                   value("final-recipient"), value("original-recipient")});
    }
    judge(report);
}

// About the mail's authentication (RFC 6591), its content, or good news (RFC 6430): no word of its reader.
bool is_no_complaint(std::string_view type) {
    constexpr std::array<std::string_view, 5> types{"", "not-spam", "auth-failure", "dmarc", "virus"};
    return std::ranges::find(types, type) != types.end();
}

void read_feedback(const std::string& part, DeliveryReport& report) {
    report.kind = Kind::progress;
    for (const std::vector<ReportField>& group : report_fields(part))
        if (!is_no_complaint(first_word(field(group, "feedback-type")))) report.kind = Kind::complaint;
}

// What answering machines write before the subject that they answer, in our nine languages.
bool is_subject_of_an_answering_machine(std::string_view subject) {
    constexpr std::array<std::string_view, 14> beginnings{
        "autoreply",           "auto-reply",           "automatic reply",
        "out of office",       "automatische antwort", "abwesenheit",
        "réponse automatique", "risposta automatica",  "respuesta automática",
        "resposta automática", "automatisch antwoord", "automaattinen vastaus",
        "αυτόματη απάντηση",   "[auto-reply]"};
    const std::string folded = fold_case(subject);
    return std::ranges::any_of(
        beginnings, [&](std::string_view beginning) { return folded.starts_with(fold_case(beginning)); });
}

// An answering machine by what it says of itself: RFC 3834 has auto-replied; auto-generated is also what a
// program writes that leaves for its user.
bool is_answering_machine(const std::vector<ReportField>& headers) {
    const std::string submitted = first_word(field(headers, "auto-submitted"));
    return submitted == "auto-replied" || submitted == "auto-notified" ||
           !field(headers, "x-autoreply").empty() || !field(headers, "x-autorespond").empty() ||
           lower_ascii(field(headers, "precedence")) == "auto_reply" ||
           is_subject_of_an_answering_machine(field(headers, "subject"));
}

bool is_perhaps_automatic(const std::vector<ReportField>& headers) {
    const auto paths = all_of(headers, "return-path");
    const auto is_null = [](std::string_view path) { return trimmed(path, is_space_or_tab) == "<>"; };
    const std::string precedence = lower_ascii(field(headers, "precedence"));
    return std::ranges::any_of(paths, is_null) || precedence == "bulk" || precedence == "junk" ||
           !field(headers, "x-auto-response-suppress").empty();
}

}  // namespace

DeliveryReport read_report(std::string_view bytes) {
    const MimeMail mail = read_mime_mail(bytes);
    DeliveryReport report;
    read_headers(mail.headers, report);
    report.words = words_of(mail);
    report.text = all_text(mail);
    report.perhaps_automatic = is_perhaps_automatic(mail.headers);

    if (const MailPart* status = own_part(mail, "delivery-status")) {
        read_status(status->text, report);
    } else if (const MailPart* feedback = own_part(mail, "feedback-report")) {
        read_feedback(feedback->text, report);
    } else if (own_part(mail, "disposition-notification") != nullptr) {
        report.kind = Kind::progress;
    } else if (const auto bounced = bounce_in_words(mail.headers, report.words)) {
        report.words = before_returned_mail(report.words);
        report.reported.push_back(*bounced);
        judge(report);
    } else if (is_answering_machine(mail.headers)) {
        report.kind = Kind::automatic;
    }
    return report;
}

}  // namespace tidings::deliver
