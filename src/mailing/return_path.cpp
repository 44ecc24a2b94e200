#include "mailing/return_path.h"

#include "store/sends.h"
#include "subscribe/mail_token.h"

namespace tidings {

std::optional<EmailAddress> return_path(const World& world, SendId send) {
    const std::string& setting = world.settings.mail.bounce;
    if (setting.empty()) return std::nullopt;
    const std::size_t at = setting.rfind('@');
    const std::string token = mail_token(world.key, MailPurpose::bounce, send);
    Result<EmailAddress> address =
        EmailAddress::parse(setting.substr(0, at) + "+" + token + setting.substr(at));
    if (!address)
        throw Failure(
            {Code::configuration,
             "mail.bounce: there is no room for +TOKEN, of " + std::to_string(token.size() + 1) +
                 " characters, before the @ of " + setting,
             "Write a shorter name before the @, such as bounce: 64 characters are all there are."});
    return *std::move(address);
}

void expect_return_paths(const World& world) {
    if (const std::optional<SendId> last = store::last_send(world.db)) return_path(world, *last);
}

}  // namespace tidings
