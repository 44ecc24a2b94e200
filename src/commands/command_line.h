#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands/command.h"

namespace tidings {

// A command line, read.
struct CommandLine {
    const Command* command = nullptr;
    Call call;
};

// Error usage, naming the nearest command or option, for what it does not understand. Without a command it is
// `help`; --version alone is `version`.
Result<CommandLine> read_command_line(const std::vector<std::string>& arguments,
                                      const std::optional<std::string>& data_from_environment);

}  // namespace tidings
