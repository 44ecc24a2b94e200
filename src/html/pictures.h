#pragma once

#include <cstdint>

namespace tidings {

// The treatment of pictures in a text. Showing one discloses to its server who reads it, and when.
enum class Pictures : std::uint8_t {
    as_text,  // their alternative text takes their place
    shown,    // http and https pictures stay, but for those that only count readers
};

}  // namespace tidings
