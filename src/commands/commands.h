#pragma once

#include <exception>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "commands/command.h"

namespace tidings {

// Every command, in the order of commands.txt, from which the build makes this.
std::span<const Command> all_commands();
const Command* command_named(std::string_view name);

// Reads the command line, runs the command, and turns every error into its message and exit status.
int run_program(const std::vector<std::string>& arguments, Outside& outside);

// The hint of an error with the command that does it; empty for one without a hint.
std::string what_to_do(const Error& error);

// Prints an error for people and returns its exit status.
int tell(const Error& error, std::ostream& err);

// What is to be told of an exception that no step expects.
Error fault_of_ours(const std::exception& fault);

}  // namespace tidings
