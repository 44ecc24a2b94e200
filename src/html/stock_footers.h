#pragma once

#include <string>

namespace tidings {

// A plain text (blocks separated by '\n') without the blocks that publishing software puts under every text
// of a feed
// ("The post X appeared first on Y"), in the languages that feeds have shown. They would make copies differ.
std::string without_stock_footers(std::string text);

}  // namespace tidings
