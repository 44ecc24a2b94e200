#pragma once

#include <optional>
#include <string>

#include "world/data_folder.h"
#include "world/run_lock.h"

namespace tidings {

// The lock of a data folder, for a command that cron may call. None while another command has it: the caller
// ends with 75, and a person has been told. With -q they are told only once the other has been at work for
// more than a day, as cron mails whatever is said. Throws Failure(disk) if the lock cannot be made.
std::optional<RunLock> only_run(const Places& places, const std::string& who, const GlobalOptions& global,
                                Outside& outside);

}  // namespace tidings
