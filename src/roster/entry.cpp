#include "roster/entry.h"

#include <algorithm>
#include <array>

#include "dates/date.h"
#include "roster/state_words.h"
#include "text/ascii.h"
#include "text/invisible.h"
#include "text/joined.h"
#include "text/plain_text.h"
#include "text/utf8.h"

namespace tidings::roster {
namespace {

Error unusable(std::string message) { return {Code::usage, std::move(message), ""}; }

// A row with its columns.
class Cells {
  public:
    Cells(const CsvRow& row, const Columns& columns) : row_(row), columns_(columns) {}

    std::string_view raw(Column column) const {
        const std::size_t place = columns_.place(column);
        return place < row_.fields.size() ? without_formula_guard(row_.fields[place]) : std::string_view();
    }
    std::string line(Column column, std::size_t limit = 200) const { return clean_line(raw(column), limit); }
    bool says(Column column) const { return is_yes(raw(column)); }
    bool has(Column column) const { return columns_.has(column); }

    // None also of what is no date.
    std::optional<Timestamp> time(Column column) const {
        return says(column) ? parse_date(line(column, 60)) : std::nullopt;
    }

  private:
    const CsvRow& row_;
    const Columns& columns_;
};

// Words between blanks, commas or semicolons.
std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : std::string(text) + ' ') {
        if (c != ' ' && c != ',' && c != ';') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

Result<EmailAddress> read_address(std::string_view cell) {
    const std::string_view text = trim_invisible(cell);
    const std::string shown = shorten(show_invisible(text), 100);
    if (shown != shorten(text, 100))
        return unusable("\"" + shown + "\" has a character inside that nobody sees");
    return EmailAddress::parse(text);
}

// "Name" beside "First name" is the last one, unless it holds the first.
std::string read_name(const Cells& cells) {
    const std::string first = cells.line(Column::first_name), last = cells.line(Column::last_name);
    std::string name = cells.line(Column::name);
    const std::string_view rest = name.empty() ? last : name;
    if (!name.empty() &&
        (cells.has(Column::last_name) || first.empty() || name.find(first) != std::string::npos))
        return name;
    return clean_line(first + " " + std::string(rest), 200);
}

bool are_tags(const std::vector<std::string>& words) {
    return std::ranges::all_of(words, [](const std::string& word) {
        return std::ranges::all_of(
            word, [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_'; });
    });
}

Result<Preferences> read_wishes(const Cells& cells) {
    Preferences wishes{.topics = words_in(cells.line(Column::topics, 1000)),
                       .languages = words_in(cells.line(Column::languages)),
                       .fold = cells.says(Column::fold),
                       .neutral_subject = cells.says(Column::neutral_subject)};
    if (!are_tags(wishes.topics) || !are_tags(wishes.languages))
        return unusable("its topics or languages are no tags");
    return wishes;
}

// What the columns of yes and no, and the times, say.
std::optional<Standing> standing_by_marks(const Cells& cells) {
    if (cells.says(Column::is_blocked) || cells.says(Column::cleaned_at)) return Standing::suppressed;
    if (cells.says(Column::is_unsubscribed) || cells.says(Column::ended_at)) return Standing::unsubscribed;
    if (cells.has(Column::is_confirmed) && !cells.says(Column::is_confirmed)) return Standing::pending;
    return std::nullopt;
}

// The state in the row's word, unless a mark says that the person must not get mail. An empty word is not the
// state confirmed.
Result<std::optional<Standing>> read_standing(const Cells& cells) {
    const std::optional<Standing> marked = standing_by_marks(cells);
    if (!cells.has(Column::state)) return marked;
    const std::string word = cells.line(Column::state, 60);
    const std::optional<Standing> said = word.empty() ? Standing::pending : standing_meant(word);
    if (!said) return unusable("\"" + show_invisible(word) + "\" is no state that we know");
    const bool may_get_mail = *said == Standing::confirmed || *said == Standing::pending;
    return may_get_mail && marked ? marked : said;
}

Result<Entry> read_erased(const Cells& cells) {
    Entry entry{.standing = Standing::erased, .why = cells.line(Column::why)};
    entry.address_hash = cells.line(Column::address_hash, 64);
    entry.key = cells.line(Column::key, 64);
    entry.ended_at = cells.time(Column::ended_at);
    if (entry.address_hash.size() != 32 || !are_tags({entry.address_hash}))
        return unusable("an erased person without the hash of an address");
    return entry;
}

bool has_too_many(const CsvRow& row, const Columns& columns) {
    const auto beyond =
        row.fields.begin() + static_cast<std::ptrdiff_t>(std::min(columns.count, row.fields.size()));
    return std::any_of(beyond, row.fields.end(),
                       [](const std::string& field) { return !trim_invisible(field).empty(); });
}

std::string time_cell(const std::optional<Timestamp>& time) { return time ? rfc3339(*time) : std::string(); }

std::string yes_cell(bool is_so) { return is_so ? "yes" : ""; }

}  // namespace

bool is_blank(const CsvRow& row) {
    return std::ranges::all_of(row.fields,
                               [](const std::string& field) { return trim_invisible(field).empty(); });
}

Result<Entry> read_entry(const CsvRow& row, const Columns& columns) {
    const Cells cells(row, columns);
    if (has_too_many(row, columns)) return unusable("has more fields than the first line names");
    const Result<std::optional<Standing>> standing = read_standing(cells);
    if (!standing) return standing.error();
    if (*standing == Standing::erased) return read_erased(cells);
    Result<EmailAddress> email = read_address(cells.raw(Column::email));
    if (!email) return email.error();
    Result<Preferences> wishes = read_wishes(cells);
    if (!wishes) return wishes.error();
    Entry entry{.email = *std::move(email),
                .name = read_name(cells),
                .language = cells.line(Column::language, 50),
                .standing = *standing,
                .had_confirmed = cells.line(Column::subscription) == standing_name(Standing::confirmed),
                .why = cells.line(Column::why),
                .preferences = *std::move(wishes),
                .since = cells.time(Column::since),
                .confirmed_at = cells.time(Column::confirmed_at),
                .ended_at = cells.time(Column::ended_at),
                .consent = cells.line(Column::consent, 500)};
    if (cells.has(Column::digests)) entry.digests = words_in(cells.line(Column::digests, 1000));
    if (!entry.ended_at) entry.ended_at = cells.time(Column::cleaned_at);
    return entry;
}

std::string title_line() {
    std::string line;
    for (std::size_t i = 0; i < own_columns; ++i)
        line += (i == 0 ? "" : ",") + std::string(column_name(static_cast<Column>(i)));
    return line + "\r\n";
}

std::string line_of(const Entry& entry) {
    const Standing standing = entry.standing.value_or(Standing::pending);
    const bool lies_beneath = standing == Standing::suppressed || standing == Standing::paused;
    const std::array<std::string, own_columns> cells{
        entry.email ? entry.email->text() : std::string(),
        entry.name,
        entry.language,
        std::string(standing_name(standing)),
        lies_beneath && entry.had_confirmed ? std::string(standing_name(Standing::confirmed)) : "",
        entry.why,
        joined(entry.digests.value_or(std::vector<std::string>()), " "),
        joined(entry.preferences.topics, " "),
        joined(entry.preferences.languages, " "),
        yes_cell(entry.preferences.fold),
        yes_cell(entry.preferences.neutral_subject),
        time_cell(entry.since),
        time_cell(entry.confirmed_at),
        time_cell(entry.ended_at),
        entry.consent,
        entry.address_hash,
        entry.key};
    return joined(cells, ",", csv_field) + "\r\n";
}

}  // namespace tidings::roster
