#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "model/digest.h"
#include "model/subscriber.h"

namespace tidings {

// Who a mail is from.
struct Sender {
    std::string name;  // may be empty
    EmailAddress address;
};

// "Name <address>" or an address alone, as the setting has it. Error configuration, naming the setting.
Result<Sender> read_sender(const std::string& text, const std::string& setting);

// The same, thrown as Failure.
Sender must_sender(const std::string& text, const std::string& setting);

// Where answers to a digest's mails go, if not to its sender.
std::optional<EmailAddress> must_reply_to(const Digest& digest);

}  // namespace tidings
