#include "mailing/sender.h"

#include "base/result.h"
#include "text/plain_text.h"

namespace tidings {

Sender must_sender(const std::string& text, const std::string& setting) {
    const std::size_t open = text.rfind('<');
    const bool named = open != std::string::npos && text.ends_with('>');
    const std::string address = named ? text.substr(open + 1, text.size() - open - 2) : text;
    Result<EmailAddress> parsed = EmailAddress::parse(address);
    if (!parsed)
        throw Failure({Code::configuration, setting + ": " + parsed.error().message,
                       "Write: Name <address@your.domain>"});
    return {named ? clean_line(text.substr(0, open), 200) : std::string(), *std::move(parsed)};
}

}  // namespace tidings
