#pragma once

#include <pugixml.hpp>
#include <span>
#include <string>
#include <string_view>

namespace tidings {

// Long CDATA sections stay out of the tree: pugixml would copy them and read them byte by byte, though all
// that it can do with them is to give them back.

// True for the content of a section that is worth it and that pugixml would not change.
bool is_long_section(std::string_view content);

// `text` with the contents of these sections, parts of it in their order, replaced with short marks. It holds
// no control characters that XML forbids.
std::string without_sections(std::string_view text, std::span<const std::string_view> sections);

// What a node of the tree of such a text says: its value, or the section that it stands for.
std::string_view said_by(pugi::xml_node node, std::span<const std::string_view> sections);

}  // namespace tidings
