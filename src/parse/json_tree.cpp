#include "parse/json_tree.h"

#include <cstdint>
#include <utility>
#include <vector>

#include "text/ascii.h"
#include "text/white_space.h"

namespace tidings {
namespace {

using nlohmann::json;

constexpr std::size_t most_values = 500'000;

// Receives the parser's events (nlohmann's SAX interface is a set of names, not a base class).
class TreeBuilder {
  public:
    TreeBuilder(JsonTree& tree, std::size_t text_size, std::size_t depth)
        : tree_(tree), text_size_(text_size), depth_limit_(depth) {}

    bool null() { return add(nullptr); }
    bool boolean(bool value) { return add(value); }
    bool number_integer(std::int64_t value) { return add(value); }
    bool number_unsigned(std::uint64_t value) { return add(value); }
    bool number_float(double value, const std::string&) { return add(value); }
    bool string(std::string& value) { return add(std::move(value)); }
    bool binary(json::binary_t&) { return true; }
    bool start_object(std::size_t) { return open(json::object()); }
    bool start_array(std::size_t) { return open(json::array()); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(std::string& name) {
        if (skipped_ == 0) key_ = std::move(name);
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const json::exception&) {
        if (values_ > 0 && open_.empty() && skipped_ == 0) {
            tree_.junk_behind = true;
            return false;
        }
        tree_.cut_off = position > text_size_;  // the end itself counts as a byte that was read
        tree_.problem = "byte " + std::to_string(position) + " is not what JSON allows there";
        return false;
    }

  private:
    json* add(json value, std::vector<json*>& open) {
        if (open.empty()) return &(tree_.root = std::move(value));
        json& outer = *open.back();
        if (outer.is_array()) return &outer.emplace_back(std::move(value));
        return &(outer[key_] = std::move(value));
    }
    bool has_room() {
        if (skipped_ == 0 && values_ < most_values && open_.size() < depth_limit_) return ++values_, true;
        tree_.left_out = true;
        return false;
    }
    bool add(json value) {
        if (has_room()) add(std::move(value), open_);
        return true;
    }
    bool open(json container) {
        if (!has_room()) return ++skipped_, true;
        json* added = add(std::move(container), open_);
        open_.push_back(added);
        return true;
    }
    bool close() {
        if (skipped_ > 0)
            --skipped_;
        else
            open_.pop_back();
        return true;
    }

    JsonTree& tree_;
    std::size_t text_size_;
    std::size_t depth_limit_;
    std::vector<json*> open_;  // stays valid: only the innermost container grows
    std::string key_;
    std::size_t values_ = 0;
    std::size_t skipped_ = 0;  // containers open that are left out
};

std::size_t next_visible(std::string_view text, std::size_t at) {
    while (at < text.size() && is_white_space(text[at])) ++at;
    return at;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }

// The length of a number that JSON does not have, 0 for anything else.
std::size_t forbidden_number(std::string_view text) {
    for (const std::string_view name : {"-Infinity", "Infinity", "-NaN", "NaN"})
        if (text.starts_with(name)) return name.size();
    return 0;
}

constexpr std::string_view escapable = "\"\\/bfnrtu";

int code_unit(std::string_view escape) {
    if (escape.size() < 6 || escape[0] != '\\' || escape[1] != 'u') return 0;
    int unit = 0;
    for (const char c : escape.substr(2, 4)) {
        if (!is_hex_digit(c)) return 0;
        unit = unit * 16 + hex_value(c);
    }
    return unit;
}

// The length of an escaped surrogate without its other half, 0 for anything else.
std::size_t half_surrogate(std::string_view text) {
    const int unit = code_unit(text);
    if (unit < 0xD800 || unit > 0xDFFF) return 0;
    const int next = code_unit(text.substr(6));
    const bool is_pair = unit < 0xDC00 && next >= 0xDC00 && next <= 0xDFFF;
    return is_pair ? 0 : 6;
}

// Copies the string that begins after a quotation mark; returns the place behind it.
std::size_t mend_string(std::string_view text, std::size_t at, std::string& mended) {
    for (; at < text.size() && text[at] != '"'; ++at) {
        if (is_control(text[at])) {
            mended += ' ';
        } else if (text[at] != '\\') {
            mended += text[at];
        } else if (const std::size_t half = half_surrogate(text.substr(at)); half > 0) {
            mended += "\\ufffd";
            at += half - 1;
        } else if (at + 1 < text.size()) {
            mended += '\\';
            if (escapable.find(text[at + 1]) == std::string_view::npos) mended += '\\';
            if (!is_control(text[at + 1])) mended += text[++at];
        }
    }
    if (at < text.size()) mended += '"';
    return at;
}

}  // namespace

JsonTree read_json(std::string_view text, std::size_t depth) {
    JsonTree tree;
    TreeBuilder builder(tree, text.size(), depth);
    json::sax_parse(text.begin(), text.end(), &builder, json::input_format_t::json, true, true);
    return tree;
}

std::string mended_json(std::string_view text) {
    std::string mended;
    mended.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == ',') {
            const std::size_t next = next_visible(text, at + 1);
            if (next < text.size() && (text[next] == ']' || text[next] == '}')) continue;
        }
        if (is_control(c) && !is_white_space(c)) continue;
        if (const std::size_t length = forbidden_number(text.substr(at)); length > 0) {
            mended += "null";
            at += length - 1;
            continue;
        }
        mended += c;
        if (c == '"') at = mend_string(text, at + 1, mended);
    }
    return mended;
}

}  // namespace tidings
