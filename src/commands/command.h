#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "commands/syntax.h"
#include "world/outside.h"

namespace tidings {

// A command line, read: what a command does with what was said. Returns the exit status; may throw Failure.
using Call = std::function<int(Outside&)>;

// A command of the program. Its file defines `const Command FAMILY_NAME_command` by `command` below, and
// commands.txt has a line for it: that is all it takes.
struct Command {
    std::string_view name;     // "feeds import"
    std::string_view summary;  // its line in the overview; empty for one of a family
    std::string_view help;     // the whole text
    // Reads the words behind the name; error usage for what the command does not take.
    Result<Call> (*read)(const Command& command, std::span<const std::string> words,
                         const GlobalOptions& defaults);
    std::vector<std::string> (*options)();  // the long ones it takes, the global ones among them
};

// What prints the help of a command; a command line that asks for help means this, whatever else it says.
Call help_call(const Command& command);

namespace command_details {

template <class Wanted>
Wanted wanted_of(void (*declare)(Syntax&, Wanted&));

template <auto declare>
using Wanted = decltype(wanted_of(declare));

template <auto declare, auto run>
Result<Call> read(const Command& command, std::span<const std::string> words, const GlobalOptions& defaults) {
    Wanted<declare> wanted;
    Syntax syntax(command.name, defaults);
    declare(syntax, wanted);
    const Result<Reading> reading = syntax.read(words);
    if (!reading) return reading.error();
    if (reading->help) return help_call(command);
    return Call(
        [wanted, global = reading->global](Outside& outside) { return run(wanted, global, outside); });
}

template <auto declare>
std::vector<std::string> options() {
    Wanted<declare> wanted;
    Syntax syntax({}, {});
    declare(syntax, wanted);
    return syntax.options();
}

}  // namespace command_details

// A command that is called as  int run(const Wanted&, const GlobalOptions&, Outside&)  with a struct of its
// own, whose fields  void declare(Syntax&, Wanted&)  binds to its operands and options.
template <auto declare, auto run>
constexpr Command command(std::string_view name, std::string_view help, std::string_view summary = {}) {
    return {name, summary, help, command_details::read<declare, run>, command_details::options<declare>};
}

// For a command that takes neither operands nor options of its own.
struct Nothing {};
inline void take_nothing(Syntax&, Nothing&) {}

}  // namespace tidings
