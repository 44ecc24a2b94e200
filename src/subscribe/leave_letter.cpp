#include "subscribe/leave_letter.h"

#include <algorithm>
#include <array>

#include "text/lines.h"
#include "text/plain_text.h"
#include "text/white_space.h"

namespace tidings {
namespace {

constexpr int most_lines = 40;
constexpr std::size_t longest_request = 80;  // characters of a request that says nothing beside itself

// In each of the nine languages, as fold_case writes them; "stop" is what people know from text messages.
constexpr std::array leave_words{
    std::string_view("unsubscribe"),        std::string_view("opt out"),
    std::string_view("abmelden"),           std::string_view("abbestellen"),
    std::string_view("austragen"),          std::string_view("désabonne"),
    std::string_view("desabonne"),          std::string_view("désinscri"),
    std::string_view("desinscri"),          std::string_view("disiscri"),
    std::string_view("cancellami"),         std::string_view("darse de baja"),
    std::string_view("darme de baja"),      std::string_view("cancelar la suscripci"),
    std::string_view("cancelar a subscri"), std::string_view("anular a subscri"),
    std::string_view("afmelden"),           std::string_view("uitschrijven"),
    std::string_view("peru tilaus"),        std::string_view("peruuta tilaus"),
    std::string_view("κατάργηση εγγραφής"), std::string_view("διαγραφή")};

bool is_dashes(std::string_view line) {
    return line.starts_with("---") || line.starts_with("___") || line.starts_with("===");
}

// "From: Hub <digest@hub.example>", as mail programs put it above what they quote, in any language.
bool is_header_of_a_quoted_mail(std::string_view line) {
    const std::size_t colon = line.find(": ");
    return colon != std::string_view::npos && colon <= 12 &&
           line.substr(0, colon).find(' ') == std::string_view::npos &&
           line.find('@') != std::string_view::npos && line.find('<') != std::string_view::npos;
}

// "On Monday Hub <digest@hub.example> wrote:", likewise.
bool introduces_a_quotation(std::string_view line) {
    return line.ends_with(':') && line.find('@') != std::string_view::npos;
}

// Without "Re:", "AW:", "[EXTERNAL]" and the like before it.
std::string_view without_prefixes(std::string_view subject) {
    for (;;) {
        subject = trimmed(subject, is_space_or_tab);
        const std::size_t colon = subject.find(':'), bracket = subject.find(']');
        if (subject.starts_with('[') && bracket != std::string_view::npos)
            subject.remove_prefix(bracket + 1);
        else if (colon != std::string_view::npos && colon <= 5)
            subject.remove_prefix(colon + 1);
        else
            return subject;
    }
}

}  // namespace

std::string own_words(std::string_view text) {
    std::string words;
    for (int lines = 0; !text.empty() && lines < most_lines; ++lines) {
        const std::string_view line = trimmed(next_line(text), is_space_or_tab);
        if (line.starts_with('>')) continue;
        if (is_dashes(line) || is_header_of_a_quoted_mail(line) || introduces_a_quotation(line)) break;
        words.append(line).append("\n");
    }
    return words;
}

bool asks_to_leave(std::string_view words) {
    const std::string folded = fold_case(clean_line(without_prefixes(words)));
    const bool names_it = std::ranges::any_of(leave_words, [&](std::string_view word) {
        return folded.find(fold_case(word)) != std::string::npos;
    });
    return count_characters(folded) <= longest_request && (names_it || folded == "stop" || folded == "baja");
}

bool is_leave_subject(std::string_view subject) {
    return without_prefixes(subject).empty() || asks_to_leave(subject);
}

}  // namespace tidings
