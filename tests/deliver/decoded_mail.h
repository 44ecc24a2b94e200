#pragma once

#include <gmime/gmime.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace tidings::support {

// A message as another program reads it: GMime, which shares nothing with our composer.
class DecodedMail {
  public:
    struct Part {
        std::string type, charset;
        std::string bytes;  // decoded
    };
    struct Mailbox {
        std::string name, address;
        bool operator==(const Mailbox&) const = default;
    };

    explicit DecodedMail(std::string_view bytes) {
        g_mime_init();
        const Object<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
        const Object<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
        message_.reset(g_mime_parser_construct_message(parser.get(), nullptr));
        if (!message_) throw std::runtime_error("GMime cannot read the message");
        GMimeObject* body = g_mime_message_get_mime_part(message_.get());
        type = type_of(body);
        if (!GMIME_IS_MULTIPART(body)) throw std::runtime_error("no multipart message");
        GMimeMultipart* multipart = GMIME_MULTIPART(body);
        for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i)
            parts.push_back(decoded(g_mime_multipart_get_part(multipart, i)));
    }

    // Decoded, unfolded; empty if there is none.
    std::string header(const char* name) const {
        const char* value = g_mime_object_get_header(GMIME_OBJECT(message_.get()), name);
        return value == nullptr ? "" : value;
    }
    std::string subject() const { return g_mime_message_get_subject(message_.get()); }
    Mailbox from() const { return only(g_mime_message_get_from(message_.get())); }
    Mailbox to() const { return only(g_mime_message_get_to(message_.get())); }

    std::string type;
    std::vector<Part> parts;

  private:
    struct Release {
        void operator()(gpointer object) const { g_object_unref(object); }
    };
    template <class T>
    using Object = std::unique_ptr<T, Release>;

    static std::string type_of(GMimeObject* object) {
        GMimeContentType* type = g_mime_object_get_content_type(object);
        return std::string(g_mime_content_type_get_media_type(type)) + "/" +
               g_mime_content_type_get_media_subtype(type);
    }

    static Mailbox only(InternetAddressList* list) {
        if (internet_address_list_length(list) != 1) throw std::runtime_error("not one address");
        InternetAddress* address = internet_address_list_get_address(list, 0);
        const char* name = internet_address_get_name(address);
        return {name == nullptr ? "" : name,
                internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address))};
    }

    static Part decoded(GMimeObject* object) {
        const Object<GMimeStream> out(g_mime_stream_mem_new());
        g_mime_data_wrapper_write_to_stream(g_mime_part_get_content(GMIME_PART(object)), out.get());
        const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(out.get()));
        const char* charset = g_mime_object_get_content_type_parameter(object, "charset");
        return {type_of(object), charset == nullptr ? "" : charset, {bytes->data, bytes->data + bytes->len}};
    }

    Object<GMimeMessage> message_;
};

}  // namespace tidings::support
