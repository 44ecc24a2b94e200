#include "world/term_to_avoid.h"

#include "tag/watch.h"

namespace tidings {

std::optional<Error> term_to_avoid(const Vocabulary& vocabulary, std::span<const std::string> texts,
                                   std::string_view where) {
    const TermWatch watch(vocabulary);
    for (const std::string& text : texts)
        for (const TermHit& hit : watch.hits_in(text))
            if (hit.severity == Severity::avoid)
                return Error{Code::refused,
                             "Our own words in " + std::string(where) + " say \"" + hit.found + "\"",
                             "Say instead: " + hit.prefer + ". Or put it in quotation marks."};
    return std::nullopt;
}

}  // namespace tidings
