#pragma once

#include <string>

#include "model/subscriber.h"

namespace tidings {

// Whom a mail comes from, as a setting writes it: "Name <address>" or an address alone.
struct Sender {
    std::string name;
    EmailAddress address;
};

// Throws Failure(configuration), naming the setting, for anything else.
Sender must_sender(const std::string& text, const std::string& setting);

}  // namespace tidings
