#pragma once

#include <optional>
#include <string>

#include "html/pictures.h"
#include "html/safe_html.h"
#include "parse/parse.h"
#include "url/url.h"

namespace tidings {

// Whether the publisher said what a text is (Atom, JSON Feed), or it must be told from its looks (RSS).
enum class TextTypes { declared, guessed };

TextTypes text_types(Format format);

// One line of plain text: decoded exactly once, without tags.
std::string as_line(const RawText& text, TextTypes types);

// Plain text that may have several lines.
std::string as_plain_text(const RawText& text);

// Sanitised HTML with absolute links.
SafeHtml as_html(const RawText& text, const std::optional<Url>& document, bool wrap_plain_text,
                 Pictures pictures);

// A reference as an absolute address; none if it cannot be made one.
std::optional<Url> address(const std::string& reference, const std::string& base,
                           const std::optional<Url>& document);

// An id as the publisher gave it; an Atom id that begins with "/" is no IRI but a mistaken reference, and
// resolved.
std::string identifier(const std::string& id, TextTypes types, const std::optional<Url>& document);

}  // namespace tidings
