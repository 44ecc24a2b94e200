#pragma once

#include <string>
#include <string_view>

namespace tidings::publish {

// The bytes as a gzip file (RFC 1952) without name and time: the same bytes give the same file.
std::string gzip(std::string_view bytes);

// Whether `packed` is a gzip file that holds `bytes`, by this compressor or another.
bool is_gzip_of(std::string_view packed, std::string_view bytes);

}  // namespace tidings::publish
