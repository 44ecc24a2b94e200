#include "commands/texts_in_languages.h"

#include "base/result.h"

namespace tidings {

std::vector<EditorialText> texts_in_languages(const std::vector<std::string>& given,
                                              const std::string& option) {
    std::vector<EditorialText> texts;
    for (const std::string& text : given) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos)
            throw Failure(
                {Code::usage, "\"" + text + "\" names no language", "Write " + option + " en=TEXT."});
        texts.push_back({text.substr(0, equals), text.substr(equals + 1)});
    }
    return texts;
}

}  // namespace tidings
