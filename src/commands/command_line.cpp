#include "commands/command_line.h"

#include <algorithm>

#include "commands/commands.h"
#include "text/nearest.h"

namespace tidings {
namespace {

// "feeds import" is two words of the command line; "poll" is one. No command if neither is one.
struct Found {
    const Command* command = nullptr;
    std::vector<std::string> rest;  // without the command's words
    std::string unknown;            // the words that name no command
};

Found find_command(const std::vector<std::string>& arguments) {
    Found found;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        const bool is_command = found.command == nullptr && !word.starts_with('-');
        if (!is_command) {
            found.rest.push_back(word);
            if (word == "--data" && i + 1 < arguments.size()) found.rest.push_back(arguments[++i]);
            continue;
        }
        const bool has_next = i + 1 < arguments.size();
        if (has_next) found.command = command_named(word + " " + arguments[i + 1]);
        if (found.command != nullptr)
            ++i;
        else
            found.command = command_named(word);
        if (found.command == nullptr) {
            found.unknown =
                has_next && !arguments[i + 1].starts_with('-') ? word + " " + arguments[i + 1] : word;
            return found;
        }
    }
    return found;
}

Error unknown_command(const std::string& words) {
    std::vector<std::string> names;
    for (const Command& command : all_commands()) names.emplace_back(command.name);
    const std::string first = words.substr(0, words.find(' '));
    const std::size_t commands = names.size();
    for (std::size_t i = 0; i < commands; ++i) names.push_back(names[i].substr(0, names[i].find(' ')));
    const bool is_family =
        std::ranges::any_of(names, [&](const std::string& name) { return name.starts_with(first + " "); });
    if (is_family && first == words)
        return {Code::usage, "\"" + words + "\" wants to know what to do",
                "`tidings help " + first + "` says what there is."};
    return {
        Code::usage, "There is no command \"" + words + "\"",
        "Did you mean \"" + nearest(is_family ? words : first, names) + "\"? `tidings help` lists them all."};
}

}  // namespace

Result<CommandLine> read_command_line(const std::vector<std::string>& arguments,
                                      const std::optional<std::string>& data_from_environment) {
    Found found = find_command(arguments);
    if (!found.unknown.empty()) return unknown_command(found.unknown);
    if (found.command == nullptr)
        found.command = command_named(std::erase(found.rest, "--version") > 0 ? "version" : "help");
    GlobalOptions defaults;
    if (data_from_environment) defaults.data = *data_from_environment;
    Result<Call> call = found.command->read(*found.command, found.rest, defaults);
    if (!call) return call.error();
    return CommandLine{found.command, *std::move(call)};
}

}  // namespace tidings
