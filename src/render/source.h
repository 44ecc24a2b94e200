#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace tidings::render {

// How a name in a template is looked up. The kinds live under different keys, so a template can only use a
// value as what it is.
constexpr std::string_view html_key = "html:";        // {{{x}}} in *.html: SafeHtml alone
constexpr std::string_view section_key = "section:";  // {{#x}} and {{^x}}: flags and rows alone

// Stands for a line end, in the source and in what comes out. The library leaves an empty line where a
// section that is off stood alone on its lines, and takes one away where a section begins with it; so it is
// not to see any line.
constexpr char line_end = '\x1d';

// A template's source, ready for the Mustache library: partials ({{> name}}, from the same folder) and
// comments are gone, and names carry the keys above. Throws Failure(configuration), naming file and line, for
// anything but the tags we use:
// {{x}}, {{{x}}}, {{#x}}, {{^x}}, {{/x}}, {{> name}}, {{! comment }}, each name of [a-z0-9_].
std::string load_source(const std::filesystem::path& folder, std::string_view name);

}  // namespace tidings::render
