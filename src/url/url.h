#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tidings {

// An absolute http or https address, always well-formed: RFC 3986 characters only (everything else
// percent-encoded as UTF-8), host in lower case with IDNA A-labels, default port and user information
// dropped, dot segments removed. Read as the WHATWG URL standard reads: C0 and spaces stripped at the ends,
// tab, CR and LF deleted, "\" taken for "/".
class Url {
  public:
    // Error usage for a relative reference, another scheme, more than 64 KiB, or text that is no address.
    static Result<Url> parse(std::string_view text);

    // A reference as found in a document at `base` (RFC 3986 section 5).
    static Result<Url> resolve(const Url& base, std::string_view reference);

    const std::string& text() const { return text_; }
    std::string_view scheme() const;
    std::string_view host() const;      // without brackets for IPv6
    std::string_view port() const;      // empty for the scheme's default
    std::string_view path() const;      // begins with "/"
    std::string_view query() const;     // without "?"; empty if none
    std::string_view fragment() const;  // without "#"; empty if none
    std::string_view origin() const;    // "https://host:port"

    auto operator<=>(const Url&) const = default;

  private:
    friend Url without_tracking(Url url);  // removes query parameters, which keeps an address well-formed
    explicit Url(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

// Whether an http or https address, as it was typed, has user information (RFC 3986 section 3.2.1), which Url
// drops.
bool has_user_information(std::string_view address);

}  // namespace tidings
