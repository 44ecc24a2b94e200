#include "deliver/smtp_reply.h"

#include <algorithm>

#include "deliver/reply_code.h"
#include "text/ascii.h"

namespace tidings::deliver {
namespace {

constexpr std::size_t longest_text = 1000;
constexpr std::size_t code_length = 4;  // "550 "

std::string_view word_after(std::string_view text, std::string_view mark) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = text.substr(at + mark.size());
    return rest.substr(0, rest.find_first_of(" ;,)"));
}

}  // namespace

std::optional<SmtpReply> smtp_reply_line(std::string_view line) {
    const bool has_code = line.size() >= 3 && is_digit(line[0]) && is_digit(line[1]) && is_digit(line[2]);
    if (!has_code || line[0] < '2' || line[0] > '5') return std::nullopt;
    const int code = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
    return SmtpReply{.code = code, .line = std::string(line), .earlier = {}};
}

std::string SmtpReply::text() const {
    if (earlier.empty()) return line;
    return earlier.substr(0, longest_text) + ' ' + line.substr(std::min(line.size(), code_length));
}

bool is_continued(std::string_view line) { return line.size() > 3 && line[3] == '-'; }

std::string queue_id_in(std::string_view line) {
    for (const std::string_view mark : {"queued as ", " id="})
        if (const std::string_view id = word_after(line, mark); !id.empty()) return std::string(id);
    const std::string_view enhanced = enhanced_code(line);
    if (line.find("Message accepted for delivery") == std::string_view::npos || enhanced.empty()) return {};
    return std::string(word_after(line, std::string(enhanced) + " "));
}

}  // namespace tidings::deliver
