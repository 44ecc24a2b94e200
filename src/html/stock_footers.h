#pragma once

#include <string>

namespace tidings {

// A plain text (blocks separated by '\n') without the footer that publishing software adds to every text of a
// feed ("The post X appeared first on Y"), in the languages that feeds have shown: as a block of its own, or
// at the end of the last one, whose other sentences stay. The footer would make copies differ.
std::string without_stock_footers(std::string text);

}  // namespace tidings
