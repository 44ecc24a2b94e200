#pragma once

#include <string>

#include "model/subscriber.h"

namespace tidings {

// Who a mail is from.
struct Sender {
    std::string name;  // may be empty
    EmailAddress address;
};

// "Name <address>" or an address alone, as the setting has it. Throws Failure(configuration), naming the
// setting.
Sender must_sender(const std::string& text, const std::string& setting);

}  // namespace tidings
