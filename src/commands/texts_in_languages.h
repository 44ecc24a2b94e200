#pragma once

#include <string>
#include <vector>

#include "model/editorial.h"

namespace tidings {

// What an option gives as LANG=TEXT, each time it is given: "el=Τίτλος". Throws Failure usage where one names
// no language; whether it is one of ours is not known here.
std::vector<EditorialText> texts_in_languages(const std::vector<std::string>& given,
                                              const std::string& option);

}  // namespace tidings
