#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace tidings::publish {

// Writes JSON, indented by two spaces a level. Members come in the order they are written; nesting is the
// caller's to get right.
class JsonWriter {
  public:
    // A piece of a document, to be put in by `raw`: indented by `depth` levels, the first line too.
    explicit JsonWriter(std::size_t depth = 0) : depth_(depth) {}

    // A member of the open object, or an element of the open array where `key` is empty.
    void open_object(std::string_view key = {}) { open(key, '{'); }
    void open_array(std::string_view key = {}) { open(key, '['); }
    void close_object() { close('}'); }
    void close_array() { close(']'); }
    void text(std::string_view key, std::string_view value);
    void number(std::string_view key, std::int64_t value);
    void yes(std::string_view key);                        // true
    void raw(std::span<const std::string_view> elements);  // as they are, on lines of their own

    std::string take();

  private:
    void begin_line();
    void begin(std::string_view key);
    void open(std::string_view key, char bracket);
    void close(char bracket);

    std::string out_;
    std::size_t depth_;
    bool first_ = true;  // nothing stands in the open object or array yet
};

}  // namespace tidings::publish
