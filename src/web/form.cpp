#include "web/form.h"

#include <algorithm>

#include "text/ascii.h"

namespace tidings::web {
namespace {

constexpr std::size_t most_fields = 200;

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escaped =
            text[i] == '%' && i + 2 < text.size() && is_hex_digit(text[i + 1]) && is_hex_digit(text[i + 2]);
        if (escaped) {
            out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

// What stands before `mark`, which is taken away with it; all of it where there is no mark.
std::string_view cut_before(std::string_view& text, std::string_view mark) {
    const std::size_t at = text.find(mark);
    const std::string_view head = text.substr(0, at);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + mark.size());
    return head;
}

// A parameter of a header's value: name="value" or name=value.
std::string_view parameter(std::string_view header, std::string_view name) {
    while (!header.empty()) {
        std::string_view piece = cut_before(header, ";");
        while (piece.starts_with(' ') || piece.starts_with('\t')) piece.remove_prefix(1);
        const std::string_view found = cut_before(piece, "=");
        if (!equal_ignoring_case(found, name)) continue;
        if (piece.size() >= 2 && piece.starts_with('"') && piece.ends_with('"'))
            return piece.substr(1, piece.size() - 2);
        return piece;
    }
    return {};
}

std::string_view name_of_part(std::string_view part_header) {
    while (!part_header.empty()) {
        std::string_view line = cut_before(part_header, "\r\n");
        const std::string_view field = cut_before(line, ":");
        if (equal_ignoring_case(field, "content-disposition")) return parameter(line, "name");
    }
    return {};
}

std::optional<Fields> read_multipart(std::string_view boundary, std::string_view body) {
    if (boundary.empty() || boundary.size() > 70) return std::nullopt;  // RFC 2046 section 5.1.1
    const std::string line = "--" + std::string(boundary);
    const std::string end = "\r\n" + line;
    if (!body.starts_with(line)) return std::nullopt;
    body.remove_prefix(line.size());
    Fields fields;
    while (!body.starts_with("--") && fields.size() < most_fields) {
        const std::size_t blank = body.find("\r\n\r\n");
        const std::size_t close = body.find(end);
        if (blank == std::string_view::npos || close == std::string_view::npos || close < blank)
            return std::nullopt;
        const std::size_t start = blank + 4;
        const std::string_view value = close < start ? std::string_view{} : body.substr(start, close - start);
        fields.add(std::string(name_of_part(body.substr(0, blank))), std::string(value));
        body.remove_prefix(close + end.size());
    }
    return fields;
}

}  // namespace

std::string_view Fields::text(std::string_view name) const {
    for (const auto& [field, value] : fields_)
        if (field == name) return value;
    return {};
}

std::vector<std::string> Fields::all(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& [field, value] : fields_)
        if (field == name) values.push_back(value);
    return values;
}

bool Fields::has(std::string_view name) const {
    return std::ranges::any_of(fields_, [&](const auto& field) { return field.first == name; });
}

Fields read_urlencoded(std::string_view text) {
    Fields fields;
    while (!text.empty() && fields.size() < most_fields) {
        std::string_view pair = cut_before(text, "&");
        if (pair.empty()) continue;
        const std::string_view name = cut_before(pair, "=");
        fields.add(unescaped(name), unescaped(pair));
    }
    return fields;
}

std::optional<Fields> read_form(std::string_view content_type, std::string_view body) {
    const std::string type = lower_ascii(content_type.substr(0, content_type.find(';')));
    if (type == "application/x-www-form-urlencoded") return read_urlencoded(body);
    if (type == "multipart/form-data") return read_multipart(parameter(content_type, "boundary"), body);
    if (type.empty() && body.empty()) return Fields{};
    return std::nullopt;
}

}  // namespace tidings::web
