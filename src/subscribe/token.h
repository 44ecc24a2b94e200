#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/ids.h"

namespace tidings {

// The data folder's secret, from which every token is made. 32 bytes.
class SecretKey {
  public:
    static SecretKey random();

    // As stored: 64 hexadecimal digits. Error configuration if it is anything else.
    static Result<SecretKey> from_hex(std::string_view hex);
    std::string hex() const;

    // 32 characters [A-Za-z0-9_-]: the head of base64url(HMAC-SHA-256(key, message)). The message begins with
    // its purpose, so that a token made for one thing is worth nothing for another.
    std::string token(std::string_view message) const;

    // The same as 32 hexadecimal digits, for places where case may get lost.
    std::string hex_token(std::string_view message) const;

  private:
    using Digest = std::array<unsigned char, 32>;
    Digest digest(std::string_view message) const;

    std::array<unsigned char, 32> bytes_{};
};

// Names one send, in Message-ID and unsubscribe address: the same whenever it is made again, and not to be
// guessed.
std::string send_token(const SecretKey& key, IssueId issue, SubscriberId subscriber);

}  // namespace tidings
