#include "deliver/bounce_in_words.h"

#include <algorithm>
#include <array>
#include <span>

#include "text/ascii.h"
#include "text/lines.h"
#include "text/white_space.h"

namespace tidings::deliver {
namespace {

constexpr std::size_t longest_diagnostic = 1000;

bool holds_any(std::string_view lower_case_text, std::span<const std::string_view> phrases) {
    return std::ranges::any_of(phrases, [&](std::string_view phrase) {
        return lower_case_text.find(phrase) != std::string_view::npos;
    });
}

// The address of a line that is nothing but it, in brackets or quotes or bare, perhaps with a colon behind
// it.
std::string_view address_alone(std::string_view line) {
    line = trimmed(line, is_space_or_tab);
    constexpr std::string_view around = "<>\":;,";
    while (!line.empty() && around.find(line.front()) != std::string_view::npos) line.remove_prefix(1);
    while (!line.empty() && around.find(line.back()) != std::string_view::npos) line.remove_suffix(1);
    const bool is_address = line.find('@') != std::string_view::npos && line.find('@') > 0 &&
                            !line.ends_with('@') && line.find_first_of(" \t<>\"") == std::string_view::npos;
    return is_address ? line : std::string_view{};
}

// What stands behind the first line that is an address: up to the next one, or an empty line with words
// before it.
ReportedRecipient first_recipient(std::string_view words) {
    ReportedRecipient recipient;
    while (!words.empty()) {
        const std::string_view line = next_line(words);
        const std::string_view address = address_alone(line);
        if (recipient.final_recipient.empty()) {
            if (!address.empty()) recipient.final_recipient = "rfc822; " + std::string(address);
            continue;
        }
        const bool ends = trimmed(line, is_space_or_tab).empty() && !recipient.diagnostic_code.empty();
        if (ends || !address.empty() || recipient.diagnostic_code.size() > longest_diagnostic) break;
        if (!recipient.diagnostic_code.empty()) recipient.diagnostic_code += ' ';
        recipient.diagnostic_code += trimmed(line, is_space_or_tab);
    }
    return recipient;
}

bool is_of_a_mail_system(const std::vector<ReportField>& headers, std::string_view words) {
    constexpr std::array<std::string_view, 3> authors{"mailer-daemon", "mail delivery", "postmaster"};
    constexpr std::string_view qmail = "Hi. This is the";  // QSBMF: every such report begins so
    return !field(headers, "x-failed-recipients").empty() || words.starts_with(qmail) ||
           holds_any(lower_ascii(field(headers, "from")), authors);
}

bool is_about_a_delay(const std::vector<ReportField>& headers, std::string_view words) {
    constexpr std::array<std::string_view, 2> in_subjects{"delayed", "warning"};
    constexpr std::array<std::string_view, 4> in_words{"still being retried", "will be retried",
                                                       "will continue to be", "no action is required"};
    return holds_any(lower_ascii(field(headers, "subject")), in_subjects) ||
           holds_any(lower_ascii(words), in_words);
}

// "5.1.1" at a place of the text, with no digit or full stop around it.
std::string_view enhanced_code_at(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    const std::string_view code = rest.substr(0, rest.find_first_not_of("0123456789."));
    const bool begins = at == 0 || (!is_digit(text[at - 1]) && text[at - 1] != '.');
    const std::string_view form = code.ends_with('.') ? code.substr(0, code.size() - 1) : code;
    const bool fits = begins && form.size() >= 5 && form.size() <= 9 && form[1] == '.' &&
                      std::ranges::count(form, '.') == 2 && is_digit(form.back());
    return fits ? form : std::string_view{};
}

bool is_reply_code_at(std::string_view text, std::size_t at) {
    const bool begins = at == 0 || text[at - 1] == ' ' || text[at - 1] == '#' || text[at - 1] == ':';
    const bool ends = at + 3 == text.size() || text[at + 3] == ' ' || text[at + 3] == '-';
    return begins && ends && is_digit(text[at + 1]) && is_digit(text[at + 2]) && text[at + 1] <= '5';
}

}  // namespace

std::string status_in_words(std::string_view words) {
    std::string reply;
    for (std::size_t at = 0; at + 3 <= words.size(); ++at) {
        if (words[at] != '4' && words[at] != '5') continue;
        if (const std::string_view code = enhanced_code_at(words, at); !code.empty())
            return std::string(code);
        if (reply.empty() && is_reply_code_at(words, at)) reply = std::string(1, words[at]) + ".0.0";
    }
    return reply;
}

std::string_view before_returned_mail(std::string_view words) {
    constexpr std::array<std::string_view, 5> marks{
        "--- Below this line is a copy", "------ This is a copy of", "--- The header of the original",
        "--- Original message", "----- Original message"};
    for (const std::string_view mark : marks) words = words.substr(0, words.find(mark));
    return words;
}

std::optional<ReportedRecipient> bounce_in_words(const std::vector<ReportField>& headers,
                                                 std::string_view words) {
    const std::string_view said = before_returned_mail(words);
    if (!is_of_a_mail_system(headers, said)) return std::nullopt;
    ReportedRecipient recipient = first_recipient(said);
    if (const std::string_view named = field(headers, "x-failed-recipients"); !named.empty())
        recipient.final_recipient =
            "rfc822; " + std::string(trimmed(named.substr(0, named.find(',')), is_space_or_tab));
    if (recipient.final_recipient.empty()) return std::nullopt;
    recipient.action = is_about_a_delay(headers, said) ? "delayed" : "failed";
    recipient.status = status_in_words(recipient.diagnostic_code);
    return recipient;
}

}  // namespace tidings::deliver
