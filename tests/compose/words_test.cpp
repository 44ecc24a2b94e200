// Our words in nine languages: the same sentences, with the same names to fill in.
#include "render/words.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "compose/nine_languages.h"
#include "compose/wording.h"

namespace tidings {
namespace {

using Tables = std::map<std::string, render::Words, std::less<>>;

Tables tables_in(std::string_view language) {
    return render::load_words(std::filesystem::path(PROJECT_ROOT) / "templates" / "words" /
                              (std::string(language) + ".toml"));
}

// The names in braces at the outermost level: "{count, plural, one {#} other {#}} of {hub}" has count and
// hub.
std::set<std::string> names_in(std::string_view pattern) {
    std::set<std::string> names;
    int depth = 0;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] == '}') --depth;
        if (pattern[at] != '{') continue;
        if (depth++ == 0) names.emplace(pattern.substr(at + 1, pattern.find_first_of(",}", at) - at - 1));
    }
    return names;
}

// The plural cases of a pattern, as "one" and "other".
std::set<std::string> cases_in(std::string_view pattern) {
    std::set<std::string> cases;
    for (const std::string_view name : {"zero", "one", "two", "few", "many", "other"})
        if (pattern.find(std::string(name) + " {") != std::string_view::npos) cases.emplace(name);
    return cases;
}

void expect_same_words(const render::Words& words, const render::Words& english, const std::string& where) {
    EXPECT_EQ(words.size(), english.size()) << where;
    for (const auto& [key, text] : english) {
        ASSERT_TRUE(words.contains(key)) << where << " lacks " << key;
        EXPECT_FALSE(words.at(key).empty()) << where << ": " << key;
        EXPECT_EQ(names_in(words.at(key)), names_in(text)) << where << ": " << key;
        EXPECT_TRUE(cases_in(words.at(key)).contains("other") == cases_in(text).contains("other"))
            << where << ": " << key;
    }
}

TEST(Words, AreTheSameInEveryLanguage) {
    const Tables english = tables_in("en");
    for (const std::string_view language : support::nine_languages) {
        const Tables tables = tables_in(language);
        EXPECT_EQ(tables.size(), english.size()) << language;
        for (const auto& [name, words] : english) {
            const std::string where = std::string(language) + ".toml [" + name + "]";
            ASSERT_TRUE(tables.contains(name)) << where;
            expect_same_words(tables.at(name), words, where);
        }
    }
}

TEST(Words, HaveNoAsciiApostropheWhichMessageFormatWouldTakeForAQuote) {
    for (const std::string_view language : support::nine_languages)
        for (const auto& [table, words] : tables_in(language))
            for (const auto& [key, text] : words)
                EXPECT_EQ(text.find('\''), std::string::npos) << language << ": " << key;
}

TEST(Words, CanAllBeFilledInForAnyNumber) {
    for (const std::string_view language : support::nine_languages)
        for (const auto& [table, words] : tables_in(language))
            for (const auto& [key, text] : words)
                for (const std::int64_t number : {0, 1, 2, 5, 21, 1'000'000}) {
                    std::vector<Filling> fillings;
                    const std::set<std::string> names = names_in(text);
                    const bool plural = !cases_in(text).empty();
                    for (const std::string& name : names)
                        fillings.emplace_back(name, plural ? Filling::second_type(number) : "X");
                    EXPECT_NO_THROW(filled_in(text, language, fillings)) << language << ": " << key;
                }
}

}  // namespace
}  // namespace tidings
