#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>

#include "base/clock.h"
#include "base/log.h"
#include "world/settings.h"

namespace tidings {

// All that a command can reach of the world, handed in by main, or by a test.
struct Outside {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    Clock clock;
    Environment environment;
    std::filesystem::path share;  // where templates and vocabulary came with the program
    std::string version;
    bool err_is_terminal = false;
};

// What every command line may say: which hub, and how much to tell of the work.
struct GlobalOptions {
    std::filesystem::path data = ".";
    Log::Level least_level = Log::Level::info;
    bool quiet = false;
};

}  // namespace tidings
