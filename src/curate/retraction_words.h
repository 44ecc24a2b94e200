#pragma once

#include <cstddef>
#include <string_view>

namespace tidings {

// How often a text says, in one of our nine languages, that it or a part of it is corrected, retracted or no
// longer available, whatever the case and the accents. It counts more than a reader would ("the report was
// corrected"): what is found is for an editor to look at.
std::size_t retractions_said_in(std::string_view text);

}  // namespace tidings
