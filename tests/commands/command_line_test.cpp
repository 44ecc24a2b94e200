#include "commands/command_line.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>

#include "commands/commands.h"
#include "commands/run_here.h"
#include "support/golden.h"

// What the help texts promise and what the command line takes are the same.
namespace tidings {
namespace {

using Words = std::vector<std::string>;

Words words_of(const std::string& text) {
    std::istringstream in(text);
    Words words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

bool is_placeholder(const std::string& word) {
    return !word.empty() && std::isupper(static_cast<unsigned char>(word[0]));
}

// The usage line behind "usage: tidings", and the lines that explain an option.
Words lines_with_options(const Command& command) {
    std::istringstream in{std::string(command.help)};
    Words lines;
    for (std::string line; std::getline(in, line);)
        if (lines.empty())
            lines.push_back(line.substr(std::string("usage: tidings ").size()));
        else if (line.starts_with("  -"))
            lines.push_back(line);
    return lines;
}

std::string without_brackets(const std::string& usage) {
    std::string kept;
    int depth = 0;
    for (const char c : usage) {
        depth += c == '[' ? 1 : 0;
        if (depth == 0) kept += c;
        depth -= c == ']' ? 1 : 0;
    }
    return kept;
}

// The shortest command line that the usage line allows, with 1 for each placeholder.
Words shortest(const Command& command) {
    Words arguments = words_of(std::string(command.name));
    const Words usage = words_of(without_brackets(lines_with_options(command).front()));
    for (std::size_t i = arguments.size(); i < usage.size(); ++i) {
        if (usage[i].starts_with("--")) arguments.push_back(usage[i]);
        if (is_placeholder(usage[i])) arguments.emplace_back("1");
    }
    return arguments;
}

struct Promised {
    std::string name;
    bool has_value;
};

// Every --option that the help text names where options stand.
std::vector<Promised> promised_by(const Command& command) {
    std::vector<Promised> all;
    for (const std::string& line : lines_with_options(command))
        for (std::size_t at = line.find("--"); at != std::string::npos; at = line.find("--", at + 2)) {
            const std::size_t end = line.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at);
            const std::string name = line.substr(at, end - at);
            const bool has_value =
                end != std::string::npos && line[end] == ' ' && is_placeholder(line.substr(end + 1, 1));
            if (name.size() > 2) all.push_back({name, has_value});
        }
    return all;
}

bool promises(const Command& command, const std::string& option) {
    const std::vector<Promised> all = promised_by(command);
    return std::ranges::find(all, option, &Promised::name) != all.end();
}

Result<CommandLine> read(const Words& arguments) { return read_command_line(arguments, std::nullopt); }
Result<CommandLine> read(const std::string& line) { return read(words_of(line)); }

std::string_view command_of(const std::string& line) { return read(line)->command->name; }

std::string error_of(const std::string& line) {
    const Result<CommandLine> read_line = read(line);
    if (read_line) return "";
    EXPECT_EQ(read_line.error().code, Code::usage);
    return read_line.error().message + " / " + read_line.error().hint;
}

TEST(HelpTexts, StateExitStatusesAndAnExample) {
    for (const Command& command : all_commands()) {
        EXPECT_TRUE(command.help.starts_with("usage: tidings ")) << command.name;
        EXPECT_NE(command.help.find("\nexit status: 0 "), std::string::npos) << command.name;
        EXPECT_NE(command.help.find("\nexample:     tidings "), std::string::npos) << command.name;
        EXPECT_TRUE(command.help.ends_with('\n')) << command.name;
    }
}

TEST(HelpTexts, NameEveryCommandInTheOverview) {
    std::string overview = support::run_here({"help"}).out;
    std::ranges::replace(overview, ',', ' ');
    const Words named = words_of(overview);
    for (const Command& command : all_commands())
        for (const std::string& word : words_of(std::string(command.name)))
            EXPECT_TRUE(std::ranges::find(named, word) != named.end()) << command.name;
}

TEST(HelpTexts, PromiseOnlyOptionsThatAreTaken) {
    for (const Command& command : all_commands())
        for (const Promised& option : promised_by(command)) {
            Words arguments = shortest(command);
            if (std::ranges::find(arguments, option.name) == arguments.end()) {
                arguments.push_back(option.name);
                if (option.has_value) arguments.emplace_back("1");
            }
            const Result<CommandLine> line = read(arguments);
            EXPECT_TRUE(line) << command.name << " " << option.name << ": " << line.error().message;
        }
}

TEST(HelpTexts, NameEveryOptionThatIsTaken) {
    const Words everywhere{"--data", "--quiet", "--verbose", "--help"};
    for (const Command& command : all_commands())
        for (const std::string& option : command.options())
            if (std::ranges::find(everywhere, option) == everywhere.end()) {
                EXPECT_TRUE(promises(command, option))
                    << "`tidings help " << command.name << "` lacks " << option;
            }
}

TEST(HelpTexts, ShowWhatMustBeGiven) {
    for (const Command& command : all_commands()) {
        const Words arguments = shortest(command);
        const Result<CommandLine> line = read(arguments);
        ASSERT_TRUE(line) << command.name << ": " << line.error().message;
        EXPECT_EQ(line->command->name, command.name);
        const std::size_t words = words_of(std::string(command.name)).size();
        if (command.name == "help" || arguments.size() == words) continue;
        EXPECT_FALSE(read(Words(arguments.begin(), arguments.begin() + static_cast<std::ptrdiff_t>(words))))
            << command.name;
    }
}

TEST(HelpTexts, AreOfCommandsThatTheTableNames) {
    std::set<std::string> defined;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(
             std::filesystem::path(PROJECT_ROOT) / "src/commands")) {
        if (!entry.is_regular_file() || entry.path().extension() != ".cpp") continue;
        const std::string source = support::read_bytes(entry.path());
        constexpr std::string_view mark = "extern const Command ";
        if (const std::size_t at = source.find(mark); at != std::string::npos)
            defined.insert(
                source.substr(at + mark.size(), source.find(' ', at + mark.size()) - at - mark.size()));
    }
    std::set<std::string> in_table;
    for (const Command& command : all_commands()) {
        std::string symbol = std::string(command.name) + "_command";
        for (char& c : symbol)
            if (c == ' ' || c == '-') c = '_';
        in_table.insert(symbol);
    }
    EXPECT_EQ(defined, in_table);
}

std::string folder_asked_for(const Words& arguments) { return support::run_here(arguments).err; }

TEST(ReadCommandLine, TakesTheGlobalOptionsBeforeAndBehindTheCommand) {
    EXPECT_NE(folder_asked_for({"--data", "no-hub", "items"}).find("no-hub"), std::string::npos);
    EXPECT_NE(folder_asked_for({"items", "--data", "no-hub"}).find("no-hub"), std::string::npos);
    EXPECT_EQ(command_of("--data poll items"), "items");
}

TEST(ReadCommandLine, ShowsHelpWhateverElseIsWrong) {
    EXPECT_EQ(support::run_here({"feeds", "add", "--help"}).out, command_named("feeds add")->help);
    EXPECT_EQ(support::run_here({"poll", "--help", "--nonsense"}).out, command_named("poll")->help);
    EXPECT_EQ(support::run_here({"help", "--help"}).out, support::run_here({"help"}).out);
}

TEST(ReadCommandLine, IsHelpWhenNothingIsSaid) {
    EXPECT_EQ(command_of(""), "help");
    EXPECT_EQ(command_of("-v"), "help");
}

TEST(ReadCommandLine, TakesVersionAsTheCommandWhereThereIsNone) {
    EXPECT_EQ(command_of("--version"), "version");
    EXPECT_FALSE(read("poll --version"));
}

TEST(ReadCommandLine, NamesTheNearestCommand) {
    EXPECT_NE(error_of("pubish").find("Did you mean \"publish\"?"), std::string::npos) << error_of("pubish");
    EXPECT_NE(error_of("feeds improt x").find("Did you mean \"feeds import\"?"), std::string::npos);
    EXPECT_NE(error_of("feeds").find("tidings help feeds"), std::string::npos) << error_of("feeds");
}

TEST(ReadCommandLine, NamesTheNearestOption) {
    EXPECT_NE(error_of("items --jsn").find("Did you mean --json?"), std::string::npos)
        << error_of("items --jsn");
    EXPECT_NE(error_of("items --cuont=3").find("Did you mean --count?"), std::string::npos);
    EXPECT_NE(error_of("run --json").find("run has no option --json"), std::string::npos)
        << error_of("run --json");
}

TEST(ReadCommandLine, RefusesWhatIsTooMuchOrMissing) {
    EXPECT_FALSE(read("poll now"));
    EXPECT_FALSE(read("feeds import a b"));
    EXPECT_FALSE(read("stories approve"));
    EXPECT_FALSE(read("items --count"));
    EXPECT_FALSE(read("items --count many"));
    EXPECT_FALSE(read("items --count 0"));
}

}  // namespace
}  // namespace tidings
