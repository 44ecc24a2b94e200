#pragma once

#include <chrono>
#include <string>

namespace tidings {

// A span of time as people say it, in its one or two largest units: "40 minutes", "5 hours", "3 days", "8
// weeks", "14 months".
std::string in_words(std::chrono::seconds span);

// How often something comes whose usual gap this is: "about 3 a week", "about one in 5 weeks".
std::string how_often(std::chrono::seconds usual_gap);

}  // namespace tidings
