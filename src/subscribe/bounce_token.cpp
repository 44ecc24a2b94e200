#include "subscribe/bounce_token.h"

#include <sodium.h>

#include <charconv>

#include "text/ascii.h"

namespace tidings {

std::string bounce_token(const SecretKey& key, SendId send) {
    const std::string row = std::to_string(number(send));
    return row + "-" + key.hex_token("bounce|v1|" + row);
}

std::optional<SendId> read_bounce_token(const SecretKey& key, std::string_view token) {
    std::int64_t row = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), row);
    if (error != std::errc() || row <= 0) return std::nullopt;
    const std::string lower = lower_ascii(token);
    const std::string ours = bounce_token(key, SendId{row});
    if (ours.size() != lower.size() || sodium_memcmp(ours.data(), lower.data(), ours.size()) != 0)
        return std::nullopt;
    return SendId{row};
}

}  // namespace tidings
