#include "deliver/delivery_report.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>

#include "deliver/judgement.h"
#include "deliver/report_fields.h"
#include "text/ascii.h"

namespace tidings::deliver {
namespace {

using Kind = DeliveryReport::Kind;

constexpr std::size_t send_token_length = 32;

struct Unreference {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unreference>;

Owned<GMimeMessage> parsed(std::string_view bytes) {
    g_mime_init();  // counts its calls; what is set up once stays for the life of the process
    const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    return Owned<GMimeMessage>(g_mime_parser_construct_message(parser.get(), nullptr));
}

// The values of all header fields of that name, decoded and unfolded.
std::vector<std::string> headers(GMimeMessage* message, std::string_view name) {
    std::vector<std::string> values;
    GMimeHeaderList* list = g_mime_object_get_header_list(GMIME_OBJECT(message));
    for (int i = 0; i < g_mime_header_list_get_count(list); ++i) {
        GMimeHeader* header = g_mime_header_list_get_header_at(list, i);
        const char* value = g_mime_header_get_value(header);
        if (value != nullptr && lower_ascii(g_mime_header_get_name(header)) == name)
            values.emplace_back(value);
    }
    return values;
}

std::string header(GMimeMessage* message, std::string_view name) {
    const std::vector<std::string> values = headers(message, name);
    return values.empty() ? std::string() : values.front();
}

void add_addresses(const std::string& value, std::vector<std::string>& addresses) {
    constexpr std::string_view between = " \t\r\n<>,;:()\"";
    for (std::size_t at = value.find_first_not_of(between); at != std::string::npos;) {
        const std::size_t end = std::min(value.find_first_of(between, at), value.size());
        const std::string word = value.substr(at, end - at);
        if (word.find('@') != std::string::npos) addresses.push_back(word);
        at = value.find_first_not_of(between, end);
    }
}

bool is_type(GMimeObject* part, const char* subtype) {
    return g_mime_content_type_is_type(g_mime_object_get_content_type(part), "message", subtype) != FALSE;
}

std::string content(GMimeObject* part) {
    if (!GMIME_IS_PART(part)) return {};
    GMimeDataWrapper* wrapper = g_mime_part_get_content(GMIME_PART(part));
    if (wrapper == nullptr) return {};
    const Owned<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(wrapper, stream.get());
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

// The machine-readable part of a multipart/report; only its own parts, not those of the mail it returns.
std::string report_part(GMimeMessage* message, const std::vector<const char*>& subtypes) {
    GMimeObject* body = g_mime_message_get_mime_part(message);
    if (body == nullptr || !GMIME_IS_MULTIPART(body) ||
        !g_mime_content_type_is_type(g_mime_object_get_content_type(body), "multipart", "report"))
        return {};
    for (int i = 0; i < g_mime_multipart_get_count(GMIME_MULTIPART(body)); ++i) {
        GMimeObject* part = g_mime_multipart_get_part(GMIME_MULTIPART(body), i);
        if (std::ranges::any_of(subtypes, [&](const char* subtype) { return is_type(part, subtype); }))
            return content(part);
    }
    return {};
}

// "5.1.1" of "5.1.1 (bad destination mailbox)".
std::string status_in(std::string_view value) {
    const std::string_view code = value.substr(0, value.find_first_not_of("0123456789."));
    const bool form = std::ranges::count(code, '.') == 2 && (code.front() == '4' || code.front() == '5');
    return std::string(form ? code : "5.0.0");
}

ReportedRecipient recipient_of(const std::vector<ReportField>& group) {
    return {.action = std::string(field(group, "action")),
            .status = std::string(field(group, "status")),
            .diagnostic_code = std::string(field(group, "diagnostic-code")),
            .final_recipient = std::string(field(group, "final-recipient")),
            .original_recipient = std::string(field(group, "original-recipient"))};
}

void read_status(const std::string& part, DeliveryReport& report) {
    report.kind = Kind::progress;
    for (const std::vector<ReportField>& group : report_fields(part)) {
        report.reported.push_back(recipient_of(group));
        if (!says_failed(report.reported.back())) continue;
        report.kind = Kind::failed;
        report.status = std::max(report.status, status_in(field(group, "status")));
    }
}

void read_feedback(const std::string& part, DeliveryReport& report) {
    for (const std::vector<ReportField>& group : report_fields(part)) {
        const std::string type = lower_ascii(field(group, "feedback-type"));
        if (!type.empty() && type != "not-spam") report.kind = Kind::complaint;
    }
}

// "unsubscribe TOKEN", as the List-Unsubscribe address asks for it, perhaps behind a "Re:".
std::string leaving_token(const std::string& subject) {
    constexpr std::string_view word = "unsubscribe ";
    const std::size_t at = lower_ascii(subject).find(word);
    if (at == std::string::npos) return {};
    const std::string rest = subject.substr(std::min(subject.size(), at + word.size()));
    const std::size_t start = std::min(rest.find_first_not_of(' '), rest.size());
    const std::string token = rest.substr(start, rest.find(' ', start) - start);
    return token.size() == send_token_length ? token : std::string();
}

bool is_automatic(GMimeMessage* message) {
    const std::string submitted = lower_ascii(header(message, "auto-submitted"));
    return (!submitted.empty() && !submitted.starts_with("no")) || !header(message, "x-autoreply").empty() ||
           lower_ascii(header(message, "precedence")) == "auto_reply";
}

}  // namespace

DeliveryReport read_report(std::string_view bytes) {
    DeliveryReport report;
    const Owned<GMimeMessage> message = parsed(bytes);
    if (!message) return report;
    report.message_id = header(message.get(), "message-id");
    for (const char* name : {"delivered-to", "x-original-to", "to"})
        for (const std::string& value : headers(message.get(), name)) add_addresses(value, report.recipients);

    const std::string status = report_part(message.get(), {"delivery-status", "global-delivery-status"});
    const std::string feedback = report_part(message.get(), {"feedback-report"});
    if (!status.empty())
        read_status(status, report);
    else if (!feedback.empty())
        read_feedback(feedback, report);
    else if (is_automatic(message.get()))
        report.kind = Kind::automatic;
    else if (report.token = leaving_token(header(message.get(), "subject")); !report.token.empty())
        report.kind = Kind::leaving;
    return report;
}

}  // namespace tidings::deliver
