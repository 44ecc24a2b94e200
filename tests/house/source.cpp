#include "house/source.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <sstream>

#include "support/golden.h"

namespace tidings::house {
namespace {

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

class Blanker {
  public:
    explicit Blanker(std::string_view text) : text_(text), code_(text) {}

    std::string code() {
        while (at_ < text_.size()) step();
        return std::move(code_);
    }

  private:
    void step() {
        const std::string_view rest = text_.substr(at_);
        const bool after_word = at_ > 0 && is_word(text_[at_ - 1]);
        if (rest.starts_with("//"))
            blank_until("\n", 0);
        else if (rest.starts_with("/*"))
            blank_until("*/", 2);
        else if (rest.starts_with("R\"") && !after_word)
            blank_raw_string();
        else if (rest.front() == '"' || (rest.front() == '\'' && !after_word))
            blank_quoted(rest.front());
        else
            ++at_;
    }

    void blank(std::size_t end) {
        for (; at_ < std::min(end, text_.size()); ++at_)
            if (text_[at_] != '\n') code_[at_] = ' ';
    }

    void blank_until(std::string_view end, std::size_t taken_too) {
        const std::size_t found = text_.find(end, at_);
        blank(found == std::string_view::npos ? text_.size() : found + taken_too);
    }

    void blank_raw_string() {
        const std::size_t open = text_.find('(', at_);
        const std::string end = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
        at_ += 2;
        blank_until(end, end.size() - 1);
        ++at_;
    }

    void blank_quoted(char quote) {
        std::size_t end = ++at_;
        while (end < text_.size() && text_[end] != quote && text_[end] != '\n')
            end += text_[end] == '\\' ? 2U : 1U;
        blank(end);
        ++at_;
    }

    std::string_view text_;
    std::string code_;
    std::size_t at_ = 0;
};

// The first word of a statement, past whatever an access specifier or a template head put before it.
bool opens_a_scope(std::string_view statement) {
    constexpr std::array<std::string_view, 6> words{"namespace", "class", "struct",
                                                    "union",     "enum",  "extern"};
    const bool is_function = statement.find('(') != std::string_view::npos;
    return !is_function && std::ranges::any_of(words, [&](std::string_view word) {
        return statement.find(word) != std::string_view::npos;
    });
}

// "f() " does; "= ", "array(" and "f(X x = " lead to a value in braces, which belongs to its statement.
bool opens_a_body(std::string_view statement) {
    const std::size_t last = statement.find_last_not_of(" \n");
    return last != std::string_view::npos && statement.find('(') != std::string_view::npos &&
           std::string_view("(,=").find(statement[last]) == std::string_view::npos;
}

std::size_t matching_brace(std::string_view code, std::size_t open) {
    std::size_t depth = 0;
    for (std::size_t at = open; at < code.size(); ++at) {
        if (code[at] == '{') ++depth;
        if (code[at] == '}' && --depth == 0) return at;
    }
    return code.size();
}

}  // namespace

std::vector<Source> sources_in(std::string_view folder) {
    const std::filesystem::path root(PROJECT_ROOT);
    std::vector<Source> all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".cpp" && extension != ".h") continue;
        std::string text = support::read_bytes(entry.path());
        std::string code = code_of(text);
        all.push_back({entry.path().lexically_relative(root).string(), std::move(text), std::move(code)});
    }
    std::ranges::sort(all, {}, &Source::name);
    return all;
}

std::string code_of(std::string_view text) { return Blanker(text).code(); }

std::size_t line_at(std::string_view text, std::size_t position) {
    return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, position), '\n'));
}

std::vector<Function> functions_in(std::string_view code) {
    std::vector<Function> functions;
    std::size_t statement = 0;
    for (std::size_t at = 0; at < code.size(); ++at) {
        const char c = code[at];
        if (c == ';' || c == '}') statement = at + 1;
        if (c != '{') continue;
        const std::string_view before = code.substr(statement, at - statement);
        const std::size_t end = matching_brace(code, at);
        if (opens_a_scope(before)) {
            statement = at + 1;
            continue;
        }
        if (opens_a_body(before)) {
            const std::size_t first = line_at(code, at);
            functions.push_back({first, line_at(code, end) - first + 1});
            statement = end + 1;
        }
        at = end;
    }
    return functions;
}

std::vector<std::string> types_in(std::string_view code) {
    constexpr std::array<std::string_view, 4> words{"class ", "struct ", "union ", "enum "};
    std::vector<std::string> types;
    for (const std::string_view word : words)
        for (std::size_t at = code.find(word); at != std::string_view::npos; at = code.find(word, at + 1)) {
            if (at > 0 && is_word(code[at - 1])) continue;
            const std::string_view rest = code.substr(at + word.size());
            types.emplace_back(rest.begin(), std::ranges::find_if_not(rest, is_word));
        }
    return types;
}

std::vector<std::string> types_defined_in(const Source& header) {
    std::istringstream lines(header.code);
    std::vector<std::string> types;
    std::string space;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string kind, name;
        words >> kind >> name;
        if (line.starts_with("namespace ")) space = name;
        if (kind == "enum") words >> name;
        if (name.starts_with("[[")) words >> name;
        if ((kind == "struct" || kind == "class" || kind == "enum") && line.starts_with(kind) &&
            line.find('{') != std::string::npos)
            types.push_back(space + "::" + name);
    }
    return types;
}

}  // namespace tidings::house
