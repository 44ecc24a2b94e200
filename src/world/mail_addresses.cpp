#include "world/mail_addresses.h"

#include "world/sender.h"

namespace tidings {
namespace {

// Each takes an empty text for one that is not set.

std::optional<Error> wrong_sender(const std::string& text, const std::string& setting) {
    if (text.empty()) return std::nullopt;
    const Result<Sender> sender = read_sender(text, setting);
    return sender ? std::nullopt : std::optional(sender.error());
}

std::optional<Error> wrong_bare_address(const std::string& text, const std::string& setting) {
    if (text.empty()) return std::nullopt;
    const Result<EmailAddress> address = EmailAddress::parse(text);
    if (address) return std::nullopt;
    return Error{Code::configuration, setting + ": " + address.error().message,
                 "Write the address alone: bounce@your.domain"};
}

std::optional<Error> wrong_in(const Digest& digest) {
    const std::string name = "digest." + digest.slug;
    if (auto error = wrong_sender(digest.from, name + ".from")) return error;
    return wrong_sender(digest.reply_to, name + ".reply_to");
}

}  // namespace

std::optional<Error> wrong_address(const Settings& settings) {
    for (const Digest& digest : settings.digests)
        if (auto error = wrong_in(digest)) return error;
    if (auto error = wrong_sender(settings.mail.unsubscribe, "mail.unsubscribe")) return error;
    if (auto error = wrong_bare_address(settings.mail.bounce, "mail.bounce")) return error;
    for (const std::string& editor : settings.editors.notify)
        if (auto error = wrong_sender(editor, "editors.notify")) return error;
    return std::nullopt;
}

}  // namespace tidings
