#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tidings {

// A piece of a date as written: "16", "march", "/".
struct DateToken {
    enum class Kind { number, word, mark };

    Kind kind = Kind::mark;
    std::string text;        // words folded, and without the dots in "a.m."
    std::int64_t value = 0;  // of a number
    bool after_space = false;
    bool used = false;

    bool is_number(std::size_t most_digits) const {
        return kind == Kind::number && text.size() <= most_digits;
    }
    bool is_mark(char c) const { return kind == Kind::mark && text.size() == 1 && text.front() == c; }
    bool is_word(std::string_view word) const { return kind == Kind::word && text == word; }
};

// A date's text in lower case, without accents, with ASCII digits: as the tables of names are written.
std::string fold_date(std::string_view text);

// Splits a folded text. Empty if a number is absurdly long.
std::vector<DateToken> date_tokens(std::string_view folded);

}  // namespace tidings
