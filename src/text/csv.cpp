#include "text/csv.h"

#include <algorithm>

namespace tidings {
namespace {

class CsvReader {
  public:
    explicit CsvReader(std::string_view text) : text_(text) {
        const std::string_view first = text.substr(0, text.find_first_of("\r\n"));
        if (std::ranges::count(first, ';') > std::ranges::count(first, ',')) separator_ = ';';
    }

    std::vector<CsvRow> rows() {
        std::vector<CsvRow> all;
        while (at_ < text_.size()) {
            CsvRow row = next_row();
            if (row.fields.size() > 1 || !row.fields.front().empty()) all.push_back(std::move(row));
        }
        return all;
    }

  private:
    CsvRow next_row() {
        CsvRow row{line_, {}};
        do {
            row.fields.push_back(at_ < text_.size() && text_[at_] == '"' ? quoted_field() : plain_field());
        } while (take(separator_));
        take('\r');
        take('\n');
        ++line_;
        return row;
    }

    std::string plain_field() {
        const std::size_t start = at_;
        while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r')
            ++at_;
        return std::string(text_.substr(start, at_ - start));
    }

    std::string quoted_field() {
        std::string field;
        ++at_;
        while (at_ < text_.size()) {
            const char c = text_[at_++];
            if (c == '"' && !take('"')) break;
            if (c == '\n') ++line_;
            field += c;
        }
        return field + plain_field();
    }

    bool take(char c) {
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0, line_ = 1;
    char separator_ = ',';
};

bool begins_a_formula(std::string_view text) {
    constexpr std::string_view signs = "=+-@\t\r";
    return !text.empty() && signs.find(text.front()) != std::string_view::npos;
}

}  // namespace

std::vector<CsvRow> read_csv(std::string_view text) { return CsvReader(text).rows(); }

std::string csv_field(std::string_view text) {
    std::string field(begins_a_formula(text) ? "'" : "");
    field += text;
    if (field.find_first_of(",;\"\r\n") == std::string::npos) return field;
    std::string quoted = "\"";
    for (const char c : field) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string_view without_formula_guard(std::string_view field) {
    if (field.starts_with('\'') && begins_a_formula(field.substr(1))) field.remove_prefix(1);
    return field;
}

}  // namespace tidings
