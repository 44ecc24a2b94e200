#include "compose/imprint.h"

namespace tidings {

void show_imprint(render::Data& data, const Imprint& imprint) {
    const bool has_both = !imprint.controller.empty() && !imprint.postal_address.empty();
    const std::string line = imprint.controller + (has_both ? ", " : "") + imprint.postal_address;
    data.set("has_imprint", !line.empty()).set("imprint", line);
    data.set("has_privacy_notice", !imprint.privacy_notice.empty());
    data.set("privacy_notice", imprint.privacy_notice);
}

}  // namespace tidings
