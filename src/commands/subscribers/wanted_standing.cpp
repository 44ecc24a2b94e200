#include "commands/subscribers/wanted_standing.h"

#include "base/result.h"

namespace tidings {

std::optional<Standing> wanted_standing(const std::string& state) {
    const std::optional<Standing> wanted = standing_named(state);
    if (!state.empty() && (!wanted || wanted == Standing::erased))
        throw Failure({Code::usage, "There is no state \"" + state + "\"",
                       "It is confirmed, pending, unsubscribed, suppressed or paused."});
    return wanted;
}

}  // namespace tidings
