#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tidings::deliver {

// What a mail may have at most for a MIME parser to be let at it. Mails of people and mail systems stay far
// below.
struct MailLimits {
    std::size_t header_field = std::size_t{64} << 10;  // bytes, with its continuation lines
    std::size_t openings = 2'000;        // of groups, comments and angle brackets in one field (RFC 5322)
    std::size_t fields = 5'000;          // in all header blocks together
    std::size_t containers = 100;        // parts that hold parts: as deep as a mail can be
    std::size_t boundary_lines = 1'000;  // which begin with "--": as many as parts can be
};
inline constexpr MailLimits mail_limits;

// Why no MIME parser may read a mail: what it has more of than `mail_limits` allows. None if it may be read.
// Reads the bytes once, line by line, without memory of its own. Where headers stand is judged broadly, so
// that a parser never sees more of anything than was counted here.
std::optional<std::string> parsing_risk(std::string_view bytes);

}  // namespace tidings::deliver
