#include "subscribe/address_hash.h"

#include "text/ascii.h"

namespace tidings {

std::string address_hash(const SecretKey& key, const EmailAddress& email) {
    return key.token("address|v1|" + lower_ascii(email.text()));
}

}  // namespace tidings
