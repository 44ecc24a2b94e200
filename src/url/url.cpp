#include "url/url.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "text/ascii.h"
#include "url/host.h"
#include "url/percent.h"

namespace tidings {

namespace {

constexpr std::array<bool, 256> allowed_in(std::string_view punctuation) {
    std::array<bool, 256> table{};
    for (std::size_t i = 0; i < 128; ++i) {
        const char c = static_cast<char>(i);
        table[i] = is_digit(c) || is_letter(c) || punctuation.find(c) != std::string_view::npos;
    }
    return table;
}

// RFC 3986 sections 3.3 to 3.5. "%" is looked at apart.
constexpr std::array<bool, 256> path_characters = allowed_in("-._~!$&'()*+,;=:@");
constexpr std::array<bool, 256> query_characters = allowed_in("-._~!$&'()*+,;=:@/?");

void append_encoded(std::string& out, std::string_view raw, const std::array<bool, 256>& allowed) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const std::size_t run = i;
        while (i < raw.size() && allowed[static_cast<unsigned char>(raw[i])]) ++i;
        out.append(raw, run, i - run);
        if (i == raw.size()) return;
        const auto byte = static_cast<unsigned char>(raw[i]);
        if (is_escape(raw, i)) {
            out.append({'%', to_upper(raw[i + 1]), to_upper(raw[i + 2])});
            i += 2;
        } else {
            out.append({'%', digits[byte >> 4], digits[byte & 0xFU]});
        }
    }
}

// "." also as "%2e": 1 for ".", 2 for "..", 0 for anything else.
int dots_in(std::string_view segment) {
    int dots = 0;
    while (!segment.empty()) {
        if (segment.starts_with('.')) {
            segment.remove_prefix(1);
        } else if (segment.size() >= 3 && equal_ignoring_case(segment.substr(0, 3), "%2e")) {
            segment.remove_prefix(3);
        } else {
            return 0;
        }
        ++dots;
    }
    return dots <= 2 ? dots : 0;
}

// Appends "/segment" for each segment, without dot segments (RFC 3986, section 5.2.4). `raw` begins behind a
// "/" or nowhere.
void append_path(std::string& out, std::string_view raw) {
    const std::size_t origin_end = out.size();
    if (raw.starts_with('/') || raw.starts_with('\\')) raw.remove_prefix(1);
    while (true) {
        const std::size_t end = find_any(raw, '/', '\\');
        const bool last = end == raw.size();
        const std::string_view segment = raw.substr(0, end);
        const int dots = dots_in(segment);
        if (dots == 0) {
            out.push_back('/');
            append_encoded(out, segment, path_characters);
        } else {
            if (dots == 2 && out.size() > origin_end) out.resize(out.rfind('/'));
            if (last) out.push_back('/');
        }
        if (last) return;
        raw.remove_prefix(end + 1);
    }
}

// Path, query and fragment, as yet unclean, behind an origin.
std::string assemble(std::string_view origin, std::string_view raw) {
    std::string text;
    text.reserve(origin.size() + raw.size() + 8);
    text += origin;
    const std::size_t hash = raw.find('#');
    const std::string_view before = raw.substr(0, hash);
    const std::size_t question = before.find('?');
    append_path(text, before.substr(0, question));
    if (question != std::string_view::npos) {
        text.push_back('?');
        append_encoded(text, before.substr(question + 1), query_characters);
    }
    if (hash != std::string_view::npos) {
        text.push_back('#');
        append_encoded(text, raw.substr(hash + 1), query_characters);
    }
    return text;
}

// Far more than any server takes.
constexpr std::size_t longest_address = 64 * 1024;
constexpr const char* too_long = "The address is too long";

