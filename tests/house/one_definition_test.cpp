#include <gtest/gtest.h>

#include <array>
#include <cctype>
#include <sstream>

#include "house/source.h"

// Small functions that every file would write for itself if it did not know where they stand.
namespace tidings::house {
namespace {

struct Home {
    std::string_view function, header;
};
constexpr std::array homes{
    Home{"trimmed", "src/text/white_space.h"}, Home{"is_white_space", "src/text/white_space.h"},
    Home{"joined", "src/text/joined.h"},       Home{"is_digit", "src/text/ascii.h"},
    Home{"is_letter", "src/text/ascii.h"},     Home{"is_hex_digit", "src/text/ascii.h"},
    Home{"hex_value", "src/text/ascii.h"},     Home{"to_lower", "src/text/ascii.h"},
    Home{"lower_ascii", "src/text/ascii.h"},   Home{"equal_ignoring_case", "src/text/ascii.h"},
    Home{"next_line", "src/text/lines.h"}};

bool is_of_a_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Whether a line defines the function: its type stands before the name at the line's beginning, or the name
// is that of a lambda. A member function of that name is another thing.
bool defines(std::string_view line, std::string_view function) {
    const std::size_t at = line.find(function);
    if (at == std::string_view::npos || at == 0 || is_of_a_name(line[at - 1]) || line[at - 1] == ':')
        return false;
    const std::string_view behind = line.substr(at + function.size());
    const bool is_lambda = behind.starts_with(" = [");
    const bool begins_line = std::isalpha(static_cast<unsigned char>(line.front())) != 0;
    const std::string_view before = line.substr(0, at);
    const bool has_type =
        before.find_first_of("(=,.") == std::string_view::npos && !before.starts_with("return");
    return is_lambda || (begins_line && has_type && behind.starts_with('(') && !line.ends_with(';'));
}

std::string definitions_in(const Source& file, std::string_view function) {
    std::istringstream lines(file.code);
    std::string found;
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (defines(line, function)) found += file.name + ":" + std::to_string(number) + "\n";
    }
    return found;
}

TEST(Functions, ThatEveryFileNeedsAreDefinedOnce) {
    for (const char* const folder : {"src", "tests"})
        for (const Source& file : sources_in(folder))
            for (const auto& [function, header] : homes)
                if (file.name != header) {
                    EXPECT_EQ(definitions_in(file, function), "") << function << " is in " << header;
                }
}

TEST(Functions, ThatEveryFileNeedsAreWhereTheListSays) {
    for (const Source& file : sources_in("src"))
        for (const auto& [function, header] : homes)
            if (file.name == header) {
                EXPECT_NE(definitions_in(file, function), "") << function;
            }
}

TEST(Functions, AreDefinedWhereTheirTypeStandsBeforeThem) {
    EXPECT_TRUE(defines("std::string_view trimmed(std::string_view text) {", "trimmed"));
    EXPECT_TRUE(defines("constexpr std::string_view trimmed(std::string_view text,", "trimmed"));
    EXPECT_TRUE(defines("    const auto trimmed = [](std::string_view text) {", "trimmed"));
    EXPECT_FALSE(defines("    line = trimmed(line);", "trimmed"));
    EXPECT_FALSE(defines("bool is_trimmed(std::string_view text) {", "trimmed"));
    EXPECT_FALSE(defines("std::string_view trimmed(std::string_view text);", "trimmed")) << "declared alone";
}

}  // namespace
}  // namespace tidings::house
