#include "commands/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>

#include "commands/commands.h"
#include "text/nearest.h"

namespace tidings {
namespace {

enum class Operands { none, one, one_or_two, one_or_more, any, maybe_one };

// What each command understands beyond --data, -q, -v and --help. Their meaning stands in the commands' own
// help texts.
struct Grammar {
    std::string_view command;
    Operands operands;
    std::vector<std::string_view> options;
    std::vector<std::string_view> required{};
};

const std::vector<Grammar> grammars{
    {"init", Operands::none, {"--demo"}},
    {"run", Operands::none, {"--now"}},
    {"poll", Operands::none, {"--now"}},
    {"digest", Operands::none, {"--now"}},
    {"deliver", Operands::none, {"--dry-run"}},
    {"serve", Operands::none, {}},
    {"bounces", Operands::one, {}},
    {"inbox", Operands::none, {"--json"}},
    {"publish", Operands::none, {"--check"}},
    {"parse", Operands::maybe_one, {"--url", "--content-type", "--pictures"}},
    {"feeds list", Operands::none, {"--json"}},
    {"feeds show", Operands::one, {"--json"}},
    {"feeds check", Operands::one, {}},
    {"feeds move", Operands::one_or_two, {}},
    {"feeds poll", Operands::one, {"--fresh"}},
    {"feeds remove", Operands::one, {}},
    {"feeds add", Operands::one, {"--partner", "--title", "--language", "--tag"}, {"--partner"}},
    {"feeds import", Operands::one, {"--folders"}},
    {"feeds export", Operands::none, {"--opml"}},
    {"items", Operands::none, {"--json", "--count"}},
    {"stories list", Operands::none, {"--state", "--count", "--json"}},
    {"stories show", Operands::one, {}},
    {"stories approve", Operands::one_or_more, {"--by", "--reason"}},
    {"stories hold", Operands::one_or_more, {"--by", "--reason"}},
    {"stories reject", Operands::one_or_more, {"--by", "--reason"}},
    {"stories accept-change", Operands::one_or_more, {"--by", "--reason", "--revision"}},
    {"stories reject-change", Operands::one_or_more, {"--by", "--reason", "--revision"}},
    {"stories withdraw",
     Operands::one_or_more,
     {"--by", "--reason", "--quiet-title", "--stop-waiting"},
     {"--reason"}},
    {"stories merge", Operands::one_or_more, {"--by", "--reason"}},
    {"stories split", Operands::one_or_more, {"--by", "--reason"}},
    {"issues list", Operands::none, {"--count", "--json"}},
    {"issues show", Operands::one, {"--json"}},
    {"issues preview", Operands::one, {"--html", "--text", "--as", "--language", "--out"}},
    {"issues edit",
     Operands::one,
     {"--by", "--revision", "--title", "--intro", "--pin", "--drop", "--move", "--keep"}},
    {"issues test-send", Operands::one_or_two, {"--as", "--language"}},
    {"issues request", Operands::one, {"--by"}},
    {"issues approve", Operands::one, {"--by", "--revision"}},
    {"issues stop", Operands::one, {"--by", "--reason"}},
    {"issues release", Operands::one, {"--give-up", "--by", "--reason"}},
    {"subscribers list", Operands::none, {"--json", "--state", "--why", "--since"}},
    {"subscribers add", Operands::one, {"--consent", "--name", "--language", "--digest"}, {"--consent"}},
    {"subscribers edit", Operands::one, {"--name", "--language"}},
    {"subscribers show", Operands::one, {"--json"}},
    {"subscribers import", Operands::one, {"--confirmed-elsewhere", "--digest", "--encoding", "--dry-run"}},
    {"subscribers export", Operands::none, {"--state", "--with-key-hashes"}},
    {"subscribers unsubscribe", Operands::one, {}},
    {"subscribers suppress", Operands::one, {"--reason"}, {"--reason"}},
    {"subscribers unsuppress",
     Operands::maybe_one,
     {"--reason", "--why", "--since", "--dry-run"},
     {"--reason"}},
    {"subscribers erase", Operands::maybe_one, {"--due"}},
    {"tags check", Operands::one, {"--words", "--json"}},
    {"config", Operands::none, {"--example"}},
    {"version", Operands::none, {}},
    {"help", Operands::any, {}},
};

CLI::Option* add_option(CLI::App& app, Options& options, std::string_view name) {
    const std::map<std::string_view, bool*> flags{{"--json", &options.json},
                                                  {"--check", &options.check},
                                                  {"--now", &options.now},
                                                  {"--demo", &options.demo},
                                                  {"--example", &options.example},
                                                  {"--html", &options.html},
                                                  {"--text", &options.text},
                                                  {"--due", &options.due},
                                                  {"--opml", &options.opml},
                                                  {"--dry-run", &options.dry_run},
                                                  {"--give-up", &options.give_up},
                                                  {"--fresh", &options.fresh},
                                                  {"--pictures", &options.pictures},
                                                  {"--with-key-hashes", &options.with_key_hashes},
                                                  {"--quiet-title", &options.quiet_title},
                                                  {"--stop-waiting", &options.stop_waiting}};
    const std::map<std::string_view, std::string*> texts{
        {"--url", &options.url},
        {"--content-type", &options.content_type},
        {"--state", &options.state},
        {"--reason", &options.reason},
        {"--why", &options.why},
        {"--since", &options.since},
        {"--by", &options.by},
        {"--name", &options.name},
        {"--title", &options.title},
        {"--language", &options.language},
        {"--folders", &options.folders},
        {"--as", &options.as},
        {"--out", &options.out},
        {"--words", &options.words},
        {"--consent", &options.consent},
        {"--confirmed-elsewhere", &options.confirmed_elsewhere},
        {"--partner", &options.partner},
        {"--revision", &options.revision},
        {"--encoding", &options.encoding}};
    const std::string written(name);
    if (name == "--intro") return app.add_option(written, options.intro);
    if (name == "--name" && options.command == "subscribers edit")
        return app.add_option(written, options.new_name);
    if (name == "--title" && options.command == "issues edit")
        return app.add_option(written, options.new_title);
    if (const auto flag = flags.find(name); flag != flags.end()) return app.add_flag(written, *flag->second);
    if (const auto text = texts.find(name); text != texts.end())
        return app.add_option(written, *text->second);
    if (name == "--count") return app.add_option(written, options.count)->check(CLI::Range(1, 10'000'000));
    const std::map<std::string_view, std::vector<std::string>*> lists{
        {"--tag", &options.tags},  {"--digest", &options.digests}, {"--pin", &options.pin},
        {"--drop", &options.drop}, {"--keep", &options.keep},      {"--move", &options.move}};
    std::vector<std::string>& list = *lists.at(name);
    return app.add_option(written, list)->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void add_operands(CLI::App& app, Options& options, Operands operands) {
    if (operands == Operands::none) return;
    CLI::Option* option = app.add_option("operands", options.operands);
    switch (operands) {
        case Operands::one:
            option->required()->expected(1);
            break;
        case Operands::one_or_two:
            option->required()->expected(1, 2);
            break;
        case Operands::one_or_more:
            option->required()->expected(1, 1000);
            break;
        case Operands::maybe_one:
            option->expected(0, 1);
            break;
        default:
            break;
    }
}

// Options that stand before or behind the command alike.
void add_global_options(CLI::App& app, Options& options) {
    app.set_help_flag();
    app.add_flag("-h,--help", options.help);
    app.add_option("--data", options.global.data);
    app.add_flag("-q,--quiet", options.global.quiet);
    app.add_flag_callback("-v,--verbose", [&options] { options.global.least_level = Log::Level::debug; });
}

// "feeds import" is two words of the command line; "poll" is one. Empty if neither is a command.
struct Found {
    std::string command;
    std::vector<std::string> rest;  // without the command's words
    std::string unknown;            // the words that name no command
};

Found find_command(const std::vector<std::string>& arguments) {
    Found found;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        const bool is_command = found.command.empty() && !word.starts_with('-');
        if (!is_command) {
            found.rest.push_back(word);
            if (word == "--data" && i + 1 < arguments.size()) found.rest.push_back(arguments[++i]);
            continue;
        }
        const bool has_next = i + 1 < arguments.size();
        if (has_next && command_named(word + " " + arguments[i + 1]) != nullptr)
            found.command = word + " " + arguments[++i];
        else if (command_named(word) != nullptr)
            found.command = word;
        else {
            found.unknown =
                has_next && !arguments[i + 1].starts_with('-') ? word + " " + arguments[i + 1] : word;
            return found;
        }
    }
    return found;
}

// Without a command there is help; "--version" is asked of any program.
std::string command_of_no_words(std::vector<std::string>& rest) {
    return std::erase(rest, "--version") > 0 ? "version" : "help";
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

Error usage_error(const CLI::ParseError& problem, const std::string& command,
                  const std::vector<std::string>& rest) {
    const std::string help = "`tidings help " + command + "` says how it is used.";
    if (dynamic_cast<const CLI::ExtrasError*>(&problem) == nullptr) {
        std::string message = problem.what();
        if (message == "operands is required") message = "something is missing behind it";
        return {Code::usage, command + ": " + message, help};
    }
    const std::vector<std::string> known = option_names(command);
    for (const std::string& word : rest) {
        const std::string name = word.substr(0, word.find('='));
        if (word.starts_with("-") && word.size() > 1 && std::ranges::find(known, name) == known.end() &&
            name != "-q" && name != "-v" && name != "-h")
            return {Code::usage, command + " has no option " + name,
                    "Did you mean " + nearest(name, known) + "? " + help};
    }
    return {Code::usage, command + ": " + problem.what(), help};
}

}  // namespace

std::vector<std::string> option_names(const std::string& command) {
    std::vector<std::string> names{"--data", "--quiet", "--verbose", "--help"};
    for (const Grammar& grammar : grammars)
        if (grammar.command == command)
            for (const std::string_view option : grammar.options) names.emplace_back(option);
    return names;
}

Result<Options> read_options(const std::vector<std::string>& arguments,
                             const std::optional<std::string>& data_from_environment) {
    Options options;
    if (data_from_environment) options.global.data = *data_from_environment;
    Found found = find_command(arguments);
    if (!found.unknown.empty()) return unknown_command(found.unknown);
    options.command = found.command.empty() ? command_of_no_words(found.rest) : found.command;
    const auto grammar = std::ranges::find(grammars, options.command, &Grammar::command);
    CLI::App app;
    add_global_options(app, options);
    for (const std::string_view name : grammar->options) add_option(app, options, name);
    for (const std::string_view name : grammar->required) app.get_option(std::string(name))->required();
    add_operands(app, options, grammar->operands);
    try {
        std::vector<std::string> rest = found.rest;
        std::ranges::reverse(rest);  // as CLI11 wants it
        app.parse(rest);
    } catch (const CLI::ParseError& problem) {
        if (!options.help) return usage_error(problem, options.command, found.rest);
    }
    if (options.global.quiet) options.global.least_level = Log::Level::warning;
    return options;
}

}  // namespace tidings
