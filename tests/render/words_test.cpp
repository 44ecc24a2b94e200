#include "render/words.h"

#include <gtest/gtest.h>

#include "base/result.h"
#include "render/templates.h"
#include "support/temp_folder.h"

namespace tidings::render {
namespace {

std::string failure_of(std::string_view file) {
    const support::TempFolder folder;
    try {
        load_words(folder.write("it.toml", file));
    } catch (const Failure& failure) {
        return failure.error().message.substr(folder.path().string().size());
    }
    return "";
}

TEST(Words, AreFoundByLanguageAndTable) {
    const support::TempFolder folder;
    folder.write("words/it.toml", "[digest]\nfrom = \"da\"\n[page]\nfrom = \"di\"\n");
    const Templates templates(folder.path());
    EXPECT_EQ(templates.words("it", "digest").at("from"), "da");
    EXPECT_EQ(templates.words("it", "page").at("from"), "di");
}

TEST(Words, AreAnErrorWhenALanguageOrTableIsMissing) {
    const support::TempFolder folder;
    folder.write("words/it.toml", "[digest]\n");
    const Templates templates(folder.path());
    EXPECT_THROW(templates.words("fr", "digest"), Failure);
    EXPECT_THROW(templates.words("it", "page"), Failure);
}

TEST(Words, NameFileAndLineOfAMistake) {
    EXPECT_EQ(failure_of("[digest]\nfrom = 3\n"), "/it.toml:2: from is not text");
    EXPECT_TRUE(failure_of("[digest]\nfrom = \"a\n").starts_with("/it.toml:2: "));
    EXPECT_EQ(failure_of("from = \"a\"\n"), "/it.toml: \"from\" stands outside of a table");
}

}  // namespace
}  // namespace tidings::render
