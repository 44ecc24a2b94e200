#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tidings {

// The parse cost of a document, and its constructs that an XML parser without a DTD rejects.
struct XmlSurvey {
    std::size_t depth = 0;  // of the most deeply nested element
    std::size_t elements = 0;
    std::size_t attributes = 0;
    bool html_references = false;  // "&eacute;", "&#150;": see resolve_references
    bool lost_section_end =
        false;  // well-formed, but a CDATA section without its "]]>" contains the elements after it
    bool controls = false;                        // characters that XML 1.0 does not allow (section 2.2)
    std::vector<std::string_view> long_sections;  // see long_sections.h; parts of the text
};

XmlSurvey survey(std::string_view text);

// The document with HTML's named references and the numeric ones that XML forbids as characters. CDATA
// sections, comments and XML's own five names are left alone, as are names without a semicolon: they stand in
// addresses ("?a=1&copy=2").
std::string resolve_references(std::string_view text);

// The text without control characters other than tab and line breaks.
std::string without_controls(std::string_view text);

}  // namespace tidings
