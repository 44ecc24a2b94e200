#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "commands/commands.h"
#include "text/joined.h"
#include "text/nearest.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings [--data DIR] [-q|-v] COMMAND ...

Polls the feeds of partner organisations, keeps each story once, tags it, lets editors choose, mails digests to subscribers, and
publishes one combined feed.

  --data DIR     the data folder; TIDINGS_DATA or the current folder if left out
  -q, --quiet    say only what went wrong
  -v, --verbose  say more

exit status: 0 done, 64 usage, 65 not a feed, 66 no such file, 69 a server is unavailable, 70 a bug, 74 disk, 75 busy, 77 refused,
             78 configuration
example:     tidings init --demo --data demo && tidings run --data demo
)";

struct Options {
    std::vector<std::string> words;  // of a command's name
};

void declare(Syntax& syntax, Options& options) { syntax.any(options.words); }

std::string family_of(const Command& command) {
    return std::string(command.name.substr(0, command.name.find(' ')));
}

// Every command by itself with its summary, and every family with its commands.
std::string list_of_commands() {
    constexpr std::size_t column = 15;
    std::string list;
    std::string family;
    for (const Command& command : all_commands()) {
        const std::string first = family_of(command);
        if (first == command.name || first != family) {
            list += list.empty() ? "  " : "\n  ";
            list += first + std::string(column - std::min(column - 1, first.size()), ' ');
        } else {
            list += ", ";
        }
        list += first == command.name ? command.summary : command.name.substr(first.size() + 1);
        family = first;
    }
    return list + '\n';
}

std::string overview() {
    constexpr std::string_view before_options = "  --data DIR";
    std::string text(help);
    return text.insert(text.find(before_options), list_of_commands() + '\n');
}

std::string help_of(const Command& command) {
    return command.name == "help" ? overview() : std::string(command.help);
}

// Help for "feeds" is that of each of its commands.
bool print_help_of(const std::string& name, std::ostream& out) {
    bool found = false;
    for (const Command& command : all_commands()) {
        if (command.name != name && !command.name.starts_with(name + " ")) continue;
        out << (found ? "\n" : "") << help_of(command);
        found = true;
    }
    return found;
}

std::vector<std::string> command_words() {
    std::vector<std::string> names;
    for (const Command& command : all_commands()) names.emplace_back(command.name);
    return names;
}

int run(const Options& options, const GlobalOptions&, Outside& outside) {
    const std::string name = joined(options.words, " ");
    if (print_help_of(name.empty() ? "help" : name, outside.out)) return 0;
    return tell({Code::usage, "There is no command \"" + name + "\"",
                 "Did you mean " + nearest(name, command_words()) + "?"},
                outside.err);
}

}  // namespace

Call help_call(const Command& command) {
    return [&command](Outside& outside) {
        outside.out << help_of(command);
        return 0;
    };
}

extern const Command help_command =
    command<declare, run>("help", help, "more about one command: help COMMAND");

}  // namespace tidings
