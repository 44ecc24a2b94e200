#include "world/sender.h"

#include "text/plain_text.h"

namespace tidings {

Result<Sender> read_sender(const std::string& text, const std::string& setting) {
    const std::size_t open = text.rfind('<');
    const bool named = open != std::string::npos && text.ends_with('>');
    const std::string address = named ? text.substr(open + 1, text.size() - open - 2) : text;
    Result<EmailAddress> parsed = EmailAddress::parse(address);
    if (!parsed)
        return Error{Code::configuration, setting + ": " + parsed.error().message,
                     "Write: Name <address@your.domain>"};
    return Sender{named ? clean_line(text.substr(0, open), 200) : std::string(), *std::move(parsed)};
}

Sender must_sender(const std::string& text, const std::string& setting) {
    return must(read_sender(text, setting));
}

std::optional<EmailAddress> must_reply_to(const Digest& digest) {
    if (digest.reply_to.empty()) return std::nullopt;
    return must_sender(digest.reply_to, "digest." + digest.slug + ".reply_to").address;
}

}  // namespace tidings