// WHATWG URL, section 4.4, steps 1 to 3.
std::string cleaned(std::string_view text) {
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
    std::string clean(text);
    std::erase_if(clean, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
    return clean;
}

// The scheme as it stands there, without ":"; empty if the text has none.
std::string_view scheme_of(std::string_view text) {
    if (text.empty() || !is_letter(text.front())) return {};
    for (std::size_t i = 1; i < text.size(); ++i) {
        const char c = text[i];
        if (c == ':') return text.substr(0, i);
        if (!is_letter(c) && !is_digit(c) && c != '+' && c != '-' && c != '.') return {};
    }
    return {};
}

// ":port" to write, or nothing for the default one. None if it is no port.
std::optional<std::string> written_port(std::string_view digits, bool secure) {
    if (digits.empty()) return std::string();
    unsigned port = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (error != std::errc() || end != digits.data() + digits.size() || port > 65535) return std::nullopt;
    if (port == (secure ? 443 : 80)) return std::string();
    return ":" + std::to_string(port);
}

Error bad_address(const char* what) {
    return Error{Code::usage, what, "Addresses look like https://example.org/news"};
}

// "scheme://host:port" of an authority such as "user:word@Host:80".
Result<std::string> make_origin(std::string_view authority, bool secure) {
    const std::size_t at = authority.rfind('@');
    if (at != std::string_view::npos) authority.remove_prefix(at + 1);
    const std::size_t bracket = authority.find(']');
    const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
    const std::optional<std::string> host = url_host(authority.substr(0, colon));
    if (!host) return bad_address("The address has no valid host name");
    const std::string_view digits =
        colon == std::string_view::npos ? std::string_view() : authority.substr(colon + 1);
    const std::optional<std::string> port = written_port(digits, secure);
    if (!port) return bad_address("The address has no valid port number");
    return (secure ? "https://" : "http://") + *host + *port;
}

// Cuts the authority from what follows "http:" or "https:" in an absolute address, which may have any number
// of slashes, even none. Empty if there is none.
std::string_view cut_authority(std::string_view& rest) {
    rest.remove_prefix(std::min(rest.find_first_not_of("/\\"), rest.size()));
    const std::string_view authority = rest.substr(0, find_any(rest, '/', '\\', '?', '#'));
    rest.remove_prefix(authority.size());
    return authority;
}

Result<std::string> absolute(std::string_view rest, bool secure) {
    const std::string_view authority = cut_authority(rest);
    if (authority.empty() && rest.empty()) return bad_address("The address has no host name");
    const Result<std::string> origin = make_origin(authority, secure);
    if (!origin) return origin.error();
    return assemble(*origin, rest);
}

bool is_slash(char c) { return c == '/' || c == '\\'; }

// A reference that has neither scheme nor host, put into the place of the base's.
std::string merged(const Url& base, std::string_view reference) {
    const char first = reference.empty() ? '#' : reference.front();
    std::string rest;
    if (first == '#' || first == '?') {
        rest = base.path();
    } else if (!is_slash(first)) {
        rest = base.path().substr(0, base.path().rfind('/') + 1);
    }
    if (first == '#' && !base.query().empty()) rest.append("?").append(base.query());
    rest += reference;
    return assemble(base.origin(), rest);
}

std::size_t path_start(std::string_view text) {
    const std::size_t host = text.find("://") + 3;
    return host + find_any(text.substr(host), '/', '?', '#');
}

// Where a host name of small letters, digits, dots and single hyphens inside of labels ends, as most are
// written; 0 for any other, and for one that may be a number.
std::size_t plain_host_end(std::string_view text, std::size_t from) {
    constexpr std::size_t longest_label = 63;
    constexpr std::size_t longest_name = 253;
    std::size_t label = from;
    std::size_t i = from;
    for (; i < text.size() && text[i] != '/'; ++i) {
        const char c = text[i];
        const bool small = c >= 'a' && c <= 'z';
        if (small || is_digit(c)) continue;
        const bool inside =
            i > label && i + 1 < text.size() && (is_letter(text[i + 1]) || is_digit(text[i + 1]));
        if ((c != '.' && c != '-') || !inside) return 0;
        if (c == '.' && i - label > longest_label) return 0;
        if (c == '.') label = i + 1;
    }
    const bool named = i > label && text[label] >= 'a' && text[label] <= 'z';
    return named && i - label <= longest_label && i - from <= longest_name ? i : 0;
}

// An address that reading would leave as it is, told at a glance; most are. False says nothing.
bool is_plainly_canonical(std::string_view text) {
    const std::size_t host = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
    if (host == 0) return false;
    std::size_t i = plain_host_end(text, host);
    if (i == 0 || i >= text.size()) return false;
    for (; i < text.size() && text[i] != '?' && text[i] != '#'; ++i) {
        if (!path_characters[static_cast<unsigned char>(text[i])] && text[i] != '/') return false;
        if (text[i] == '/' && i + 1 < text.size() && text[i + 1] == '.') return false;
    }
    const auto fits = [](char c) { return query_characters[static_cast<unsigned char>(c)]; };
    const std::string_view rest = text.substr(i);
    const std::size_t hash = std::min(rest.find('#'), rest.size());
    return std::ranges::all_of(rest.substr(0, hash), fits) &&
           (hash == rest.size() || std::ranges::all_of(rest.substr(hash + 1), fits));
}

}  // namespace

