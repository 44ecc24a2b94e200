#include "subscribe/address_hash.h"

#include "text/ascii.h"

namespace tidings {

std::string address_hash(const SecretKey& key, const EmailAddress& email) {
    return key.token("address|v1|" + lower_ascii(email.text()));
}

std::string key_fingerprint(const SecretKey& key) {
    return key.token("fingerprint of the key|v1").substr(0, 16);
}

}  // namespace tidings
