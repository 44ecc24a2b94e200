#include "deliver/smtp_dialogue.h"

#include <algorithm>

#include "deliver/reply_code.h"

namespace tidings::deliver {
namespace {

using Kind = Outcome::Kind;

bool is_answer(std::string_view line) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return line.size() >= 3 && std::ranges::all_of(line.substr(0, 3), digit);
}

std::string_view word_after(std::string_view text, std::string_view mark) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = text.substr(at + mark.size());
    return rest.substr(0, rest.find_first_of(" ;,)"));
}

// As Postfix, Exim and Sendmail tell it.
std::string queue_id_in(std::string_view answer) {
    for (const std::string_view mark : {"queued as ", " id="})
        if (const std::string_view id = word_after(answer, mark); !id.empty()) return std::string(id);
    const std::string_view enhanced = enhanced_code(answer);
    if (answer.find("Message accepted for delivery") == std::string_view::npos || enhanced.empty()) return {};
    return std::string(word_after(answer, std::string(enhanced) + " "));
}

// Whether a 5xx answer to MAIL FROM is about this message; all others are about us, and every message would
// get them.
bool is_about_the_message(std::string_view answer) {
    return answer.starts_with("552") || enhanced_code(answer).substr(0, 4) == "5.3.";
}

}  // namespace

void SmtpDialogue::command(std::string_view line) {
    if (line.starts_with("MAIL FROM")) stage_ = Stage::sender;
    if (line.starts_with("RCPT TO")) stage_ = Stage::recipient;
    if (line.starts_with("DATA")) stage_ = Stage::data;
    if (line.starts_with("QUIT")) over_ = true;
}

void SmtpDialogue::answer(std::string_view line) {
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    if (!is_answer(line)) return;
    if (line.starts_with("221")) return;
    if (stage_ == Stage::data && line.starts_with("354")) stage_ = Stage::body;
    last_answer_ = line;
    // A refused EHLO or sign-in that another one made good is forgotten.
    rejection_ = line.front() == '4' || line.front() == '5' ? line : std::string_view{};
}

Outcome SmtpDialogue::accepted() const {
    return {.kind = Kind::accepted, .answer = last_answer_, .queue_id = queue_id_in(last_answer_)};
}

Outcome SmtpDialogue::rejected() const {
    const bool for_good = rejection_.front() == '5';
    Kind kind = for_good ? Kind::refused : Kind::deferred;
    if (rejection_.starts_with("421") || stage_ == Stage::greeting) kind = Kind::unavailable;
    if (for_good && stage_ == Stage::sender && !is_about_the_message(rejection_)) kind = Kind::unavailable;
    return {.kind = kind, .answer = rejection_, .queue_id = {}, .at_recipient = stage_ == Stage::recipient};
}

Outcome SmtpDialogue::failed(const std::string& problem) const {
    if (!rejection_.empty()) return rejected();
    Kind kind = Kind::deferred;
    if (stage_ == Stage::greeting) kind = Kind::unavailable;
    if (message_is_out()) kind = Kind::uncertain;
    return {.kind = kind, .answer = problem, .queue_id = {}};
}

}  // namespace tidings::deliver
