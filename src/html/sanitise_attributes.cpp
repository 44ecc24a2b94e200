#include "html/sanitise_attributes.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>

#include "html/beacons.h"
#include "html/entities.h"
#include "html/name_places.h"
#include "html/sanitise_text.h"
#include "text/ascii.h"
#include "text/language.h"
#include "text/white_space.h"
#include "url/published_address.h"

namespace tidings {
namespace {

constexpr std::size_t longest_url = 8192;
constexpr std::size_t longest_words = 8192;
constexpr std::size_t longest_word = 64;

// In the order of enum Attribute.
constexpr std::array<std::string_view, 21> attribute_names{
    "abbr", "alt",      "cite",  "colspan", "datetime", "dir",     "height",
    "href", "hreflang", "lang",  "open",    "reversed", "rowspan", "scope",
    "span", "src",      "start", "title",   "type",     "value",   "width"};
static_assert(std::ranges::is_sorted(attribute_names));
constexpr NamePlaces<attribute_names.size()> attribute_places(attribute_names, std::identity{});

std::optional<Attribute> find_attribute(std::string_view name) {
    const std::size_t found = attribute_places.find(name);
    if (found < attribute_names.size()) return static_cast<Attribute>(found);
    return name == "xml:lang" ? std::optional(Attribute::lang) : std::nullopt;
}

bool is_number(std::string_view text, std::size_t digits) {
    return !text.empty() && text.size() <= digits && std::ranges::all_of(text, is_digit);
}

// At least 1.
bool is_count(std::string_view text) {
    return is_number(text, 3) && text.find_first_not_of('0') != std::string_view::npos;
}

bool is_integer(std::string_view text) { return is_number(text.starts_with('-') ? text.substr(1) : text, 9); }

bool is_language(std::string_view text) {
    const auto fits = [](char c) { return is_digit(c) || is_letter(c) || c == '-'; };
    return !text.empty() && text.size() <= 35 && is_letter(text.front()) && std::ranges::all_of(text, fits);
}

bool is_time(std::string_view text) {
    const auto fits = [](char c) {
        return is_digit(c) || is_letter(c) || std::string_view("+-:., ").find(c) != std::string_view::npos;
    };
    return !text.empty() && text.size() <= longest_word && std::ranges::all_of(text, fits);
}

template <std::size_t size>
bool is_one_of(std::string_view text, const std::array<std::string_view, size>& words) {
    return std::ranges::find(words, text) != words.end();
}

constexpr std::array<std::string_view, 3> directions{"auto", "ltr", "rtl"};
constexpr std::array<std::string_view, 4> scopes{"col", "colgroup", "row", "rowgroup"};
constexpr std::array<std::string_view, 5> numberings{"1", "A", "I", "a", "i"};

bool is_word_for(Attribute attribute, std::string_view value) {
    switch (attribute) {
        case Attribute::colspan:
        case Attribute::rowspan:
        case Attribute::span:
            return is_count(value);
        case Attribute::start:
        case Attribute::value:
            return is_integer(value);
        case Attribute::height:
        case Attribute::width:
            return is_number(value, 5);
        case Attribute::datetime:
            return is_time(value);
        case Attribute::dir:
            return is_one_of(value, directions);
        case Attribute::scope:
            return is_one_of(value, scopes);
        case Attribute::type:
            return is_one_of(value, numberings);
        case Attribute::lang:
        case Attribute::hreflang:
            return is_language(value);
        default:
            return false;
    }
}

// Escaped anew; what could end a header is left out, also where leaving it out would make another one.
std::string clean_mail_part(std::string_view part) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view marks = "-._~!$&()*+,;=:@/?%";
    constexpr std::array<std::string_view, 3> forbidden{"%0A", "%0D", "%00"};
    std::string clean;
    for (const char c : part) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < ' ') continue;
        if (is_digit(c) || is_letter(c) || marks.find(c) != std::string_view::npos)
            clean += c;
        else
            clean.append({'%', digits[byte >> 4], digits[byte & 0xFU]});
        const std::string_view end =
            std::string_view(clean).substr(clean.size() - std::min<std::size_t>(3, clean.size()));
        if (std::ranges::any_of(forbidden, [&](std::string_view f) { return equal_ignoring_case(f, end); }))
            clean.erase(clean.size() - end.size());
    }
    return clean;
}

// A field that may be filled in for somebody: not who else gets the mail unseen, and no file to attach.
bool is_mail_field(std::string_view field) {
    constexpr std::array<std::string_view, 3> names{"subject", "body", "cc"};
    const std::string_view name = field.substr(0, field.find('='));
    return std::ranges::any_of(names,
                               [&](std::string_view known) { return equal_ignoring_case(known, name); });
}

