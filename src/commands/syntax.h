#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "world/outside.h"

namespace tidings {

// What every command line says beside what its command asks for.
struct Reading {
    GlobalOptions global;
    bool help = false;
};

// The operands and options that a command takes, each bound to a field that `read` fills; the fields must
// outlive it. The global options are always among them. Wraps CLI11, which no other file includes.
class Syntax {
  public:
    Syntax(std::string_view command, const GlobalOptions& defaults);
    ~Syntax();
    Syntax(const Syntax&) = delete;
    Syntax& operator=(const Syntax&) = delete;

    // The operands; at most one of these is called.
    void one(std::string& operand);
    void maybe_one(std::string& operand);  // empty if it is left out
    void two(std::string& first, std::string& second);
    void one_and_maybe(std::string& first, std::string& second);  // the second is empty if left out
    void one_or_more(std::vector<std::string>& operands);         // at most 1,000
    void any(std::vector<std::string>& operands);

    // The options, by their long names: "--json".
    void flag(const std::string& name, bool& field);
    void text(const std::string& name, std::string& field);                 // empty if it is left out
    void text(const std::string& name, std::optional<std::string>& field);  // may be given as empty
    void must_text(const std::string& name, std::string& field);
    void count(const std::string& name, int& field);  // 1 to 10,000,000; 0 if it is left out
    void list(const std::string& name, std::vector<std::string>& field);  // may be given several times

    // Error usage, naming the nearest option, for what is not understood; not if help is asked for.
    Result<Reading> read(std::span<const std::string> words);

    std::vector<std::string> options() const;

  private:
    Error usage_error(const std::string& problem, bool is_too_much, std::span<const std::string> words) const;

    struct Parser;
    std::string command_;
    Reading reading_;
    std::unique_ptr<Parser> parser_;
};

}  // namespace tidings
