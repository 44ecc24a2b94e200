#include "dates/free_date.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "dates/names.h"
#include "dates/time_of_day.h"
#include "dates/tokens.h"
#include "dates/zones.h"
#include "text/ascii.h"

namespace tidings {

namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;

using Tokens = std::vector<DateToken>;

// What has been understood of a date so far.
struct Draft {
    Tokens tokens;
    ClockReading clock;
    std::optional<minutes> offset;
    std::string iana_zone;
    bool korean = false;
    bool american = false;
    std::optional<std::chrono::month> month;
    std::optional<std::chrono::weekday> weekday;
    const DateToken* signed_year = nullptr;  // "2020年"
};

std::size_t next_unused(const Tokens& tokens, std::size_t from) {
    while (from < tokens.size() && tokens[from].used) ++from;
    return from;
}

// "(Coordinated Universal Time)", "(木)", "[UTC]": said twice, except for a lone "(CEST)".
void drop_parentheses(Tokens& tokens) {
    for (std::size_t open = 0; open < tokens.size(); ++open) {
        if (!tokens[open].is_mark('(') && !tokens[open].is_mark('[')) continue;
        const char end = tokens[open].is_mark('(') ? ')' : ']';
        std::size_t close = open + 1;
        while (close < tokens.size() && !tokens[close].is_mark(end)) ++close;
        const bool zone =
            close == open + 2 && tokens[open + 1].text.size() >= 3 && zone_offset(tokens[open + 1].text);
        for (std::size_t i = open; i <= close && i < tokens.size(); ++i)
            tokens[i].used = !zone || i == open || i == close;
        open = close;
    }
}

// Cuts "Europe/Brussels" or "EST5EDT" out of the text, where folding has not yet lost its capitals.
std::string take_iana_zone(std::string& text) {
    for (const std::string_view zone : {"EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT"}) {
        const std::size_t at = text.find(zone);
        if (at == std::string::npos) continue;
        text.replace(at, zone.size(), " ");
        return std::string(zone);
    }
    const auto is_part = [](char c) { return is_letter(c) || c == '_' || c == '/'; };
    for (std::size_t slash = text.find('/'); slash != std::string::npos; slash = text.find('/', slash + 1)) {
        if (slash == 0 || slash + 1 >= text.size() || !is_letter(text[slash - 1]) ||
            !is_letter(text[slash + 1]))
            continue;
        std::size_t begin = slash;
        while (begin > 0 && is_part(text[begin - 1])) --begin;
        std::size_t end = slash;
        while (end < text.size() && (is_part(text[end]) || text[end] == '-')) ++end;
        std::string zone = text.substr(begin, end - begin);
        text.replace(begin, end - begin, " ");
        return zone;
    }
    return {};
}

// The digits behind a sign as an offset: "05:30", "0530", "530", "5". `at` is moved behind them. Four digits
// are taken at their word, as most readers do, even if no place on Earth is 30 hours ahead ("+3000").
std::optional<minutes> offset_figures(const Tokens& tokens, std::size_t& at) {
    constexpr minutes day{24 * 60};
    const DateToken& figures = tokens[at];
    if (figures.text.size() == 4 || figures.text.size() == 3) {
        ++at;
        return figures.value % 100 < 60
                   ? std::optional(minutes(figures.value / 100 * 60 + figures.value % 100))
                   : std::nullopt;
    }
    if (figures.text.size() > 2) return std::nullopt;
    std::int64_t offset = figures.value * 60;
    ++at;
    if (at + 1 < tokens.size() && tokens[at].is_mark(':') && tokens[at + 1].is_number(2)) {
        if (tokens[at + 1].value >= 60) return std::nullopt;
        offset += tokens[at + 1].value;
        at += 2;
    }
    return offset < day.count() ? std::optional(minutes(offset)) : std::nullopt;
}

bool is_sign(const DateToken& token) {
    return token.is_mark('+') || token.is_mark('-') || token.text == "\u2212";
}

// "+0200", "-05:00" at `at`. True unless the figures there are impossible.
bool read_numeric_offset(Draft& draft, std::size_t at) {
    Tokens& tokens = draft.tokens;
    if (at + 1 >= tokens.size() || !is_sign(tokens[at])) return true;
    const bool glued = tokens[at + 1].kind == DateToken::Kind::number && !tokens[at + 1].after_space;
    if (!glued) return true;
    std::size_t end = at + 1;
    const std::optional<minutes> offset = offset_figures(tokens, end);
    if (!offset) return false;
    draft.offset = tokens[at].is_mark('+') ? *offset : -*offset;
    for (std::size_t i = at; i < end; ++i) tokens[i].used = true;
    return true;
}

// A zone's name at `at`; behind the clock an unknown one too, which then says nothing ("XYZ" is UTC).
bool read_named_zone(Draft& draft, std::size_t at, bool behind_clock) {
    DateToken& token = draft.tokens[at];
    if (token.kind != DateToken::Kind::word) return false;
    const std::optional<minutes> offset = zone_offset(token.text);
    if (!offset) {
        constexpr std::size_t longest_unknown = 5;
        if (!behind_clock || token.text.size() > longest_unknown || !is_letter(token.text.front()))
            return false;
        if (month_named(token.text) || weekday_named(token.text)) return false;
        token.used = true;
        return true;
    }
    // Two letters are a zone only where one is expected: "et" is French, "at" English.
    if (!behind_clock && token.text.size() == 2 && token.text != "ut") return false;
    token.used = true;
    draft.offset = offset;
    draft.american = draft.american || is_american_zone(token.text);
    return true;
}

// The zone behind the clock: a name, an offset, or both ("GMT-07:00", "-05:00Z", "+0000 UTC").
bool read_zone_behind_clock(Draft& draft) {
    Tokens& tokens = draft.tokens;
    std::size_t at = next_unused(tokens, draft.clock.end);
    if (at < tokens.size() && read_named_zone(draft, at, true)) at = next_unused(tokens, at);
    if (!read_numeric_offset(draft, at)) return false;
    at = next_unused(tokens, at);
    const bool repeats = at < tokens.size() && tokens[at].kind == DateToken::Kind::word && draft.offset;
    if (repeats && zone_offset(tokens[at].text)) tokens[at].used = true;
    return true;
}

bool read_zone(Draft& draft) {
    if (draft.clock.time && !read_zone_behind_clock(draft)) return false;
    for (std::size_t i = 0; i < draft.tokens.size() && !draft.offset; ++i) {
        const bool weekday = weekday_named(draft.tokens[i].text).has_value();  // "pet" is Friday, and Peru
        if (!draft.tokens[i].used && !weekday) read_named_zone(draft, i, false);
    }
    return true;
}

// The month that the word at `at` names. "21. listopada" is in October: that is Croatian; Polish, in which it
// is November, has no dot there.
std::optional<std::chrono::month> month_at(const Tokens& tokens, std::size_t at) {
    if (tokens[at].text == "listopada" && at > 0 && tokens[at - 1].is_mark('.')) return std::chrono::October;
    return month_named(tokens[at].text);
}

// Where one word may be a month or a day ("mar" is March and Tuesday), the other words decide.
bool take_month(Draft& draft) {
    DateToken* doubtful = nullptr;
    for (std::size_t at = 0; at < draft.tokens.size(); ++at) {
        DateToken& token = draft.tokens[at];
        if (token.used || token.kind != DateToken::Kind::word) continue;
        const std::optional<std::chrono::month> month = month_at(draft.tokens, at);
        if (!month) continue;
        if (weekday_named(token.text)) {
            doubtful = &token;  // of two the last, as in "Paz, 28 Şub 2021"
        } else {
            if (draft.month) return false;
            draft.month = month;
            token.used = true;
        }
    }
    if (!draft.month && doubtful != nullptr) {
        draft.month = month_named(doubtful->text);
        doubtful->used = true;
    }
    return true;
}

// "2020年3月5日", "3월 5, 2020"
bool take_signed_numbers(Draft& draft) {
    Tokens& tokens = draft.tokens;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        if (tokens[i].used || tokens[i].kind != DateToken::Kind::number) continue;
        const std::optional<DatePart> part = part_signed_by(tokens[i + 1].text);
        if (part == DatePart::year) draft.signed_year = &tokens[i];
        if (part != DatePart::month) continue;
        if (draft.month || tokens[i].value < 1 || tokens[i].value > 12) return false;
        draft.month = std::chrono::month(static_cast<unsigned>(tokens[i].value));
        tokens[i].used = true;
    }
    return true;
}