Result<Url> Url::parse(std::string_view raw) {
    if (raw.size() > longest_address) return bad_address(too_long);
    if (is_plainly_canonical(raw)) return Url(std::string(raw));
    const std::string text = cleaned(raw);
    const std::string_view scheme = scheme_of(text);
    const bool secure = equal_ignoring_case(scheme, "https");
    if (!secure && !equal_ignoring_case(scheme, "http")) {
        return bad_address("Not an absolute http or https address");
    }
    Result<std::string> address = absolute(std::string_view(text).substr(scheme.size() + 1), secure);
    if (!address) return address.error();
    if (address->size() > longest_address) return bad_address(too_long);
    return Url(std::move(*address));
}

Result<Url> Url::resolve(const Url& base, std::string_view reference) {
    if (reference.size() > longest_address) return bad_address(too_long);
    if (is_plainly_canonical(reference)) return Url(std::string(reference));
    const std::string clean = cleaned(reference);
    std::string_view rest = clean;
    const bool secure_base = base.scheme() == "https";
    const std::string_view scheme = scheme_of(rest);
    if (!scheme.empty()) {
        const bool of_host = rest.size() > scheme.size() + 1 && is_slash(rest[scheme.size() + 1]);
        if (of_host || !equal_ignoring_case(scheme, base.scheme())) return parse(clean);
        rest.remove_prefix(scheme.size() + 1);
    }
    if (rest.size() >= 2 && is_slash(rest[0]) && is_slash(rest[1])) {
        return parse((secure_base ? "https:" : "http:") + std::string(rest));
    }
    std::string address = merged(base, rest);
    if (address.size() > longest_address) return bad_address(too_long);
    return Url(std::move(address));
}

bool has_user_information(std::string_view address) {
    const std::string text = cleaned(address);
    const std::string_view scheme = scheme_of(text);
    if (!equal_ignoring_case(scheme, "https") && !equal_ignoring_case(scheme, "http")) return false;
    std::string_view rest = std::string_view(text).substr(scheme.size() + 1);
    return cut_authority(rest).find('@') != std::string_view::npos;
}

std::string_view Url::scheme() const { return std::string_view(text_).substr(0, text_.find(':')); }

std::string_view Url::origin() const { return std::string_view(text_).substr(0, path_start(text_)); }

std::string_view Url::host() const {
    std::string_view authority = origin();
    authority.remove_prefix(authority.find("://") + 3);
    if (authority.starts_with('[')) return authority.substr(1, authority.find(']') - 1);
    return authority.substr(0, authority.find(':'));
}

std::string_view Url::port() const {
    const std::string_view whole = origin();
    const std::size_t colon = whole.find_last_of(":]/");
    return whole[colon] == ':' ? whole.substr(colon + 1) : std::string_view();
}

std::string_view Url::path() const {
    std::string_view rest = std::string_view(text_).substr(path_start(text_));
    return rest.substr(0, find_any(rest, '?', '#'));
}

std::string_view Url::query() const {
    const std::string_view text = std::string_view(text_).substr(0, text_.find('#'));
    const std::size_t question = text.find('?');
    return question == std::string_view::npos ? std::string_view() : text.substr(question + 1);
}

std::string_view Url::fragment() const {
    const std::size_t hash = text_.find('#');
    return hash == std::string::npos ? std::string_view() : std::string_view(text_).substr(hash + 1);
}

}  // namespace tidings
