#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>

namespace tidings::render {

// Sentences of our own in one language, by key.
using Words = std::map<std::string, std::string, std::less<>>;

// The tables of a words file: words/it.toml has one table for each kind of mail or page, each of `key =
// "text"` lines. Throws Failure(configuration), naming file and line, if it is missing, broken or holds
// anything but text.
std::map<std::string, Words, std::less<>> load_words(const std::filesystem::path& file);

}  // namespace tidings::render
