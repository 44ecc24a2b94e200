#include "base/log.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <ostream>

namespace tidings {
namespace {

constexpr std::array<std::string_view, 4> level_names{"debug", "info", "warning", "error"};

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

bool needs_quotes(std::string_view value) {
    return value.empty() || std::ranges::any_of(value, [](char c) {
               return is_control(c) || c == ' ' || c == '"' || c == '=';
           });
}

void append_escaped(std::string& line, char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    if (is_control(c)) {
        const auto byte = static_cast<unsigned char>(c);
        line += "\\x";
        line += digits[byte >> 4];
        line += digits[byte & 15];
    } else {
        if (c == '"' || c == '\\') line += '\\';
        line += c;
    }
}

}  // namespace

void Log::write(Level level, std::string_view event, std::initializer_list<Field> fields) {
    if (level < least_) return;
    std::string line{level_names[static_cast<std::size_t>(level)]};
    line += ' ';
    line += event;
    for (const auto& [name, value] : fields) {
        line += ' ';
        line += name;
        line += '=';
        const bool quoted = needs_quotes(value);
        if (quoted) line += '"';
        for (const char c : value) append_escaped(line, c);
        if (quoted) line += '"';
    }
    line += '\n';
    // Threads may share a stream; lines do not mix.
    static std::mutex one_line_at_a_time;
    const std::lock_guard lock(one_line_at_a_time);
    out_ << line << std::flush;
}

}  // namespace tidings