// Where the words end that may name the day in a language we do not know ("Dydd Llun, 2 Mar 2020"): before
// the first number and the month.
std::size_t end_of_leading_words(const Draft& draft) {
    const Tokens& tokens = draft.tokens;
    const auto ends = [&](const DateToken& token) {
        return token.kind == DateToken::Kind::number ||
               (token.kind == DateToken::Kind::word && month_named(token.text) == draft.month);
    };
    const auto end = static_cast<std::size_t>(std::ranges::find_if(tokens, ends) - tokens.begin());
    return draft.month ? end : 0;
}

bool take_words(Draft& draft) {
    Tokens& tokens = draft.tokens;
    const std::size_t leading = end_of_leading_words(draft);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].used || tokens[i].kind != DateToken::Kind::word) continue;
        tokens[i].used = true;
        const std::optional<std::chrono::weekday> weekday = weekday_named(tokens[i].text);
        if (weekday && !draft.weekday) draft.weekday = weekday;
        if (weekday || is_filler(tokens[i].text)) continue;
        if (i >= leading) return false;
    }
    return true;
}

// The numbers that are left, with the mark between the first two.
struct Numbers {
    std::vector<const DateToken*> list;
    char separator = ' ';
    bool strange_marks = false;
};

Numbers left_numbers(const Tokens& tokens) {
    Numbers numbers;
    bool after_word = false;  // "Published: …"
    for (const DateToken& token : tokens) {
        const bool word = token.kind == DateToken::Kind::word;
        if (token.used) {
            after_word = word;
            continue;
        }
        if (token.kind == DateToken::Kind::number) {
            numbers.list.push_back(&token);
        } else if ((token.is_mark(':') && !after_word) || token.is_mark('+')) {
            numbers.strange_marks = true;
        } else if (numbers.list.size() == 1 && numbers.separator == ' ') {
            numbers.separator = token.text.front();
        }
        after_word = word;
    }
    return numbers;
}