// RFC 6068: an address and fields, nothing that could end a header or an attribute. Empty for what is no
// mailto.
std::string clean_mailto(std::string_view address) {
    constexpr std::string_view scheme = "mailto:";
    std::string whole(trimmed(address, is_space_or_control));
    std::erase_if(whole, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
    std::string_view fields = whole;
    if (!equal_ignoring_case(fields.substr(0, scheme.size()), scheme)) return {};
    fields.remove_prefix(scheme.size());
    const std::size_t mark = std::min(fields.find('?'), fields.size());
    std::string clean = clean_mail_part(fields.substr(0, mark));
    fields.remove_prefix(std::min(mark + 1, fields.size()));
    char before = '?';
    while (!fields.empty()) {
        const std::size_t end = std::min(fields.find('&'), fields.size());
        const std::string field = clean_mail_part(fields.substr(0, end));
        fields.remove_prefix(std::min(end + 1, fields.size()));
        if (!is_mail_field(field)) continue;
        clean += std::exchange(before, '&');
        clean += field;
    }
    return clean.empty() ? clean : std::string(scheme) + clean;
}

enum class Schemes { web, web_and_mail };

// A longer address is none; nor is one that adds more than there is room for.
bool has_room(std::string_view clean, std::string_view raw, AddressBase& base) {
    const std::size_t added = clean.size() - std::min(clean.size(), raw.size());
    if (added > base.room) base.url = nullptr;
    if (clean.size() > longest_url || added > base.room) return false;
    base.room -= added;
    return true;
}

// Absolute, harmless and escaped, or empty.
std::string clean_url(std::string_view raw, AddressBase& base, Schemes schemes) {
    std::string decoded;
    std::string_view reference = raw;
    if (raw.find('&') != std::string_view::npos) reference = decoded = decode_attribute(raw);
    if (reference.size() > longest_url) return {};
    Result<Url> url = base.url ? Url::resolve(*base.url, reference) : Url::parse(reference);
    if (url) {
        const Url clean = published_address(*std::move(url));
        return has_room(clean.text(), raw, base) ? escape_html(clean.text()) : std::string();
    }
    if (schemes != Schemes::web_and_mail) return {};
    const std::string clean = clean_mailto(reference);
    return has_room(clean, raw, base) ? escape_html(clean) : std::string();
}

void append(std::string& out, std::string_view name, std::string_view escaped) {
    out.reserve(out.size() + name.size() + escaped.size() + 4);
    out += ' ';
    out += name;
    out += "=\"";
    out += escaped;
    out += '"';
}

std::string clean_value(Attribute attribute, std::string_view raw, AddressBase& base) {
    if (attribute == Attribute::href || attribute == Attribute::cite)
        return clean_url(raw, base, Schemes::web_and_mail);
    if (attribute == Attribute::src) return clean_url(raw, base, Schemes::web);
    std::string value;
    if (attribute == Attribute::title || attribute == Attribute::abbr || attribute == Attribute::alt) {
        if (raw.size() <= longest_words) append_clean(value, raw, MarkupContext::attribute);
        return value.size() <= longest_words ? value : std::string{};
    }
    if (raw.size() > longest_word) return value;
    value = trimmed(decode_attribute(raw), is_space_or_control);
    const bool has_case = attribute == Attribute::type || attribute == Attribute::datetime;
    if (!has_case && attribute != Attribute::lang && attribute != Attribute::hreflang)
        value = lower_ascii(value);
    return is_word_for(attribute, value) ? value : std::string{};
}

}  // namespace

std::string allowed_attributes(const HtmlToken& tag, const HtmlElement& element, AddressBase& base) {
    std::string out;
    for (const HtmlAttribute& written : tag.attributes) {
        const std::optional<Attribute> attribute = find_attribute(written.name);
        if (!attribute || !element.allows(*attribute)) continue;
        if (written.name == "xml:lang" && has_attribute(tag, "lang")) continue;
        const std::string_view name = attribute_names[static_cast<std::size_t>(*attribute)];
        if (*attribute == Attribute::open || *attribute == Attribute::reversed) {
            append(out, name, "");
            continue;
        }
        const std::string value = clean_value(*attribute, written.value, base);
        if (!value.empty() || *attribute == Attribute::alt) append(out, name, value);
    }
    return out;
}

std::string picture_attributes(const HtmlToken& tag, const HtmlElement& element, AddressBase& base) {
    if (is_beacon(tag)) return {};
    std::string attributes = allowed_attributes(tag, element, base);
    if (attributes.find(" src=\"") == std::string::npos) return {};
    if (!has_attribute(tag, "alt")) append(attributes, "alt", "");
    return attributes;
}

std::string_view alternative_text(const HtmlToken& tag) {
    return is_beacon(tag) ? std::string_view{} : attribute_value(tag, tag.name == "math" ? "alttext" : "alt");
}

}  // namespace tidings
