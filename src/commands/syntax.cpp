#include "commands/syntax.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "text/nearest.h"

namespace tidings {
namespace {

constexpr int most_operands = 1000;
constexpr int most_counted = 10'000'000;

CLI::Option* add_operands(CLI::App& app, std::vector<std::string>& operands, int least, int most) {
    CLI::Option* option = app.add_option("operands", operands)->expected(std::max(least, 1), most);
    return least > 0 ? option->required() : option;
}

}  // namespace

struct Syntax::Parser {
    CLI::App app;
};

Syntax::Syntax(std::string_view command, const GlobalOptions& defaults)
    : command_(command), reading_{defaults}, parser_(std::make_unique<Parser>()) {
    CLI::App& app = parser_->app;
    app.set_help_flag();
    app.add_option("--data", reading_.global.data);
    app.add_flag("-q,--quiet", reading_.global.quiet);
    app.add_flag_callback("-v,--verbose", [this] { reading_.global.least_level = Log::Level::debug; });
    app.add_flag("-h,--help", reading_.help);
}

Syntax::~Syntax() = default;

void Syntax::one(std::string& operand) { parser_->app.add_option("operands", operand)->required(); }
void Syntax::maybe_one(std::string& operand) { parser_->app.add_option("operands", operand); }
void Syntax::two(std::string& first, std::string& second) {
    one(first);
    parser_->app.add_option("second", second)->required();
}
void Syntax::one_and_maybe(std::string& first, std::string& second) {
    one(first);
    parser_->app.add_option("second", second);
}
void Syntax::one_or_more(std::vector<std::string>& operands) {
    add_operands(parser_->app, operands, 1, most_operands);
}
void Syntax::any(std::vector<std::string>& operands) {
    add_operands(parser_->app, operands, 0, most_operands);
}

void Syntax::flag(const std::string& name, bool& field) { parser_->app.add_flag(name, field); }
void Syntax::text(const std::string& name, std::string& field) { parser_->app.add_option(name, field); }
void Syntax::text(const std::string& name, std::optional<std::string>& field) {
    parser_->app.add_option(name, field);
}
void Syntax::must_text(const std::string& name, std::string& field) {
    parser_->app.add_option(name, field)->required();
}
void Syntax::count(const std::string& name, int& field) {
    parser_->app.add_option(name, field)->check(CLI::Range(1, most_counted));
}
void Syntax::list(const std::string& name, std::vector<std::string>& field) {
    parser_->app.add_option(name, field)->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

Result<Reading> Syntax::read(std::span<const std::string> words) {
    try {
        parser_->app.parse(std::vector<std::string>(words.rbegin(), words.rend()));  // the last word first
    } catch (const CLI::ParseError& problem) {
        const bool is_too_much = dynamic_cast<const CLI::ExtrasError*>(&problem) != nullptr;
        if (!reading_.help) return usage_error(problem.what(), is_too_much, words);
    }
    if (reading_.global.quiet) reading_.global.least_level = Log::Level::warning;
    return reading_;
}

Error Syntax::usage_error(const std::string& problem, bool is_too_much,
                          std::span<const std::string> words) const {
    const std::string help = "`tidings help " + command_ + "` says how it is used.";
    if (!is_too_much) {
        const bool lacks_operand = (problem == "operands is required" || problem == "second is required");
        return {Code::usage, command_ + ": " + (lacks_operand ? "something is missing behind it" : problem),
                help};
    }
    const std::vector<std::string> known = options();
    for (const std::string& word : words) {
        const std::string name = word.substr(0, word.find('='));
        const bool is_option = word.starts_with("-") && word.size() > 1;
        if (is_option && std::ranges::find(known, name) == known.end() && name != "-q" && name != "-v" &&
            name != "-h")
            return {Code::usage, command_ + " has no option " + name,
                    "Did you mean " + nearest(name, known) + "? " + help};
    }
    return {Code::usage, command_ + ": " + problem, help};
}

std::vector<std::string> Syntax::options() const {
    std::vector<std::string> names;
    for (const CLI::Option* option : parser_->app.get_options())
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    return names;
}

}  // namespace tidings
