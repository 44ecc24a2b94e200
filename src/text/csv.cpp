#include "text/csv.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/ascii.h"

namespace tidings {
namespace {

constexpr std::string_view separators = ",;\t|";  // the first wins where two stand equally often
constexpr std::size_t longest_row = 1'000'000;    // bytes

std::string_view first_line(std::string_view text) { return text.substr(0, text.find_first_of("\r\n")); }

std::string_view unquoted(std::string_view text) {
    const bool is_quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    return is_quoted ? text.substr(1, text.size() - 2) : text;
}

// The = + - @ of full width (U+FF1D, FF0B, FF0D, FF20), which some spreadsheets read as the narrow ones.
constexpr std::array<std::string_view, 4> wide_signs{"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};

bool begins_a_formula(std::string_view text) {
    constexpr std::string_view signs = "=+-@\t\r\n";
    return (!text.empty() && signs.find(text.front()) != std::string_view::npos) ||
           std::ranges::any_of(wide_signs, [&](std::string_view sign) { return text.starts_with(sign); });
}

// True for a formula with any number of ' before it.
bool looks_guarded(std::string_view text) {
    return begins_a_formula(text.substr(std::min(text.find_first_not_of('\''), text.size())));
}

}  // namespace

CsvDialect csv_dialect(std::string_view beginning) {
    const std::string_view told = unquoted(first_line(beginning));
    if (told.size() == 5 && lower_ascii(told.substr(0, 4)) == "sep=" &&
        separators.find(told.back()) != std::string_view::npos)
        return {told.back(), true};
    std::array<std::size_t, separators.size()> counts{};
    bool is_quoted = false;
    for (const char c : beginning) {
        if (c == '"') is_quoted = !is_quoted;
        if (is_quoted) continue;
        if (c == '\n' || c == '\r') break;
        if (const std::size_t which = separators.find(c); which != std::string_view::npos) ++counts[which];
    }
    const auto most = std::ranges::max_element(counts);
    return {separators[static_cast<std::size_t>(most - counts.begin())], false};
}

CsvReader::CsvReader(CsvDialect dialect) : separator_(dialect.separator), skips_row_(dialect.has_sep_line) {}

void CsvReader::take(std::string_view piece) {
    piece_ = piece;
    at_ = 0;
    at_end_ = piece.empty();
}

Error CsvReader::wrong(std::string_view what) const {
    const std::size_t line = quote_line_ > 0 ? quote_line_ : line_;
    return {Code::not_a_feed, "line " + std::to_string(line) + ": " + std::string(what),
            "A field with a quote, a separator or a line break in it stands in quotes, and a quote in it is "
            "written twice (RFC 4180)."};
}

void CsvReader::end_field() {
    row_.fields.push_back(std::move(field_));
    field_.clear();
    place_ = Place::begin;
    quote_line_ = 0;
}

CsvRow CsvReader::end_row() {
    end_field();
    CsvRow whole = std::move(row_);
    row_ = {line_, {}};
    row_bytes_ = 0;
    return whole;
}

// A character inside of quotes, or right behind the quote that may have closed them. False if it may not
// stand there.
bool CsvReader::step_in_quotes(char c) {
    if (place_ == Place::quoted) {
        if (c == '"')
            place_ = Place::behind_quote;
        else
            field_ += c;
        return true;
    }
    if (c != '"') return false;
    field_ += '"';
    place_ = Place::quoted;
    return true;
}

// One character that ends no field and no row. False if it may not stand there.
bool CsvReader::step(char c) {
    if (place_ == Place::quoted || place_ == Place::behind_quote) return step_in_quotes(c);
    if (c != '"') {
        place_ = Place::plain;
        field_ += c;
        return true;
    }
    if (place_ != Place::begin) return false;
    place_ = Place::quoted;
    quote_line_ = line_;
    return true;
}

Result<std::optional<CsvRow>> CsvReader::next() {
    while (at_ < piece_.size()) {
        const char c = piece_[at_++];
        const bool is_second_half = c == '\n' && after_cr_;
        after_cr_ = c == '\r';
        if ((c == '\r' || c == '\n') && !is_second_half) ++line_;
        if (place_ == Place::quoted) {
            step(c);
        } else if (c == '\r' || c == '\n') {
            if (is_second_half) continue;
            CsvRow whole = end_row();
            const bool is_row = whole.fields.size() > 1 || !whole.fields.front().empty();
            if (is_row && !std::exchange(skips_row_, false)) return std::optional(std::move(whole));
        } else if (c == separator_) {
            end_field();
        } else if (!step(c)) {
            return wrong(quote_line_ > 0 ? "text stands behind the quote that closes a field"
                                         : "a quote stands inside a field that is not quoted");
        }
        if (++row_bytes_ > longest_row)
            return wrong(place_ == Place::quoted ? "a quote is opened and not closed within a million bytes"
                                                 : "a row of more than a million bytes");
    }
    if (!at_end_) return std::optional<CsvRow>();
    if (place_ == Place::quoted) return wrong("a quote is opened and never closed");
    if (place_ == Place::begin && row_.fields.empty()) return std::optional<CsvRow>();
    CsvRow last = end_row();
    if (std::exchange(skips_row_, false)) return std::optional<CsvRow>();
    return std::optional(std::move(last));
}

std::string csv_field(std::string_view text) {
    std::string field(looks_guarded(text) ? "'" : "");
    field += text;
    if (field.find_first_of(",;\"\r\n\t|") == std::string::npos) return field;
    std::string quoted = "\"";
    for (const char c : field) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string_view without_formula_guard(std::string_view field) {
    if (field.starts_with('\'') && looks_guarded(field.substr(1))) field.remove_prefix(1);
    return field;
}

}  // namespace tidings
