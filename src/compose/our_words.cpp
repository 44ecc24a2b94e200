#include "compose/our_words.h"

#include "base/result.h"

namespace tidings {

OurWords::OurWords(const render::Templates& templates, std::string language, std::string table)
    : words_(templates.words(language, table)), language_(std::move(language)), table_(std::move(table)) {}

const std::string& OurWords::text(std::string_view key) const {
    const auto found = words_.find(key);
    if (found == words_.end())
        throw Failure({Code::configuration,
                       "words/" + language_ + ".toml lacks \"" + std::string(key) + "\" in [" + table_ + "]",
                       "Compare it with en.toml."});
    return found->second;
}

std::string OurWords::filled(std::string_view key, const std::vector<Filling>& fillings) const {
    return filled_in(text(key), language_, fillings);
}

}  // namespace tidings
