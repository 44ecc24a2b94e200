#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <map>

#include "house/source.h"
#include "support/golden.h"

// The rules of the house that a compiler does not know.
namespace tidings::house {
namespace {

constexpr std::size_t longest_file = 400, longest_function = 60;

const std::vector<Source>& program() {
    static const std::vector<Source> files = sources_in("src");
    return files;
}

const std::vector<Source>& everything() {
    static const std::vector<Source> files = [] {
        std::vector<Source> all = sources_in("src");
        std::ranges::copy(sources_in("tests"), std::back_inserter(all));
        return all;
    }();
    return files;
}

std::string place(const Source& file, std::size_t position) {
    return file.name + ":" + std::to_string(line_at(file.text, position)) + "\n";
}

// Where the program's code says `words`, outside of files whose names begin with one of `allowed`.
std::string uses_outside_of(std::string_view words, const std::vector<std::string_view>& allowed) {
    std::string found;
    for (const Source& file : program()) {
        const auto is_allowed = [&](std::string_view start) { return file.name.starts_with(start); };
        if (std::ranges::any_of(allowed, is_allowed)) continue;
        for (std::size_t at = file.code.find(words); at != std::string::npos;
             at = file.code.find(words, at + 1))
            found += place(file, at);
    }
    return found;
}

// "SmtpMailer" and "smtp_mailer" are the words smtp and mailer.
std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words{""};
    for (const char c : name) {
        const bool is_letter = std::isalnum(static_cast<unsigned char>(c)) != 0;
        if (!is_letter || std::isupper(static_cast<unsigned char>(c)) != 0) words.emplace_back();
        if (is_letter) words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return words;
}

bool says_nothing(std::string_view name) {
    constexpr std::array<std::string_view, 13> empty_words{
        "manager", "helper", "helpers", "util",    "utils",    "utilities", "common",
        "misc",    "impl",   "service", "handler", "handlers", "processor"};
    return std::ranges::any_of(words_of(name), [&](const std::string& word) {
        return std::ranges::find(empty_words, word) != empty_words.end();
    });
}

std::string long_functions(const Source& file) {
    std::string found;
    for (const Function& function : functions_in(file.code))
        if (function.lines > longest_function)
            found += file.name + ":" + std::to_string(function.first_line) + " has " +
                     std::to_string(function.lines) + " lines\n";
    return found;
}

// What templates make of two types with one name is one to the linker.
TEST(Rooms, DefineNoTwoTypesOfOneName) {
    std::map<std::string, std::string> homes;
    for (const Source& file : program()) {
        if (!file.name.ends_with(".h")) continue;
        for (const std::string& type : types_defined_in(file)) {
            const auto [home, is_new] = homes.emplace(type, file.name);
            EXPECT_TRUE(is_new) << type << " is defined in " << home->second << " and in " << file.name;
        }
    }
    EXPECT_TRUE(homes.contains("tidings::Item")) << "the check above would pass on nothing";
}

TEST(Rooms, OnlyTheStoreSpeaksSqlite) { EXPECT_EQ(uses_outside_of("sqlite3_", {"src/store/"}), ""); }

TEST(Rooms, OnlyFetchAndDeliverSpeakCurl) {
    EXPECT_EQ(uses_outside_of("curl_", {"src/fetch/", "src/deliver/"}), "");
}

TEST(Rooms, OnlyParseAndPublishKnowPugixml) {
    EXPECT_EQ(uses_outside_of("pugi::", {"src/parse/", "src/publish/"}), "");
}

TEST(Rooms, OnlyWhatReadsJsonKnowsALibraryForIt) {
    EXPECT_EQ(uses_outside_of("nlohmann", {"src/parse/json_", "src/publish/check_json.cpp",
                                           "src/store/sqlite/json_columns.cpp"}),
              "");
}

TEST(Rooms, OneFileAloneKnowsMustache) {
    EXPECT_EQ(uses_outside_of("mustache", {"src/render/templates.cpp"}), "");
}

TEST(Rooms, OnlyMainLooksAtTheClock) {
    EXPECT_EQ(uses_outside_of("system_clock::now", {"src/main.cpp"}), "");
}

TEST(Rooms, OnlyTheStoreTrustsHtmlUnseen) {
    EXPECT_EQ(uses_outside_of("trusted_from_store", {"src/store/", "src/html/safe_html.h"}), "");
}

TEST(Rooms, NoFileReachesUpAndOut) {
    for (const Source& file : everything())
        EXPECT_EQ(file.text.find("#include \""
                                 "../"),
                  std::string::npos)
            << file.name;
}

TEST(Rooms, WhatTheyMayNotUseIsUsedWhereItBelongs) {
    EXPECT_NE(uses_outside_of("sqlite3_", {}), "") << "the checks above would pass on nothing";
    EXPECT_NE(uses_outside_of("curl_", {}), "");
    EXPECT_NE(uses_outside_of("pugi::", {}), "");
    EXPECT_NE(uses_outside_of("mustache", {}), "");
    EXPECT_NE(uses_outside_of("nlohmann", {}), "");
    EXPECT_NE(uses_outside_of("system_clock::now", {}), "");
    EXPECT_NE(uses_outside_of("trusted_from_store", {}), "");
}

TEST(Sizes, AFileHasAtMost400Lines) {
    for (const Source& file : everything())
        EXPECT_LE(std::ranges::count(file.text, '\n'), static_cast<std::ptrdiff_t>(longest_file))
            << file.name;
}

TEST(Sizes, AFunctionHasAtMost60Lines) {
    for (const Source& file : everything()) EXPECT_EQ(long_functions(file), "");
}

TEST(Names, OfFilesAndTypesSayWhatTheyAre) {
    for (const Source& file : everything()) {
        EXPECT_FALSE(says_nothing(std::filesystem::path(file.name).stem().string())) << file.name;
        for (const std::string& type : types_in(file.code))
            EXPECT_FALSE(says_nothing(type)) << type << " in " << file.name;
    }
}

TEST(Names, AreTakenApartIntoWords) {
    EXPECT_TRUE(says_nothing("FeedManager"));
    EXPECT_TRUE(says_nothing("string_utils"));
    EXPECT_FALSE(says_nothing("FolderMailer"));
    EXPECT_FALSE(says_nothing("commonplace"));
}

TEST(Work, IsNotLeftForLater) {
    for (const Source& file : everything())
        for (const char* note : {"TO"
                                 "DO",
                                 "FIX"
                                 "ME",
                                 "XX"
                                 "X:"})
            EXPECT_EQ(file.text.find(note), std::string::npos) << file.name;
}

TEST(Tests, AreNeverSwitchedOff) {
    for (const Source& file : sources_in("tests")) {
        const std::size_t at = file.code.find(
            "DISABLED"
            "_");
        EXPECT_EQ(at, std::string::npos) << place(file, at);
    }
}

TEST(Tests, ThatAreSkippedSayWhy) {
    for (const Source& file : sources_in("tests"))
        for (std::size_t at = file.code.find("GTEST_SKIP"); at != std::string::npos;
             at = file.code.find("GTEST_SKIP", at + 1))
            EXPECT_TRUE(file.code.substr(at).starts_with("GTEST_SKIP() << ")) << place(file, at);
}

TEST(Code, IsWhatRemainsWithoutCommentsAndTexts) {
    EXPECT_EQ(code_of("a // b\nc"), "a     \nc");
    EXPECT_EQ(code_of("a /* b\nc */ d"), "a     \n     d");
    EXPECT_EQ(code_of(R"(f("a\"b", 'c', 1'000);)"), R"(f("    ", ' ', 1'000);)");
    EXPECT_EQ(code_of("R\"x(a\n\")x\"; b"), "R\"   \n   \"; b");
}

TEST(Functions, AreMeasuredFromBraceToBrace) {
    const std::vector<Function> found = functions_in(
        "namespace n {\nstruct S {\n    int a;\n    int f() {\n        if (a) {\n"
        "        }\n    }\n};\n}\nint g() { return 1; }\n");
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].first_line, 4u);
    EXPECT_EQ(found[0].lines, 4u);
    EXPECT_EQ(found[1].lines, 1u);
}

TEST(Functions, ThatAreTooLongAreNamed) {
    const std::string body(59, '\n');
    EXPECT_EQ(long_functions({"a.cpp", "", "void f() {" + body + "}"}), "");
    EXPECT_EQ(long_functions({"a.cpp", "", "void f() {" + body + "\n}"}), "a.cpp:1 has 61 lines\n");
}

TEST(Functions, MayHaveValuesInBracesBeforeTheirBody) {
    const std::vector<Function> found = functions_in("void f(A a = {}) {\n}\nB::B() : a_{1}, b_(2) {\n}\n");
    EXPECT_TRUE(
        std::ranges::any_of(found, [](const Function& f) { return f.first_line == 1 && f.lines == 2; }));
    EXPECT_TRUE(
        std::ranges::any_of(found, [](const Function& f) { return f.first_line == 3 && f.lines == 2; }));
}

TEST(Functions, AreNotTablesOrTypes) {
    EXPECT_TRUE(
        functions_in("auto a = to_array<int>({1, 2});\nenum class E { a };\nclass C {\n};\n").empty());
}

}  // namespace
}  // namespace tidings::house
