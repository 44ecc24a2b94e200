#include "commands/wanted_standing.h"

#include "base/result.h"

namespace tidings {

std::optional<Standing> wanted_standing(const Options& options) {
    const std::optional<Standing> wanted = standing_named(options.state);
    if (!options.state.empty() && (!wanted || wanted == Standing::erased))
        throw Failure({Code::usage, "There is no state \"" + options.state + "\"",
                       "It is confirmed, pending, unsubscribed, suppressed or paused."});
    return wanted;
}

}  // namespace tidings
