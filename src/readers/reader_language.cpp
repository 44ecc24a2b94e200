#include "readers/reader_language.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/white_space.h"
#include "web/form.h"

namespace tidings::readers {
namespace {

// The weight of "it-IT;q=0.8" in thousandths: 800; 1000 where none is given.
int weight_of(std::string_view entry) {
    const std::size_t q = entry.find("q=");
    if (q == std::string_view::npos) return 1000;
    int weight = 0, unit = 1000;
    for (const char c : entry.substr(q + 2)) {
        if (c == '.') continue;
        if (!is_digit(c) || unit == 0) break;
        weight += (c - '0') * unit;
        unit /= 10;
    }
    return weight;
}

std::string_view most_wanted(std::string_view accepted) {
    std::string_view best;
    int best_weight = 0;
    while (!accepted.empty()) {
        const std::size_t comma = std::min(accepted.find(','), accepted.size());
        const std::string_view entry = trimmed(accepted.substr(0, comma), is_space_or_tab);
        accepted.remove_prefix(std::min(comma + 1, accepted.size()));
        const std::string primary = lower_ascii(entry.substr(0, entry.find_first_of("-; ")));
        const auto known = std::ranges::find(our_languages, primary);
        if (known == our_languages.end() || weight_of(entry) <= best_weight) continue;
        best = *known;
        best_weight = weight_of(entry);
    }
    return best;
}

}  // namespace

bool is_page_language(std::string_view tag) {
    return std::ranges::find(our_languages, tag) != our_languages.end();
}

std::string language_for(const web::Request& request, std::string_view chosen, std::string_view usual) {
    const std::string asked(web::read_urlencoded(request.query).text("lang"));
    for (const std::string_view language :
         {std::string_view(asked), chosen, most_wanted(request.header("accept-language")), usual})
        if (is_page_language(language)) return std::string(language);
    return "en";
}

}  // namespace tidings::readers
