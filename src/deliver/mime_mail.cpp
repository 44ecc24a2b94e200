#include "deliver/mime_mail.h"

#include <gmime/gmime.h>

#include <memory>

#include "text/ascii.h"

namespace tidings::deliver {
namespace {

constexpr std::size_t longest_part = std::size_t{1} << 20;

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

std::vector<ReportField> headers_of(GMimeMessage* message) {
    std::vector<ReportField> fields;
    GMimeHeaderList* list = g_mime_object_get_header_list(GMIME_OBJECT(message));
    for (int i = 0; i < g_mime_header_list_get_count(list); ++i) {
        GMimeHeader* header = g_mime_header_list_get_header_at(list, i);
        const char* value = g_mime_header_get_value(header);
        if (value != nullptr) fields.push_back({lower_ascii(g_mime_header_get_name(header)), value});
    }
    return fields;
}

std::string type_of(GMimeObject* part) {
    GMimeContentType* type = g_mime_object_get_content_type(part);
    const char* const kind = g_mime_content_type_get_media_type(type);
    const char* const subtype = g_mime_content_type_get_media_subtype(type);
    return lower_ascii((kind == nullptr ? "" : kind) + std::string("/") +
                       (subtype == nullptr ? "" : subtype));
}

// In the part's own charset.
std::string content(GMimePart* part) {
    GMimeDataWrapper* wrapper = g_mime_part_get_content(part);
    if (wrapper == nullptr) return {};
    const Owned<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(wrapper, stream.get());
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return {reinterpret_cast<const char*>(bytes->data), std::min<std::size_t>(bytes->len, longest_part)};
}

std::string text_of(GMimePart* part) {
    if (!GMIME_IS_TEXT_PART(part)) return content(part);
    const std::unique_ptr<char, void (*)(gpointer)> text(g_mime_text_part_get_text(GMIME_TEXT_PART(part)),
                                                         g_free);
    return text ? std::string(text.get()).substr(0, longest_part) : std::string();
}

std::string as_lines(const std::vector<ReportField>& fields) {
    std::string lines;
    for (const ReportField& each : fields) lines += each.name + ": " + each.value + "\n";
    return lines;
}

// As deep as parsing_risk lets a mail be.
void add_parts(GMimeObject* object, bool returned, std::vector<MailPart>& parts) {
    if (object == nullptr) return;
    if (GMIME_IS_MULTIPART(object)) {
        GMimeMultipart* const all = GMIME_MULTIPART(object);
        for (int i = 0; i < g_mime_multipart_get_count(all); ++i)
            add_parts(g_mime_multipart_get_part(all, i), returned, parts);
        return;
    }
    const std::string type = type_of(object);
    if (GMIME_IS_MESSAGE_PART(object)) {
        GMimeMessage* const message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
        if (message == nullptr) return;
        parts.push_back({type, as_lines(headers_of(message)), true});
        add_parts(g_mime_message_get_mime_part(message), true, parts);
    } else if (GMIME_IS_PART(object) && (type.starts_with("text/") || type.starts_with("message/"))) {
        const bool headers_alone = type.ends_with("/rfc822-headers") || type.ends_with("/global-headers");
        parts.push_back({type, text_of(GMIME_PART(object)), returned || headers_alone});
    }
}

}  // namespace

MimeMail read_mime_mail(std::string_view bytes) {
    MimeMail mail;
    const Owned<GMimeMessage> message = parsed(bytes);
    if (!message) return mail;
    mail.headers = headers_of(message.get());
    add_parts(g_mime_message_get_mime_part(message.get()), false, mail.parts);
    return mail;
}

}  // namespace tidings::deliver
