#include "dates/time_of_day.h"

#include <algorithm>

#include "dates/names.h"

namespace tidings {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

using Tokens = std::vector<DateToken>;

// A clock's figures and the tokens [begin, end) they stand in.
struct Figures {
    std::int64_t hour = 0;
    std::int64_t minute = 0;
    std::int64_t second = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
};

bool mark_at(const Tokens& tokens, std::size_t i, char c) {
    return i < tokens.size() && tokens[i].is_mark(c);
}

bool number_at(const Tokens& tokens, std::size_t i, std::size_t most_digits) {
    return i < tokens.size() && tokens[i].is_number(most_digits);
}

bool word_at(const Tokens& tokens, std::size_t i, bool (*is)(std::string_view)) {
    return i < tokens.size() && tokens[i].kind == DateToken::Kind::word && is(tokens[i].text);
}

// "10:14", "10:14:55", "10:14:55.123"
std::optional<Figures> colon_clock(const Tokens& tokens, std::size_t i) {
    if (!number_at(tokens, i, 2) || !mark_at(tokens, i + 1, ':') || !number_at(tokens, i + 2, 2))
        return std::nullopt;
    Figures found{tokens[i].value, tokens[i + 2].value, 0, i, i + 3};
    if (mark_at(tokens, i + 3, ':') && number_at(tokens, i + 4, 2)) {
        found.second = tokens[i + 4].value;
        found.end = i + 5;
        const bool point = mark_at(tokens, i + 5, '.') || mark_at(tokens, i + 5, ',');
        if (point && number_at(tokens, i + 6, 17) && !tokens[i + 6].after_space) found.end = i + 7;
    }
    return found;
}

// "T101455", "T1014", "T10" of ISO 8601's basic format.
std::optional<Figures> compact_clock(const Tokens& tokens, std::size_t i) {
    if (i == 0 || !tokens[i].is_word("t") || tokens[i - 1].kind != DateToken::Kind::number)
        return std::nullopt;
    if (!number_at(tokens, i + 1, 6) || tokens[i + 1].after_space) return std::nullopt;
    const DateToken& figures = tokens[i + 1];
    if (figures.text.size() == 6) {
        return Figures{figures.value / 10000, figures.value / 100 % 100, figures.value % 100, i, i + 2};
    }
    if (figures.text.size() == 4) return Figures{figures.value / 100, figures.value % 100, 0, i, i + 2};
    if (figures.text.size() == 2) return Figures{figures.value, 0, 0, i, i + 2};
    return std::nullopt;
}

// "14h30", "14 Uhr", "3시 5분 17초"
std::optional<Figures> signed_clock(const Tokens& tokens, std::size_t i) {
    if (!number_at(tokens, i, 2) || !word_at(tokens, i + 1, is_hour_sign)) return std::nullopt;
    Figures found{tokens[i].value, 0, 0, i, i + 2};
    if (!number_at(tokens, i + 2, 2)) return found;
    found.minute = tokens[i + 2].value;
    found.end = i + 3;
    if (word_at(tokens, i + 3, is_minute_or_second_sign)) found.end = i + 4;
    if (!number_at(tokens, found.end, 2) || !word_at(tokens, found.end + 1, is_minute_or_second_sign))
        return found;
    found.second = tokens[found.end].value;
    found.end += 2;
    return found;
}

// "3pm"
std::optional<Figures> bare_hour(const Tokens& tokens, std::size_t i) {
    if (!number_at(tokens, i, 2) || i + 1 >= tokens.size()) return std::nullopt;
    if (tokens[i + 1].kind != DateToken::Kind::word || !half_day_named(tokens[i + 1].text))
        return std::nullopt;
    return Figures{tokens[i].value, 0, 0, i, i + 1};
}

std::ptrdiff_t count_numbers(const Tokens& tokens) {
    return std::ranges::count(tokens, DateToken::Kind::number, &DateToken::kind);
}

// "klo 10.30", which must not be taken for the tenth day of a month.
std::optional<Figures> dotted_clock(const Tokens& tokens, std::size_t i) {
    if (!number_at(tokens, i, 2) || !mark_at(tokens, i + 1, '.') || !number_at(tokens, i + 2, 2))
        return std::nullopt;
    if (tokens[i + 2].text.size() != 2 || tokens[i + 2].after_space) return std::nullopt;
    if (i > 0 && !tokens[i].after_space) return std::nullopt;
    if (i > 1 && mark_at(tokens, i - 1, '.') && number_at(tokens, i - 2, 2)) return std::nullopt;
    if (mark_at(tokens, i + 3, '.')) {
        // With a year behind it, or nothing before it, or no other date around it, it was a date.
        if (i == 0 || !number_at(tokens, i + 4, 2) || count_numbers(tokens) < 5) return std::nullopt;
        return Figures{tokens[i].value, tokens[i + 2].value, tokens[i + 4].value, i, i + 5};
    }
    return Figures{tokens[i].value, tokens[i + 2].value, 0, i, i + 3};
}

std::optional<Figures> find_clock(const Tokens& tokens) {
    using Form = std::optional<Figures> (*)(const Tokens&, std::size_t);
    for (const Form form :
         {Form(colon_clock), Form(compact_clock), Form(dotted_clock), Form(signed_clock), Form(bare_hour)}) {
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (std::optional<Figures> found = form(tokens, i)) return found;
        }
    }
    return std::nullopt;
}

