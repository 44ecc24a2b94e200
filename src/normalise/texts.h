#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "html/pictures.h"
#include "html/safe_html.h"
#include "parse/parse.h"
#include "url/url.h"

namespace tidings {

// Whether a format declares the type of its texts (Atom, JSON Feed), or plain text and HTML are told apart by
// detection (RSS).
enum class TextTypes { declared, guessed };

TextTypes text_types(Format format);

// One line of plain text: decoded exactly once, without tags.
std::string as_line(const RawText& text, TextTypes types);

// Plain text that may have several lines.
std::string as_plain_text(const RawText& text);

// Sanitised HTML with absolute links.
SafeHtml as_html(const RawText& text, const std::optional<Url>& document, bool wrap_plain_text,
                 Pictures pictures);

// A reference as an absolute address; none if it cannot be resolved or is longer than 8 KB.
std::optional<Url> address(const std::string& reference, const std::string& base,
                           const std::optional<Url>& document);

// Repairs the usual mistakes in a reference: "www." without a scheme, two schemes, one without its colon, an
// ampersand escaped twice.
std::string mended_reference(std::string_view reference);

}  // namespace tidings
