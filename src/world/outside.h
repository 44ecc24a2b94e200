#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>

#include "base/clock.h"
#include "base/log.h"
#include "base/remedy.h"
#include "world/settings.h"

namespace tidings {

// Says where a remedy is done: a command line, "tidings issues approve 3".
using HowTo = std::string (*)(const Remedy& remedy);

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
    HowTo how_to = nullptr;  // given by run_program, which knows the commands
};

// What every command line may say: which hub, and how much to tell of the work.
struct GlobalOptions {
    std::filesystem::path data = ".";
    Log::Level least_level = Log::Level::info;
    bool quiet = false;
};

}  // namespace tidings
