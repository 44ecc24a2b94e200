#include "subscribe/mail_token.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>

#include "text/ascii.h"

namespace tidings {
namespace {

constexpr std::size_t longest_row = 19, signature_length = 32;
constexpr int most_tries = 1000;

constexpr std::string_view of_notices = "notice", of_editors = "editors";

std::string_view name_of(MailPurpose purpose) { return purpose == MailPurpose::bounce ? "bounce" : "leave"; }

std::string signature(const SecretKey& key, std::string_view purpose, std::string_view row) {
    return key.hex_token(std::string(purpose) + "|v1|" + std::string(row));
}

std::string signed_token(const SecretKey& key, std::string_view purpose, std::int64_t row) {
    const std::string digits = std::to_string(row);
    return digits + "-" + signature(key, purpose, digits);
}

// The row of a token whose number is all of `row`.
std::optional<std::int64_t> signed_row(const SecretKey& key, std::string_view purpose, std::string_view row,
                                       const std::string& given) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(row.data(), row.data() + row.size(), value);
    if (error != std::errc() || end != row.data() + row.size() || value <= 0 || row.front() == '0')
        return std::nullopt;
    const std::string ours = signature(key, purpose, row);
    if (sodium_memcmp(ours.data(), given.data(), signature_length) != 0) return std::nullopt;
    return value;
}

std::optional<std::int64_t> find_row(const SecretKey& key, std::string_view purpose, std::string_view text) {
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
            if (const auto row = signed_row(key, purpose, text.substr(start, dash - start), lower))
                return row;
        }
    }
    return std::nullopt;
}

}  // namespace

std::string mail_token(const SecretKey& key, MailPurpose purpose, SendId send) {
    return signed_token(key, name_of(purpose), number(send));
}

std::string notice_token(const SecretKey& key, NoticeId notice) {
    return signed_token(key, of_notices, number(notice));
}

// There is no row, but a token needs a number.
std::string editors_token(const SecretKey& key) { return signed_token(key, of_editors, 1); }

std::optional<SendId> find_mail_token(const SecretKey& key, MailPurpose purpose, std::string_view text) {
    const auto row = find_row(key, name_of(purpose), text);
    return row ? std::optional(SendId{*row}) : std::nullopt;
}

std::optional<NoticeId> find_notice_token(const SecretKey& key, std::string_view text) {
    const auto row = find_row(key, of_notices, text);
    return row ? std::optional(NoticeId{*row}) : std::nullopt;
}

bool holds_editors_token(const SecretKey& key, std::string_view text) {
    return find_row(key, of_editors, text).has_value();
}

}  // namespace tidings
