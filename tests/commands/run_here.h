#pragma once

#include <chrono>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "commands/commands.h"

namespace tidings::support {

// A command that ran in this process, and what it printed.
struct Ran {
    int status = 0;
    std::string out, err;
};

using Variables = std::map<std::string, std::string>;

inline Environment environment_of(const Variables& variables) {
    return [variables](const std::string& name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional<std::string>(found->second);
    };
}

// At noon of 2026-11-23, a Monday.
inline Ran run_here(const std::vector<std::string>& arguments, const Variables& variables = {}) {
    std::istringstream in;
    std::ostringstream out, err;
    const auto noon = [] { return Timestamp(std::chrono::seconds(1'795'435'200)); };
    Outside outside{in, out, err, noon, environment_of(variables), PROJECT_ROOT, "1.2.3"};
    const int status = run_program(arguments, outside);
    return {status, out.str(), err.str()};
}

}  // namespace tidings::support
