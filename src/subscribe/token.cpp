#include "subscribe/token.h"

#include <sodium.h>

namespace tidings {
namespace {

static_assert(crypto_auth_hmacsha256_KEYBYTES == 32);
constexpr std::size_t token_length = 32;

void start_sodium() {
    if (sodium_init() < 0) throw Failure({Code::bug, "libsodium could not be started", ""});
}

}  // namespace

SecretKey SecretKey::random() {
    start_sodium();
    SecretKey key;
    randombytes_buf(key.bytes_.data(), key.bytes_.size());
    return key;
}

Result<SecretKey> SecretKey::from_hex(std::string_view hex) {
    start_sodium();
    SecretKey key;
    std::size_t length = 0;
    const int read = sodium_hex2bin(key.bytes_.data(), key.bytes_.size(), hex.data(), hex.size(), " \r\n",
                                    &length, nullptr);
    if (read != 0 || length != key.bytes_.size())
        return Error{
            Code::configuration, "The secret key is not 64 hexadecimal digits",
            "Restore secret.key from a backup; with another key, links in mails already sent stop working."};
    return key;
}

std::string SecretKey::hex() const {
    std::string text(2 * bytes_.size() + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes_.data(), bytes_.size());
    text.pop_back();
    return text;
}

SecretKey::Digest SecretKey::digest(std::string_view message) const {
    static_assert(crypto_auth_hmacsha256_BYTES == std::tuple_size_v<Digest>);
    Digest digest{};
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytes_.data(), bytes_.size());
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(message.data()),
                                  message.size());
    crypto_auth_hmacsha256_final(&state, digest.data());
    return digest;
}

std::string SecretKey::token(std::string_view message) const {
    const Digest hash = digest(message);
    std::string text(sodium_base64_ENCODED_LEN(hash.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(text.data(), text.size(), hash.data(), hash.size(),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    text.resize(token_length);
    return text;
}

std::string SecretKey::hex_token(std::string_view message) const {
    const Digest hash = digest(message);
    std::string text(token_length + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), hash.data(), token_length / 2);
    text.pop_back();
    return text;
}

std::string send_token(const SecretKey& key, IssueId issue, SubscriberId subscriber) {
    return key.token("send|v1|" + std::to_string(number(issue)) + "|" + std::to_string(number(subscriber)));
}

}  // namespace tidings