bool is_year(const DateToken& token) {
    return token.text.size() == 4 || (token.text.size() <= 2 && token.value > 31);
}

std::optional<sys_days> day_of(const DateToken& year, std::int64_t month, const DateToken& day) {
    if (year.text.size() == 1 || month < 1 || month > 12 || day.text.size() > 2) return std::nullopt;
    return civil_day(full_year(year.value, year.text.size()), static_cast<unsigned>(month),
                     static_cast<unsigned>(day.value));
}

std::optional<sys_days> with_known_month(const Numbers& numbers, const Draft& draft) {
    const auto number = static_cast<unsigned>(*draft.month);
    if (numbers.list.size() == 1) {
        const DateToken& year = *numbers.list[0];
        return year.text.size() == 4 ? civil_day(full_year(year.value, 4), number, 1) : std::nullopt;
    }
    if (numbers.list.size() != 2) return std::nullopt;
    const DateToken& first = *numbers.list[0];
    const DateToken& second = *numbers.list[1];
    return is_year(first) || &first == draft.signed_year ? day_of(first, number, second)
                                                         : day_of(second, number, first);
}

// Day and month by number with the year last. The weekday decides, or what only one order allows, or AM/PM
// and zones that only write month first; else day first, as Europe does.
std::optional<sys_days> year_last(const Draft& draft, const Numbers& numbers) {
    const DateToken& first = *numbers.list[0];
    const DateToken& second = *numbers.list[1];
    const DateToken& year = *numbers.list[2];
    const std::optional<sys_days> day_first = day_of(year, second.value, first);
    const std::optional<sys_days> month_first = day_of(year, first.value, second);
    if (!day_first || numbers.separator == '.')
        return day_first || numbers.separator == '.' ? day_first : month_first;
    if (!month_first) return day_first;
    if (draft.weekday && std::chrono::weekday(*month_first) == *draft.weekday) return month_first;
    if (draft.weekday && std::chrono::weekday(*day_first) == *draft.weekday) return day_first;
    return draft.american || draft.clock.half_days ? month_first : day_first;
}

