#include "commands/commands.h"

#include <algorithm>
#include <ostream>

#include "commands/command_line.h"
#include "commands/remedies.h"

namespace tidings {

const Command* command_named(std::string_view name) {
    const std::span<const Command> all = all_commands();
    const auto found = std::ranges::find(all, name, &Command::name);
    return found == all.end() ? nullptr : &*found;
}

std::string what_to_do(const Error& error) {
    const std::string command = command_for(error.remedy);
    if (command.empty()) return error.hint;
    const std::string words =
        error.hint.ends_with('.') ? error.hint.substr(0, error.hint.size() - 1) : error.hint;
    return words + ": `" + command + "`";
}

int tell(const Error& error, std::ostream& err) {
    err << "tidings: " << error.message << '\n';
    if (const std::string hint = what_to_do(error); !hint.empty()) err << "  " << hint << '\n';
    return exit_status(error.code);
}

Error fault_of_ours(const std::exception& fault) {
    return {Code::bug, std::string("A fault of ours: ") + fault.what(),
            "Please report it, with the command."};
}

int run_program(const std::vector<std::string>& arguments, Outside& outside) {
    outside.how_to = command_for;
    try {
        const Result<CommandLine> line = read_command_line(arguments, outside.environment("TIDINGS_DATA"));
        if (!line) return tell(line.error(), outside.err);
        const int status = line->call(outside);
        outside.out.flush();
        if (!outside.out)
            return tell(
                {Code::disk, "The output could not be written", "Is the disk full, or the pipe closed?"},
                outside.err);
        return status;
    } catch (const Failure& failure) {
        return tell(failure.error(), outside.err);
    } catch (const std::exception& fault) {
        return tell(fault_of_ours(fault), outside.err);
    }
}

}  // namespace tidings
