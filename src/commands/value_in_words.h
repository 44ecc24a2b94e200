#pragma once

#include <string>

namespace tidings {

// The value of a story's field as a person reads it: seconds as a time (RFC 3339).
std::string value_in_words(const std::string& field, const std::string& value);

}  // namespace tidings
