#pragma once

#include <pugixml.hpp>
#include <span>
#include <string>
#include <string_view>

namespace tidings {

// Keeps long CDATA sections out of the pugixml tree, since parsing would copy and scan them byte by byte and
// return them unchanged.

// True for the content of a section that is long enough and that pugixml would return unchanged.
bool is_long_section(std::string_view content);

// `text` with the contents of these sections, parts of it in their order, replaced with short marks. It holds
// no control characters that XML forbids.
std::string without_sections(std::string_view text, std::span<const std::string_view> sections);

// The text of a node of such a tree: its value, or the section that its mark replaces.
std::string_view said_by(pugi::xml_node node, std::span<const std::string_view> sections);

}  // namespace tidings
