#pragma once

#include <string>
#include <string_view>

#include "html/safe_html.h"

namespace tidings {

// HTML as plain text: entities decoded, tags gone, script and style with their contents too, blocks separated
// by one '\n', white space folded. For titles, hashes, tags and excerpts; a title with markup or entities
// becomes the text that a browser displays.
std::string html_to_text(std::string_view html);

// The same with a faster scanner, which relies on sanitised HTML: each "<" begins a tag, names are in lower
// case, and no attribute value holds a ">".
std::string html_to_text(const SafeHtml& html);

// As html_to_text, but laid out for a mail's text part: paragraphs separated by an empty line, list items as
// "- ", and each link's address behind its words as "words <https://…>".
std::string html_to_mail_text(std::string_view html);

}  // namespace tidings
