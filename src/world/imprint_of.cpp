#include "world/imprint_of.h"

namespace tidings {

Imprint imprint_of(const Settings& settings) {
    return {.controller = settings.hub.controller.empty() ? settings.hub.author : settings.hub.controller,
            .postal_address = settings.hub.postal_address,
            .privacy_notice = settings.hub.privacy_notice};
}

}  // namespace tidings
