#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tidings {

struct Converted {
    std::string text;          // UTF-8
    std::size_t replaced = 0;  // how many U+FFFD stand in it
};

// Bytes of an encoding that ICU knows by this name, as UTF-8.
Converted convert_to_utf8(std::string_view bytes, const std::string& converter);

// The encoding of bytes that are neither labelled nor UTF-8, as a label; "windows-1252" if detection finds no
// other.
std::string sniff_charset(std::string_view bytes);

}  // namespace tidings
