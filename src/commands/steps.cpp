#include "commands/steps.h"

#include <algorithm>
#include <array>
#include <string>

#include "commands/commands.h"

namespace tidings {
namespace {

// From what is best to what is worst; what is not here stands where `others` does.
constexpr int others = -1;
constexpr std::array ranks{0,
                           exit_status(Code::busy),
                           exit_status(Code::unavailable),
                           others,
                           exit_status(Code::configuration),
                           exit_status(Code::disk),
                           exit_status(Code::bug)};

std::ptrdiff_t rank_of(int status) {
    const auto found = std::ranges::find(ranks, status);
    return (found == ranks.end() ? std::ranges::find(ranks, others) : found) - ranks.begin();
}

}  // namespace

void Steps::end_with(int status) {
    if (rank_of(status) > rank_of(worst_)) worst_ = status;
}

void Steps::tell_of(const Error& error) { end_with(tell(error, err_)); }

bool Steps::take(const std::function<void()>& step) try {
    step();
    return true;
} catch (const Failure& failure) {
    tell_of(failure.error());
    return false;
} catch (const std::exception& fault) {
    tell_of(fault_of_ours(fault));
    return false;
}

}  // namespace tidings
