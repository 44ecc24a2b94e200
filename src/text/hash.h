#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tidings {

// XXH3, 64 bits: equal on all machines and in all versions, since fingerprints are stored. Not cryptographic.
std::uint64_t hash64(std::string_view bytes);

// XXH3, 128 bit, as 32 hexadecimal digits.
std::string hash_hex(std::string_view bytes);

}  // namespace tidings
