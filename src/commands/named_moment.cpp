#include "commands/named_moment.h"

#include "base/result.h"
#include "dates/date.h"

namespace tidings {

Timestamp must_moment(const std::string& option, const std::string& text) {
    const std::optional<Timestamp> moment = parse_date(text);
    if (!moment)
        throw Failure({Code::usage, "\"" + text + "\" is no date",
                       "Write " + option + " 2026-11-30, or with a time 2026-11-30T08:00:00+01:00."});
    return *moment;
}

}  // namespace tidings
