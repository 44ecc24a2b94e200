#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "model/ids.h"

namespace tidings {

// A mail address in the restricted grammar that may reach an SMTP server: one @, a dotted domain (stored as
// A-labels, lower case), no control character, space, quote, < or >, at most 254 bytes. Non-ASCII local parts
// are refused.
class EmailAddress {
  public:
    static Result<EmailAddress> parse(std::string_view text);
    const std::string& text() const { return text_; }
    std::string_view domain() const;

    bool operator==(const EmailAddress&) const = default;

  private:
    explicit EmailAddress(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

enum class SubscriberState { pending, confirmed, unsubscribed };

std::string_view subscriber_state_name(SubscriberState state);
std::optional<SubscriberState> subscriber_state_named(std::string_view name);

struct Subscriber {
    SubscriberId id{};
    EmailAddress email;
    std::string name;
    std::string language;  // BCP 47 primary tag, one of the nine that mails are written in
    SubscriberState state = SubscriberState::pending;
    std::string consent;  // where and when the person agreed, in the operator's words
    Timestamp since{};
    std::vector<std::string> digests;  // slugs
};

}  // namespace tidings
