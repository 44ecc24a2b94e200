#include "publish/json_text.h"

#include <utility>

#include "text/json_string.h"

namespace tidings::publish {

void JsonWriter::begin_line() {
    if (!out_.empty()) out_ += first_ ? "\n" : ",\n";
    first_ = false;
}

void JsonWriter::begin(std::string_view key) {
    begin_line();
    out_.append(2 * depth_, ' ');
    if (key.empty()) return;
    append_json_string(out_, key);
    out_ += ": ";
}

void JsonWriter::open(std::string_view key, char bracket) {
    begin(key);
    out_ += bracket;
    ++depth_;
    first_ = true;
}

void JsonWriter::close(char bracket) {
    --depth_;
    if (!first_) {
        out_ += '\n';
        out_.append(2 * depth_, ' ');
    }
    out_ += bracket;
    first_ = false;
}

void JsonWriter::text(std::string_view key, std::string_view value) {
    begin(key);
    append_json_string(out_, value);
}

void JsonWriter::number(std::string_view key, std::int64_t value) {
    begin(key);
    out_ += std::to_string(value);
}

void JsonWriter::yes(std::string_view key) {
    begin(key);
    out_ += "true";
}

void JsonWriter::raw(std::span<const std::string_view> elements) {
    constexpr std::size_t between = 2, what_is_left = 1024;  // bytes: ",\n", and for the closing brackets
    std::size_t bytes = what_is_left;
    for (const std::string_view element : elements) bytes += element.size() + between;
    out_.reserve(out_.size() + bytes);
    for (const std::string_view element : elements) {
        begin_line();
        out_ += element;
    }
}

std::string JsonWriter::take() { return std::exchange(out_, {}); }

}  // namespace tidings::publish
