#include "commands/only_run.h"

#include <filesystem>

#include "commands/commands.h"

namespace tidings {
namespace {

constexpr std::chrono::hours long_for_a_run{24};

// The process that holds the lock wrote its name into the file when it began.
bool hangs(const std::filesystem::path& lock) {
    std::error_code unknown;
    const auto begun = std::filesystem::last_write_time(lock, unknown);
    return !unknown && std::filesystem::file_time_type::clock::now() - begun > long_for_a_run;
}

}  // namespace

std::optional<RunLock> only_run(const Places& places, const std::string& who, const GlobalOptions& global,
                                Outside& outside) {
    Result<RunLock> lock = RunLock::take(places.lock(), who);
    if (lock) return *std::move(lock);
    Error error = lock.error();
    if (error.code != Code::busy) throw Failure(error);
    const bool is_long = hangs(places.lock());
    if (is_long)
        error.hint = "It has been at work for more than a day: see what it does, and end it if it hangs.";
    if (is_long || !global.quiet) tell(error, outside.err);
    return std::nullopt;
}

}  // namespace tidings
