#include "mailing/return_path.h"

#include "subscribe/bounce_token.h"

namespace tidings {

EmailAddress return_path(const World& world, SendId send, const EmailAddress& otherwise) {
    const std::string& setting = world.settings.mail.bounce;
    if (setting.empty()) return otherwise;
    const std::size_t at = setting.rfind('@');
    const std::string domain = at == std::string::npos ? std::string() : setting.substr(at);
    Result<EmailAddress> address =
        EmailAddress::parse(setting.substr(0, at) + "+" + bounce_token(world.key, send) + domain);
    if (!address)
        throw Failure({Code::configuration, "mail.bounce: " + address.error().message,
                       "Write: bounce@your.domain, without a +"});
    return *std::move(address);
}

}  // namespace tidings
