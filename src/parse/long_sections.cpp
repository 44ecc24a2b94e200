#include "parse/long_sections.h"

#include <charconv>
#include <cstddef>

namespace tidings {
namespace {

// Begins a mark, and stands in no text of a feed: XML forbids it. The number of the section follows.
constexpr char mark = '\x01';

}  // namespace

bool is_long_section(std::string_view content) {
    constexpr std::size_t least = 128;
    return content.size() >= least && content.find('\r') == std::string_view::npos;
}

std::string without_sections(std::string_view text, std::span<const std::string_view> sections) {
    std::string shortened;
    std::size_t at = 0;
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const auto begin = static_cast<std::size_t>(sections[i].data() - text.data());
        shortened.append(text, at, begin - at).append(1, mark).append(std::to_string(i));
        at = begin + sections[i].size();
    }
    return shortened.append(text, at);
}

std::string_view said_by(pugi::xml_node node, std::span<const std::string_view> sections) {
    const std::string_view value = node.value();
    if (node.type() != pugi::node_cdata || !value.starts_with(mark)) return value;
    std::size_t number = 0;
    std::from_chars(value.data() + 1, value.data() + value.size(), number);
    return number < sections.size() ? sections[number] : value;
}

}  // namespace tidings
