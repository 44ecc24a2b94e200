#include "deliver/refusal_words.h"

#include <algorithm>

#include "deliver/refusal_phrases.h"
#include "text/ascii.h"
#include "text/plain_text.h"

namespace tidings::deliver {
namespace {

constexpr std::size_t longest_text = 2048, longest_gap = 40;
constexpr std::size_t whole_word = 4;  // a phrase of so few bytes must not begin a longer word
constexpr std::size_t reply_code_size = 3;

constexpr bool is_word(char c) { return is_letter(c) || is_digit(c); }

std::size_t end_of_digits(std::string_view text, std::size_t at) {
    while (at < text.size() && is_digit(text[at])) ++at;
    return at;
}

// The enhanced code that begins there; empty if none does.
std::string_view enhanced_code_at(std::string_view text, std::size_t at) {
    const bool begins =
        (text[at] == '4' || text[at] == '5') && (at == 0 || (!is_word(text[at - 1]) && text[at - 1] != '.'));
    if (!begins || at + 1 >= text.size() || text[at + 1] != '.') return {};
    const std::size_t subject = end_of_digits(text, at + 2);
    if (subject == at + 2 || subject - at > 5 || subject >= text.size() || text[subject] != '.') return {};
    const std::size_t end = end_of_digits(text, subject + 1);
    const bool goes_on = end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1]);
    if (end == subject + 1 || end - subject > 4 || goes_on) return {};
    return text.substr(at, end - at);
}

bool says_nothing(std::string_view code) { return code.substr(1) == ".0.0"; }

// A reply code begins there, such as of "550 5.1.1 No", "550-No" or "550".
bool has_reply_code(std::string_view text, std::size_t at) {
    const bool begins =
        (text[at] == '4' || text[at] == '5') &&
        (at == 0 ||
         !(is_word(text[at - 1]) || std::string_view(".-+/=[").find(text[at - 1]) != std::string_view::npos));
    if (!begins || end_of_digits(text, at) - at != reply_code_size) return false;
    const std::size_t end = at + reply_code_size;
    return end == text.size() || std::string_view(" -\t\r\n,;:)").find(text[end]) != std::string_view::npos;
}

std::size_t first_reply_code(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at)
        if (has_reply_code(text, at)) return at;
    return std::string_view::npos;
}

// The base letters of U+00E0 to U+00FF, which are two bytes each.
constexpr std::string_view base_letters = "aaaaaaaceeeeiiiidnooooo ouuuuypy";

std::string without_accents(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const auto trail = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : '\0');
        if (lead == 0xC3 && trail >= 0xA0 && trail <= 0xBF) {
            plain += base_letters[trail - 0xA0U];
            ++i;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

// What is left of a word of an answer once codes are taken from its beginning: "the" of "550-5.1.1" or
// "550-the".
std::string_view without_codes(std::string_view word) {
    if (has_reply_code(word, 0)) word.remove_prefix(std::min(word.size(), reply_code_size + 1));
    while (!word.empty() && (word.front() == '#' || word.front() == '(')) word.remove_prefix(1);
    if (!word.empty())
        if (const std::string_view code = enhanced_code_at(word, 0); !code.empty())
            word.remove_prefix(code.size());
    return word;
}

bool stands_alone(std::string_view text, std::size_t at, std::string_view phrase) {
    if (at > 0 && is_word(text[at - 1]) && is_word(phrase.front())) return false;
    const std::size_t end = at + phrase.size();
    return phrase.size() > whole_word || end >= text.size() || !is_word(text[end]);
}

// Where the phrase ends in the text from `from` on; npos if it is not there.
std::size_t find_phrase(std::string_view text, std::string_view phrase, std::size_t from) {
    for (std::size_t at = text.find(phrase, from); at != std::string_view::npos;
         at = text.find(phrase, at + 1))
        if (stands_alone(text, at, phrase)) return at + phrase.size();
    return std::string_view::npos;
}

bool holds(std::string_view text, std::string_view phrase) {
    const std::size_t star = phrase.find('*');
    const std::string_view first = phrase.substr(0, star);
    for (std::size_t end = find_phrase(text, first, 0); end != std::string_view::npos;
         end = find_phrase(text, first, end)) {
        if (star == std::string_view::npos) return true;
        const std::string_view second = phrase.substr(star + 1);
        if (text.substr(end, longest_gap + second.size()).find(second) != std::string_view::npos) return true;
    }
    return false;
}

bool holds_any(std::string_view text, std::string_view phrases) {
    while (!phrases.empty()) {
        const std::size_t end = phrases.find('|');
        if (holds(text, phrases.substr(0, end))) return true;
        phrases.remove_prefix(end + 1);
    }
    return false;
}

// The paragraphs for which it holds, a line break behind each.
template <class Condition>
std::string paragraphs(std::string_view text, const Condition& condition) {
    std::string kept, paragraph;
    const auto finish = [&] {
        if (condition(paragraph)) kept += paragraph;
        paragraph.clear();
    };
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(text.size(), end + 1));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            finish();
        else
            paragraph.append(line).append("\n");
    }
    finish();
    return kept;
}

}  // namespace

std::string_view enhanced_code_in(std::string_view text) {
    std::string_view first;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view code = enhanced_code_at(text, at);
        if (!code.empty() && !says_nothing(code)) return code;
        if (first.empty()) first = code;
    }
    return first;
}

int reply_code_in(std::string_view text) {
    const std::size_t at = first_reply_code(text);
    if (at == std::string_view::npos) return 0;
    return (text[at] - '0') * 100 + (text[at + 1] - '0') * 10 + (text[at + 2] - '0');
}

std::string refusal_words(std::string_view text) {
    text = text.substr(0, longest_text);
    if (const std::size_t code = first_reply_code(text); code != std::string_view::npos)
        text.remove_prefix(code);
    const std::string folded = without_accents(fold_case(text));
    constexpr std::string_view spaces = " \t\r\n";
    std::string words;
    for (std::size_t at = folded.find_first_not_of(spaces); at < folded.size();) {
        const std::size_t end = std::min(folded.find_first_of(spaces, at), folded.size());
        const std::string_view word = without_codes(std::string_view(folded).substr(at, end - at));
        const bool is_address =
            word.find('@') != std::string_view::npos || word.find("<address>") != std::string_view::npos;
        if (!word.empty() && !is_address) words.append(words.empty() ? "" : " ").append(word);
        at = std::min(folded.find_first_not_of(spaces, end), folded.size());
    }
    return words;
}

std::string said_of(std::string_view recipient, std::string_view text) {
    const std::string wanted = lower_ascii(recipient);
    std::string kept = paragraphs(text, [&](std::string_view paragraph) {
        return !wanted.empty() && lower_ascii(paragraph).find(wanted) != std::string::npos;
    });
    if (kept.empty())
        kept = paragraphs(text, [](std::string_view paragraph) {
            return !enhanced_code_in(paragraph).empty() || reply_code_in(paragraph) != 0;
        });
    return kept.empty() ? std::string(text) : kept;
}

Matters matters_in(std::string_view words) {
    return {.us = holds_any(words, phrases_about_us),
            .mailbox = holds_any(words, phrases_about_mailbox),
            .address = holds_any(words, phrases_about_address),
            .us_perhaps = holds_any(words, phrases_perhaps_about_us)};
}

}  // namespace tidings::deliver
