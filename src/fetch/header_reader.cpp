#include "fetch/header_reader.h"

#include <algorithm>

namespace tidings::fetch {
namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string lower_case(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

// "HTTP/1.1 103 Early Hints", "HTTP/2 200"
bool is_interim_status(std::string_view line) {
    const std::size_t blank = line.find(' ');
    return blank != std::string_view::npos && blank + 1 < line.size() && line[blank + 1] == '1';
}

}  // namespace

void HeaderReader::continue_last(std::string_view text) {
    if (last_ == headers_.end()) return;
    last_->second += ' ';
    last_->second += trimmed(text);
}

void HeaderReader::take(std::string_view line) {
    bytes_ += line.size();
    if (complete_) return;
    if (line.starts_with("HTTP/")) {
        headers_.clear();
        last_ = headers_.end();
        interim_ = is_interim_status(line);
        return;
    }
    if (trimmed(line).empty()) {
        complete_ = !interim_;
        return;
    }
    if (line.front() == ' ' || line.front() == '\t')
        return continue_last(line);  // folded: RFC 9112 section 5.2
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;
    last_ = headers_.emplace(lower_case(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
}

}  // namespace tidings::fetch
