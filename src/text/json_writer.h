#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tidings {

enum class JsonLayout {
    line,      // no white space at all
    indented,  // each member and element on a line of its own, two spaces a level
};

// Writes JSON (RFC 8259). Members are written in the order of the calls. The caller must give each member a
// key and close each object and array. Text is escaped only where RFC 8259 demands it, and ill-formed UTF-8
// is replaced with U+FFFD.
class JsonWriter {
  public:
    // Indented, `depth` says by how many levels more: for a piece of a document, to be put in by `raw`.
    explicit JsonWriter(JsonLayout layout, std::size_t depth = 0) : layout_(layout), depth_(depth) {}

    // A member of the open object, or an element of the open array where `key` is empty.
    void open_object(std::string_view key = {}) { open(key, '{'); }
    void open_array(std::string_view key = {}) { open(key, '['); }
    void close_object() { close('}'); }
    void close_array() { close(']'); }
    void text(std::string_view key, std::string_view value);
    void number(std::string_view key, std::int64_t value);
    void boolean(std::string_view key, bool value);
    void null(std::string_view key);
    void texts(std::string_view key, std::span<const std::string> values);  // an array
    void raw(std::span<const std::string_view> elements);                   // indented ones, as they are

    // The text that `as_text` makes of the value; null where there is none.
    template <class T, class AsText = std::identity>
    void text_or_null(std::string_view key, const std::optional<T>& value, AsText as_text = {}) {
        if (value)
            text(key, std::invoke(as_text, *value));
        else
            null(key);
    }

    std::string take();

  private:
    void begin_value();
    void begin(std::string_view key);
    void open(std::string_view key, char bracket);
    void close(char bracket);
    void indent();

    std::string out_;
    JsonLayout layout_;
    std::size_t depth_;
    bool first_ = true;  // the open object or array is still empty
};

}  // namespace tidings
