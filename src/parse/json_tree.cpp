#include "parse/json_tree.h"

#include <cstdint>
#include <utility>
#include <vector>

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

}  // namespace

JsonTree read_json(std::string_view text, std::size_t depth) {
    JsonTree tree;
    TreeBuilder builder(tree, text.size(), depth);
    json::sax_parse(text.begin(), text.end(), &builder, json::input_format_t::json, true, true);
    return tree;
}

}  // namespace tidings
