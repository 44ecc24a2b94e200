#include "deliver/parsing_risk.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/lines.h"

namespace tidings::deliver {
namespace {

bool holds(std::string_view line, std::string_view lower_case_word) {
    const auto same = [](char a, char b) { return to_lower(a) == b; };
    return std::search(line.begin(), line.end(), lower_case_word.begin(), lower_case_word.end(), same) !=
           line.end();
}

// Follows a mail from line to line. A header block begins at the mail's start, behind each line that may be a
// boundary, and behind a block that announces a message.
class Survey {
  public:
    // False once a limit is passed.
    bool take(std::string_view line) {
        if (line.starts_with("--"))
            begin_part();
        else if (in_header_ && line.empty())
            end_block();
        else if (in_header_)
            take_header_line(line);
        return !excess();
    }

    std::optional<std::string> excess() const {
        if (field_bytes_ > mail_limits.header_field)
            return "a header field of more than " + std::to_string(mail_limits.header_field) + " bytes";
        if (openings_ > mail_limits.openings)
            return "more than " + std::to_string(mail_limits.openings) +
                   " groups or brackets in a header field";
        if (fields_ > mail_limits.fields)
            return "more than " + std::to_string(mail_limits.fields) + " header fields";
        if (containers_ > mail_limits.containers)
            return "more than " + std::to_string(mail_limits.containers) + " parts that hold parts";
        if (boundary_lines_ > mail_limits.boundary_lines)
            return "more than " + std::to_string(mail_limits.boundary_lines) + " parts";
        return std::nullopt;
    }

  private:
    void begin_part() {
        ++boundary_lines_;
        in_header_ = true;
        announces_message_ =
            has_digest_;  // whose parts are messages without saying so (RFC 2046 section 5.1.5)
        begin_field(false);
    }

    void end_block() {
        in_header_ = announces_message_;
        announces_message_ = false;
        begin_field(false);
    }

    void begin_field(bool says_type) {
        says_type_ = says_type;
        field_bytes_ = openings_ = 0;
    }

    void take_header_line(std::string_view line) {
        const bool continues = line.starts_with(' ') || line.starts_with('\t');
        if (!continues) {
            ++fields_;
            begin_field(equal_ignoring_case(line.substr(0, type_field.size()), type_field));
        }
        field_bytes_ += line.size();
        openings_ += static_cast<std::size_t>(
            std::ranges::count_if(line, [](char c) { return c == ':' || c == '(' || c == '<'; }));
        if (says_type_) take_type(line);
    }

    void take_type(std::string_view line) {
        const bool message = holds(line, "message");
        if (message || holds(line, "multipart")) ++containers_;
        announces_message_ = announces_message_ || message;
        has_digest_ = has_digest_ || holds(line, "digest");
    }

    static constexpr std::string_view type_field = "content-type";

    bool in_header_ = true, says_type_ = false;   // where the next line stands
    bool announces_message_ = false;              // the block that it stands in
    bool has_digest_ = false;                     // the mail, so far
    std::size_t field_bytes_ = 0, openings_ = 0;  // of the field
    std::size_t fields_ = 0, containers_ = 0, boundary_lines_ = 0;
};

}  // namespace

std::optional<std::string> parsing_risk(std::string_view bytes) {
    Survey survey;
    while (!bytes.empty())
        if (!survey.take(next_line(bytes))) break;
    return survey.excess();
}

}  // namespace tidings::deliver
