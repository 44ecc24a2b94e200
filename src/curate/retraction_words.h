#pragma once

#include <cstddef>
#include <string_view>

namespace tidings {

// How often a text says, in one of our nine languages, that it or a part of it is corrected, retracted or no
// longer available, whatever the case and the accents. It has false positives ("the report was corrected");
// an editor decides on each match.
std::size_t retractions_said_in(std::string_view text);

}  // namespace tidings