// "p. m.", as Spanish sets it: the tokens behind the "p".
bool is_spaced_half_day(const Tokens& tokens, std::size_t at) {
    return (word_at(tokens, at, [](std::string_view word) { return word == "a" || word == "p"; })) &&
           mark_at(tokens, at + 1, '.') &&
           word_at(tokens, at + 2, [](std::string_view word) { return word == "m"; });
}

// AM or PM stands right behind the clock, or, in East Asia, right before it.
std::optional<HalfDay> take_half_day(Tokens& tokens, Figures& clock) {
    if (clock.end < tokens.size() && tokens[clock.end].kind == DateToken::Kind::word) {
        if (const std::optional<HalfDay> half = half_day_named(tokens[clock.end].text)) {
            ++clock.end;
            return half;
        }
    }
    if (is_spaced_half_day(tokens, clock.end)) {
        const HalfDay half = tokens[clock.end].is_word("a") ? HalfDay::morning : HalfDay::afternoon;
        clock.end += 3;
        return half;
    }
    if (clock.begin == 0 || tokens[clock.begin - 1].kind != DateToken::Kind::word) return std::nullopt;
    DateToken& before = tokens[clock.begin - 1];
    // "am" before a time is German or Dutch for "on the".
    if (before.text == "am") return std::nullopt;
    const std::optional<HalfDay> half = half_day_named(before.text);
    if (half) before.used = true;
    return half;
}

bool is_english_half_day(const Tokens& tokens, std::size_t at) {
    return tokens[at].is_word("am") || tokens[at].is_word("pm");
}

std::int64_t hour_of_day(std::int64_t hour, HalfDay half) {
    if (half == HalfDay::morning) return hour == 12 ? 0 : hour;
    return hour < 12 ? hour + 12 : hour;
}

// 24:00 is the end of the day; second 60 a leap second, read as the next minute's first.
bool is_possible(const Figures& clock) {
    if (clock.hour == 24) return clock.minute == 0 && clock.second == 0;
    return clock.hour < 24 && clock.minute < 60 && clock.second <= 60;
}

}  // namespace

ClockReading read_clock(Tokens& tokens) {
    std::optional<Figures> clock = find_clock(tokens);
    if (!clock) return {};
    ClockReading reading;
    const std::optional<HalfDay> half = take_half_day(tokens, *clock);
    if (half) clock->hour = hour_of_day(clock->hour, *half);
    for (std::size_t i = clock->begin; i < clock->end; ++i) tokens[i].used = true;
    // "05/Mar/2020:14:30:15", as web servers log it.
    if (clock->begin > 0 && mark_at(tokens, clock->begin - 1, ':')) tokens[clock->begin - 1].used = true;
    reading.half_days = half && is_english_half_day(tokens, clock->end - 1);
    reading.end = clock->end;
    reading.readable = is_possible(*clock) && !mark_at(tokens, clock->end, ':');
    reading.time = hours(clock->hour) + minutes(clock->minute) + seconds(clock->second);
    return reading;
}

}  // namespace tidings
