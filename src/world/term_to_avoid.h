#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "tag/vocabulary.h"

namespace tidings {

// Why our own words may not go out: a term in one of these texts that the watch list says to avoid, outside
// quotation marks. `where` names them in the error, which is of Code refused: "issue 3".
std::optional<Error> term_to_avoid(const Vocabulary& vocabulary, std::span<const std::string> texts,
                                   std::string_view where);

}  // namespace tidings
