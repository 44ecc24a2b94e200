#pragma once

#include <cstdint>

namespace tidings {

// What becomes of pictures in a text. One that is shown tells its server who reads, and when.
enum class Pictures : std::uint8_t {
    as_text,  // their alternative text takes their place
    shown,    // http and https pictures stay, but for those that only count readers
};

}  // namespace tidings
