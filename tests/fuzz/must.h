#pragma once

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

// Ends the run, and so keeps the input, if what must hold does not.
inline void must(bool holds, std::string_view what) {
    if (holds) return;
    std::cerr << "Does not hold: " << what << '\n';
    std::abort();
}

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}
