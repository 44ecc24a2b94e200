#include "fetch/header_reader.h"

#include "text/ascii.h"
#include "text/white_space.h"

namespace tidings::fetch {
namespace {

// "HTTP/1.1 103 Early Hints", "HTTP/2 200"
bool is_interim_status(std::string_view line) {
    const std::size_t blank = line.find(' ');
    return blank != std::string_view::npos && blank + 1 < line.size() && line[blank + 1] == '1';
}

}  // namespace

void HeaderReader::continue_last(std::string_view text) {
    if (last_ == headers_.end()) return;
    last_->second += ' ';
    last_->second += trimmed(text, is_white_space);
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
    if (trimmed(line, is_white_space).empty()) {
        complete_ = !interim_;
        return;
    }
    if (line.front() == ' ' || line.front() == '\t')
        return continue_last(line);  // folded: RFC 9112 section 5.2
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;
    last_ = headers_.emplace(lower_ascii(trimmed(line.substr(0, colon), is_white_space)),
                             trimmed(line.substr(colon + 1), is_white_space));
}

}  // namespace tidings::fetch
