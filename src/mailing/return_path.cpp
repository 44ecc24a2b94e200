#include "mailing/return_path.h"

#include "store/issues/sends.h"
#include "subscribe/mail_token.h"

namespace tidings {
namespace {

// "bounce+TOKEN@domain".
Result<EmailAddress> with_token(const std::string& setting, const std::string& token) {
    const std::size_t at = setting.rfind('@');
    return EmailAddress::parse(setting.substr(0, at) + "+" + token + setting.substr(at));
}

std::optional<EmailAddress> if_there_is_room(const World& world, const std::string& token) {
    const std::string& setting = world.settings.mail.bounce;
    if (setting.empty()) return std::nullopt;
    Result<EmailAddress> address = with_token(setting, token);
    return address ? std::optional(*std::move(address)) : std::nullopt;
}

}  // namespace

std::optional<EmailAddress> return_path(const World& world, SendId send) {
    const std::string& setting = world.settings.mail.bounce;
    if (setting.empty()) return std::nullopt;
    const std::string token = mail_token(world.key, MailPurpose::bounce, send);
    Result<EmailAddress> address = with_token(setting, token);
    if (!address)
        throw Failure(
            {Code::configuration,
             "mail.bounce: there is no room for +TOKEN, of " + std::to_string(token.size() + 1) +
                 " characters, before the @ of " + setting,
             "Write a shorter name before the @, such as bounce: 64 characters are all there are."});
    return *std::move(address);
}

std::optional<EmailAddress> return_path(const World& world, NoticeId notice) {
    return if_there_is_room(world, notice_token(world.key, notice));
}

std::optional<EmailAddress> editors_return_path(const World& world) {
    return if_there_is_room(world, editors_token(world.key));
}

void expect_return_paths(const World& world) {
    if (const std::optional<SendId> last = store::last_send(world.db)) return_path(world, *last);
}

}  // namespace tidings
