#pragma once

#include <string>

#include "render/templates.h"

namespace tidings {

// The controller of the data, shown at the foot of mails and pages (GDPR article 13). Any may be empty.
struct Imprint {
    std::string controller;      // the organisation that is responsible for readers' data
    std::string postal_address;  // on one line
    std::string privacy_notice;  // a web address
};

// Sets has_imprint, imprint ("Controller, address"), has_privacy_notice and privacy_notice.
void show_imprint(render::Data& data, const Imprint& imprint);

}  // namespace tidings
