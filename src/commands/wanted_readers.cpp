#include "commands/wanted_readers.h"

#include "dates/date.h"

namespace tidings {

membership::SuppressedReaders wanted_readers(const Options& options) {
    membership::SuppressedReaders wanted{options.why, std::nullopt};
    if (!options.why.empty() && options.why != "paused" && !store::cause_named(options.why))
        throw Failure({Code::usage, "There is no reason \"" + options.why + "\"",
                       "--why is bounced, complaint, operator or paused."});
    if (options.since.empty()) return wanted;
    wanted.since = parse_date(options.since);
    if (!wanted.since)
        throw Failure({Code::usage, "\"" + options.since + "\" is no date", "Write --since 2026-11-30."});
    return wanted;
}

}  // namespace tidings
