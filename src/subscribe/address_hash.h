#pragma once

#include <string>

#include "model/subscriber.h"
#include "subscribe/token.h"

namespace tidings {

// By what an address is known again once it is erased: 32 characters of HMAC-SHA-256 over it in lower case.
// To test an address against it takes the key.
std::string address_hash(const SecretKey& key, const EmailAddress& email);

// Tells whether hashes of addresses were made with the same key, and gives nothing of it away.
std::string key_fingerprint(const SecretKey& key);

}  // namespace tidings
