#pragma once

#include "html/pictures.h"
#include "world/settings.h"

namespace tidings {

// What the setting feeds.pictures says.
inline Pictures pictures_of(const Settings& settings) {
    return settings.feeds.pictures == "shown" ? Pictures::shown : Pictures::as_text;
}

}  // namespace tidings
