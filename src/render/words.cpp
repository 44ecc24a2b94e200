#include "render/words.h"

#include <toml++/toml.h>

#include "base/file.h"

namespace tidings::render {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file, const std::string& problem,
                       const std::string& hint) {
    throw Failure({Code::configuration, file.string() + problem, hint});
}

Words read_table(const std::filesystem::path& file, std::string_view name, const toml::node& node) {
    const toml::table* table = node.as_table();
    if (table == nullptr)
        fail(file, ": \"" + std::string(name) + "\" stands outside of a table", "Put it beneath [digest].");
    Words words;
    for (const auto& [key, value] : *table) {
        const toml::value<std::string>* text = value.as_string();
        if (text == nullptr)
            fail(file,
                 ":" + std::to_string(value.source().begin.line) + ": " + std::string(key.str()) +
                     " is not text",
                 "Write it in quotation marks.");
        words.emplace(key.str(), text->get());
    }
    return words;
}

}  // namespace

std::map<std::string, Words, std::less<>> load_words(const std::filesystem::path& file) {
    const Result<std::string> bytes = read_file(file);
    if (!bytes) fail(file, " cannot be read", bytes.error().message);
    std::map<std::string, Words, std::less<>> tables;
    try {
        const toml::table parsed = toml::parse(*bytes);
        for (const auto& [name, node] : parsed)
            tables.emplace(name.str(), read_table(file, name.str(), node));
    } catch (const toml::parse_error& error) {
        fail(file, ":" + std::to_string(error.source().begin.line) + ": " + std::string(error.description()),
             "Correct the line.");
    }
    return tables;
}

}  // namespace tidings::render
