#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tidings::fetch {

enum class Unpacking { done, damaged, too_large };

// Sets `bytes` to what a gzip stream (RFC 1952) holds, all its members one behind the other. What follows the
// stream is passed over, as browsers do. Of one that is cut off, what there is. Never more than `limit`
// bytes: a stream that holds more is too large.
Unpacking unpack_gzip(std::string_view packed, std::size_t limit, std::string& bytes);

}  // namespace tidings::fetch
