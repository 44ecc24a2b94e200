#include "html/entities.h"

#include <algorithm>
#include <array>

#include "html/entity_names.h"
#include "text/ascii.h"
#include "text/byte_scan.h"
#include "text/utf8.h"

namespace tidings {
namespace {

struct Entity {
    std::string_view name;
    char32_t first = 0;
    char32_t second = 0;  // 0 if there is only one
    bool bare = false;    // known without a semicolon too
};

constexpr std::size_t longest_name = 31;
constexpr std::size_t longest_bare_name = 6;

constexpr bool is_name_character(char c) { return is_digit(c) || is_letter(c); }

constexpr char32_t read_hex(std::string_view digits) {
    char32_t value = 0;
    for (const char c : digits) value = value * 16 + static_cast<char32_t>(hex_value(c));
    return value;
}

constexpr Entity read_entity(std::string_view row) {
    const std::size_t mark = row.find_first_of(":=");
    const std::string_view points = row.substr(mark + 1);
    const std::size_t plus = points.find('+');
    Entity entity{
        .name = row.substr(0, mark), .first = read_hex(points.substr(0, plus)), .bare = row[mark] == '='};
    if (plus != std::string_view::npos) entity.second = read_hex(points.substr(plus + 1));
    return entity;
}

constexpr auto entities = [] {
    std::array<Entity, 2125> table;
    std::size_t at = 0;
    for (Entity& entity : table) {
        const std::size_t end = entity_names.find(' ', at);
        entity = read_entity(entity_names.substr(at, end - at));
        at = end + 1;
    }
    return table;
}();
static_assert(std::ranges::is_sorted(entities, {}, &Entity::name));

const Entity* find_entity(std::string_view name) {
    const auto found = std::ranges::lower_bound(entities, name, {}, &Entity::name);
    return found != entities.end() && found->name == name ? &*found : nullptr;
}

// What bytes 80 to 9F mean in windows-1252, which is what their writers meant; 0 where it has no character.
constexpr std::array<char16_t, 32> windows_1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char32_t corrected(char32_t point) {
    if (point == 0 || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return replacement_character;
    if (point < 0x80 || point > 0x9F) return point;
    const char16_t meant = windows_1252[point - 0x80];
    return meant != 0 ? meant : point;
}

// A numeric reference as it is written; length 0 if it has no digits.
struct WrittenNumber {
    std::size_t length = 0;
    char32_t number = 0;
};

// `text` begins with "&#".
WrittenNumber read_number(std::string_view text) {
    const bool hexadecimal = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
    const char32_t base = hexadecimal ? 16 : 10;
    const std::size_t begin = hexadecimal ? 3 : 2;
    char32_t point = 0;
    std::size_t at = begin;
    for (; at < text.size() && (is_digit(text[at]) || (hexadecimal && is_hex_digit(text[at]))); ++at) {
        point = std::min<char32_t>(point * base + static_cast<char32_t>(hex_value(text[at])), 0x110000);
    }
    if (at == begin) return {};
    if (at < text.size() && text[at] == ';') ++at;
    return {at, point};
}

// `text` begins with "&#". A reference to each half of a surrogate pair, as programs write that count in
// UTF-16, is one to its character.
CharacterReference read_numeric(std::string_view text) {
    const WrittenNumber first = read_number(text);
    if (first.length == 0) return {};
    const std::string_view rest = text.substr(first.length);
    if (first.number >= 0xD800 && first.number < 0xDC00 && rest.starts_with("&#")) {
        const WrittenNumber second = read_number(rest);
        if (second.number >= 0xDC00 && second.number < 0xE000)
            return {.length = first.length + second.length,
                    .first = 0x10000 + ((first.number - 0xD800) << 10) + (second.number - 0xDC00)};
    }
    return {.length = first.length, .first = corrected(first.number)};
}

CharacterReference reference_to(const Entity& entity, std::size_t length) {
    return {.length = length, .first = entity.first, .second = entity.second};
}

// The longest of the names known without a semicolon that `name` begins with.
const Entity* find_bare_entity(std::string_view name) {
    for (std::size_t length = std::min(name.size(), longest_bare_name); length >= 2; --length) {
        const Entity* entity = find_entity(name.substr(0, length));
        if (entity != nullptr && entity->bare) return entity;
    }
    return nullptr;
}

CharacterReference read_named(std::string_view text, bool in_attribute) {
    std::size_t end = 1;
    while (end < text.size() && end <= longest_name && is_name_character(text[end])) ++end;
    const std::string_view name = text.substr(1, end - 1);
    if (end < text.size() && text[end] == ';') {
        if (const Entity* entity = find_entity(name)) return reference_to(*entity, end + 1);
    }
    const Entity* entity = find_bare_entity(name);
    if (entity == nullptr) return {};
    const std::size_t length = entity->name.size() + 1;
    const bool ambiguous = length < text.size() && (text[length] == '=' || is_name_character(text[length]));
    return in_attribute && ambiguous ? CharacterReference{} : reference_to(*entity, length);
}

void append_reference(std::string& out, const CharacterReference& reference) {
    append_utf8(out, reference.first);
    if (reference.second != 0) append_utf8(out, reference.second);
}

// Of one of the characters that mean something in HTML.
std::string_view escaped(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        default:
            return "&#96;";
    }
}

std::string decoded(std::string_view text, bool in_attribute) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t amp = std::min(text.find('&'), text.size());
        out += text.substr(0, amp);
        text.remove_prefix(amp);
        if (text.empty()) break;
        const CharacterReference reference = read_reference(text, in_attribute);
        append_reference(out, reference);
        text.remove_prefix(std::max<std::size_t>(reference.length, 1));
    }
    return out;
}

}  // namespace

CharacterReference read_reference(std::string_view text, bool in_attribute) {
    if (text.size() < 2) return {};
    if (text[1] == '#') return read_numeric(text);
    return is_name_character(text[1]) ? read_named(text, in_attribute) : CharacterReference{};
}

std::string decode_attribute(std::string_view value) { return decoded(value, true); }

std::string decode_entities(std::string_view text) { return decoded(text, false); }

std::string escape_html(std::string_view text) {
    const auto special = [](const Bytes& bytes) {
        return (bytes == '&') | (bytes == '<') | (bytes == '>') | (bytes == '"') | (bytes == '\'') |
               (bytes == '`');
    };
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    std::size_t from = 0;
    for (std::size_t at = find_byte(text, 0, special); at < text.size();
         at = find_byte(text, from, special)) {
        out.append(text, from, at - from).append(escaped(text[at]));
        from = at + 1;
    }
    return out.append(text, from);
}

}  // namespace tidings
