#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tidings::house {

// A C++ file of ours, as it is and as bare code.
struct Source {
    std::string name;  // from the top folder: "src/text/url.cpp"
    std::string text;
    std::string code;  // see code_of
};

// Every .cpp and .h file beneath a folder of the top folder ("src"), sorted by name.
std::vector<Source> sources_in(std::string_view folder);

// C++ with comments, texts and characters blanked out, line for line as it was. Texts lose their content and
// keep their quotes. Knows raw strings and digit separators; not trigraphs, nor a comment continued by a
// backslash.
std::string code_of(std::string_view text);

// The 1-based number of the line that a position lies in.
std::size_t line_at(std::string_view text, std::size_t position);

struct Function {
    std::size_t first_line = 0;  // of its opening brace
    std::size_t lines = 0;       // from its opening brace to its closing one
};

// The functions in bare code: a brace at file, namespace or class level whose statement has a parenthesis. A
// lambda inside of a function counts as part of it. Braces that a macro hides are not seen.
std::vector<Function> functions_in(std::string_view code);

// The names of the classes, structs, unions and enums that bare code declares.
std::vector<std::string> types_in(std::string_view code);

// The types (class, struct, enum) that a header defines at namespace scope, each with its namespace:
// "tidings::store::Rows". Types inside of other types and declarations without a body are left out.
std::vector<std::string> types_defined_in(const Source& header);

}  // namespace tidings::house
