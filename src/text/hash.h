#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tidings {

// XXH3, 64 bit: the same on every machine and for ever, as stored fingerprints need. Not for secrets.
std::uint64_t hash64(std::string_view bytes);

// XXH3, 128 bit, as 32 hexadecimal digits.
std::string hash_hex(std::string_view bytes);

}  // namespace tidings
