#include "subscribe/bounce_token.h"

#include <sodium.h>

#include <charconv>

#include "text/ascii.h"

namespace tidings {
namespace {

constexpr std::string_view notice_mark = "n";

bool is_ours(const std::string& ours, std::string_view token) {
    const std::string lower = lower_ascii(token);
    return ours.size() == lower.size() && sodium_memcmp(ours.data(), lower.data(), ours.size()) == 0;
}

// The row's number that a token begins with, if it is signed.
template <class Id>
std::optional<Id> signed_row(const SecretKey& key, std::string_view digits, std::string_view token) {
    std::int64_t row = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), row);
    if (error != std::errc() || row <= 0 || !is_ours(bounce_token(key, Id{row}), token)) return std::nullopt;
    return Id{row};
}

}  // namespace

std::string bounce_token(const SecretKey& key, SendId send) {
    const std::string row = std::to_string(number(send));
    return row + "-" + key.hex_token("bounce|v1|" + row);
}

std::optional<SendId> read_bounce_token(const SecretKey& key, std::string_view token) {
    return signed_row<SendId>(key, token, token);
}

std::string bounce_token(const SecretKey& key, NoticeId notice) {
    const std::string row = std::to_string(number(notice));
    return std::string(notice_mark) + row + "-" + key.hex_token("bounce|v1|notice|" + row);
}

std::optional<NoticeId> read_notice_bounce_token(const SecretKey& key, std::string_view token) {
    if (!lower_ascii(token).starts_with(notice_mark)) return std::nullopt;
    return signed_row<NoticeId>(key, token.substr(notice_mark.size()), token);
}

std::string editors_bounce_token(const SecretKey& key) { return "e-" + key.hex_token("bounce|v1|editors"); }

bool is_editors_bounce_token(const SecretKey& key, std::string_view token) {
    return is_ours(editors_bounce_token(key), token);
}

}  // namespace tidings