std::optional<sys_days> three_numbers(const Draft& draft, const Numbers& numbers) {
    const DateToken& first = *numbers.list[0];
    const DateToken& last = *numbers.list[2];
    const bool iso = (numbers.separator == '-' || draft.korean) && !is_year(last);
    if (is_year(first) || iso) return day_of(first, numbers.list[1]->value, last);
    return year_last(draft, numbers);
}

std::optional<sys_days> two_numbers(const Numbers& numbers) {
    const DateToken& first = *numbers.list[0];
    const DateToken& second = *numbers.list[1];
    if (numbers.separator == ' ') return std::nullopt;
    const bool year_first = first.text.size() == 4;
    if (!year_first && second.text.size() != 4) return std::nullopt;
    const DateToken& year = year_first ? first : second;
    const DateToken& other = year_first ? second : first;
    if (other.text.size() > 2 || other.value < 1 || other.value > 12) return std::nullopt;
    return civil_day(full_year(year.value, 4), static_cast<unsigned>(other.value), 1);
}

std::optional<sys_days> read_day(const Draft& draft) {
    const Numbers numbers = left_numbers(draft.tokens);
    if (numbers.strange_marks) return std::nullopt;
    if (draft.month) return with_known_month(numbers, draft);
    if (numbers.list.size() == 3) return three_numbers(draft, numbers);
    if (numbers.list.size() == 2) return two_numbers(numbers);
    return std::nullopt;
}

bool is_korean(const Tokens& tokens) {
    return std::ranges::any_of(tokens, [](const DateToken& token) {
        return token.is_word("년") || token.is_word("오전") || token.is_word("오후") || token.is_word("시");
    });
}

std::optional<Timestamp> in_utc(const Draft& draft, sys_days day) {
    const Timestamp local = day + draft.clock.time.value_or(seconds(0));
    if (draft.offset) return local - *draft.offset;
    if (!draft.iana_zone.empty()) {
        return local - iana_offset(draft.iana_zone, local).value_or(minutes(0));
    }
    // Korean sites that write Korean leave their zone out: there is but one.
    return draft.korean ? local - std::chrono::hours(9) : local;
}

}  // namespace

std::optional<sys_days> civil_day(int year, unsigned month, unsigned day) {
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                           std::chrono::day(day)};
    if (!date.ok() || year < 1900 || year > 2200) return std::nullopt;
    return sys_days(date);
}

int full_year(std::int64_t value, std::size_t digits) {
    const int year = static_cast<int>(value);
    if (digits <= 2) return year < 69 ? 2000 + year : 1900 + year;
    return digits == 3 ? 1900 + year : year;
}

std::optional<Timestamp> read_free_date(std::string_view text) {
    Draft draft;
    std::string raw(text);
    draft.iana_zone = take_iana_zone(raw);
    draft.tokens = date_tokens(fold_date(raw));
    draft.korean = is_korean(draft.tokens);
    drop_parentheses(draft.tokens);
    draft.clock = read_clock(draft.tokens);
    if (!draft.clock.readable || !read_zone(draft) || !take_month(draft) || !take_signed_numbers(draft) ||
        !take_words(draft))
        return std::nullopt;
    const std::optional<sys_days> day = read_day(draft);
    if (!day) return std::nullopt;
    return in_utc(draft, *day);
}

}  // namespace tidings
