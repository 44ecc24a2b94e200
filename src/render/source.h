#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace tidings::render {

// The key prefixes of a name in a template. Each kind of value has its own prefix, so a template can use a
// value only as its kind.
constexpr std::string_view html_key = "html:";        // {{{x}}} in *.html: SafeHtml alone
constexpr std::string_view section_key = "section:";  // {{#x}} and {{^x}}: flags and rows alone

// Replaces line ends while the library renders, and is turned back afterwards. The library's own handling of
// lines leaves an empty line for a section that is off and removes one at the begin of a section.
constexpr char line_end = '\x1d';

// A template's source, ready for the Mustache library: partials ({{> name}}, from the same folder) and
// comments are gone, and names carry the keys above. Throws Failure(configuration), naming file and line, for
// anything but the tags we use:
// {{x}}, {{{x}}}, {{#x}}, {{^x}}, {{/x}}, {{> name}}, {{! comment }}, each name of [a-z0-9_].
std::string load_source(const std::filesystem::path& folder, std::string_view name);

}  // namespace tidings::render
