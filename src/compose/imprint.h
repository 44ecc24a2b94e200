#pragma once

#include <string>

#include "render/templates.h"

namespace tidings {

// Who answers for the mails and pages, as each of them says at its foot (GDPR article 13). Any may be empty.
struct Imprint {
    std::string controller;      // the organisation that decides what becomes of readers' data
    std::string postal_address;  // on one line
    std::string privacy_notice;  // a web address
};

// Sets has_imprint, imprint ("Controller, address"), has_privacy_notice and privacy_notice.
void show_imprint(render::Data& data, const Imprint& imprint);

}  // namespace tidings
