#include "commands/subscribers/wanted_readers.h"

#include "dates/date.h"

namespace tidings {

membership::SuppressedReaders wanted_readers(const std::string& why, const std::string& since) {
    membership::SuppressedReaders wanted{why, std::nullopt};
    if (!why.empty() && why != "paused" && !store::cause_named(why))
        throw Failure({Code::usage, "There is no reason \"" + why + "\"",
                       "--why is bounced, complaint, operator or paused."});
    if (since.empty()) return wanted;
    wanted.since = parse_date(since);
    if (!wanted.since)
        throw Failure({Code::usage, "\"" + since + "\" is no date", "Write --since 2026-11-30."});
    return wanted;
}

}  // namespace tidings
