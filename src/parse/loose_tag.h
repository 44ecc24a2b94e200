#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tidings {

// Repairs the start tag `source` ("<name a=b …>") and writes it well-formed, with quoted and escaped values.
// With `as_html` it says type="html" instead of its own type and mode. Returns how many attributes it wrote:
// at most `most`, and never more than one element may have.
std::size_t append_start_tag(std::string& out, std::string_view source, bool as_html, std::size_t most);

// The end tag that belongs to it.
void append_end_tag(std::string& out, std::string_view source);

// The name of a start or end tag, in its own case.
std::string_view tag_name(std::string_view source);

// True if a tag's name and attributes are such that an XML parser takes them.
bool is_well_formed_tag(std::string_view source);

// Writes XML text in which references are kept and a bare "<" is escaped.
void append_loose_text(std::string& out, std::string_view text);

// Text as the content of an XML element.
void append_escaped(std::string& out, std::string_view text);

// How often an escaped tag ("&lt;p", "&lt;/p") begins in it.
std::size_t count_escaped_tags(std::string_view text);

}  // namespace tidings
