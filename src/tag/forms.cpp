#include "tag/forms.h"

#include <algorithm>

namespace tidings {

PatternId Forms::add(std::string_view form, LanguageId language, PatternId fresh) {
    marks_.set(mark_of(form));
    std::vector<Pattern>& patterns = patterns_[std::string(form)];
    const auto known = std::ranges::find(patterns, language, &Pattern::language);
    return known != patterns.end() ? known->id : patterns.emplace_back(Pattern{language, fresh}).id;
}

}  // namespace tidings
