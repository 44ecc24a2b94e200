#include "url/idna.h"

#include <unicode/bytestream.h>
#include <unicode/idna.h>

#include <memory>

#include "text/ascii.h"
#include "text/utf8.h"

namespace tidings {

namespace {

constexpr std::size_t longest_name = 253;
constexpr std::size_t longest_label = 63;

// Browsers, and so real addresses, do not keep IDNA2008's rules on where hyphens stand.
constexpr std::uint32_t pardoned =
    UIDNA_ERROR_LEADING_HYPHEN | UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;

bool is_label_character(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '_'; }

bool is_host_name(std::string_view name) {
    if (name.empty() || name.size() > longest_name) return false;
    std::size_t label = 0;
    for (const char c : name) {
        if (c == '.') {
            if (label == 0) return false;
            label = 0;
        } else if (!is_label_character(c) || ++label > longest_label) {
            return false;
        }
    }
    return label > 0;
}

// ICU promises that an IDNA instance can be used by several threads.
const icu::IDNA* uts46() {
    static const std::unique_ptr<const icu::IDNA> instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<const icu::IDNA>(icu::IDNA::createUTS46Instance(
            UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII |
                UIDNA_NONTRANSITIONAL_TO_UNICODE,
            status));
    }();
    return instance.get();
}

std::optional<std::string> to_a_labels(std::string_view host) {
    std::string name;
    icu::StringByteSink<std::string> sink(&name);
    icu::IDNAInfo info;
    UErrorCode status = U_ZERO_ERROR;
    uts46()->nameToASCII_UTF8(icu::StringPiece(host.data(), static_cast<std::int32_t>(host.size())), sink,
                              info, status);
    if (U_FAILURE(status) || (info.getErrors() & ~pardoned) != 0) return std::nullopt;
    return name;
}

}  // namespace

std::optional<std::string> ascii_host(std::string_view host) {
    // Any code point takes at most 4 bytes, so a longer text cannot become a name of 253 bytes … except by
    // characters that UTS #46 ignores, which nobody needs by the hundred.
    if (host.empty() || host.size() > 4 * longest_name) return std::nullopt;
    std::string name = lower_ascii(host);
    const bool plain = find_non_ascii(name) == name.size() && name.find("xn--") == std::string::npos;
    if (!plain) {
        std::optional<std::string> converted = to_a_labels(name);
        if (!converted) return std::nullopt;
        name = std::move(*converted);
    }
    if (!is_host_name(name)) return std::nullopt;
    return name;
}

}  // namespace tidings
