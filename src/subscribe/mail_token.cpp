#include "subscribe/mail_token.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>

#include "text/ascii.h"

namespace tidings {
namespace {

constexpr std::size_t longest_row = 19, signature_length = 32;
constexpr int most_tries = 1000;

std::string signature(const SecretKey& key, MailPurpose purpose, std::string_view row) {
    const std::string_view name = purpose == MailPurpose::bounce ? "bounce" : "leave";
    return key.hex_token(std::string(name) + "|v1|" + std::string(row));
}

// The row of a token whose number is all of `row`.
std::optional<SendId> signed_row(const SecretKey& key, MailPurpose purpose, std::string_view row,
                                 const std::string& given) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(row.data(), row.data() + row.size(), value);
    if (error != std::errc() || end != row.data() + row.size() || value <= 0 || row.front() == '0')
        return std::nullopt;
    const std::string ours = signature(key, purpose, row);
    if (sodium_memcmp(ours.data(), given.data(), signature_length) != 0) return std::nullopt;
    return SendId{value};
}

}  // namespace

std::string mail_token(const SecretKey& key, MailPurpose purpose, SendId send) {
    const std::string row = std::to_string(number(send));
    return row + "-" + signature(key, purpose, row);
}

std::optional<SendId> find_mail_token(const SecretKey& key, MailPurpose purpose, std::string_view text) {
    int tries = 0;
    for (std::size_t dash = text.find('-'); dash != std::string_view::npos; dash = text.find('-', dash + 1)) {
        const std::string_view given = text.substr(dash + 1, signature_length);
        if (given.size() < signature_length || !std::ranges::all_of(given, is_hex_digit)) continue;
        const std::string lower = lower_ascii(given);
        // What stands before may end in digits of its own, as "%20" does: so each number that ends here is
        // tried.
        for (std::size_t start = dash;
             start > 0 && is_digit(text[start - 1]) && dash - start < longest_row;) {
            --start;
            if (++tries > most_tries) return std::nullopt;
            if (const auto send = signed_row(key, purpose, text.substr(start, dash - start), lower))
                return send;
        }
    }
    return std::nullopt;
}

}  // namespace tidings
