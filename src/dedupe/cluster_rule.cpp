#include "dedupe/cluster_rule.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>

#include "dedupe/resemblance.h"
#include "text/ascii.h"
#include "text/byte_scan.h"
#include "text/fold_table.h"
#include "text/hash.h"
#include "text/plain_text.h"
#include "text/stems.h"
#include "text/utf8.h"

namespace tidings {
namespace {

constexpr std::size_t bytes_read = 4000;

// Of a character beyond ASCII.
bool ends_word(char32_t c) { return c <= 0xBF || (c >= 0x2000 && c <= 0x206F); }

std::string_view without_marks(std::string_view word) {
    const auto is_mark = [](char c) { return c == '.' || c == ',' || c == '-' || c == '@'; };
    while (!word.empty() && is_mark(word.front())) word.remove_prefix(1);
    while (!word.empty() && is_mark(word.back())) word.remove_suffix(1);
    return word;
}

bool begins_with_capital(std::string_view word) {
    if (is_ascii_byte(word.front())) return word.front() >= 'A' && word.front() <= 'Z';
    const CodePoint first = code_point_at(word, 0);
    const std::string_view character = word.substr(0, first.next);
    const FoldTable::Entry& entry = fold_table().entry(first.value);
    return entry.part == FoldTable::Part::unknown ? fold_case(character) != character
                                                  : entry.folded() != character;
}

// "1,000" and "1.000" are one number in two languages; so are "2.1" and "2,1".
std::string digits_of(std::string_view word) {
    std::string digits;
    for (const char c : word) {
        if (is_digit(c)) digits.push_back(c);
        if (is_letter(c)) return {};
    }
    return digits;
}

// Empty for a word that a translation would change.
std::string anchor_of(std::string_view word) {
    if (word.empty()) return {};
    const std::string digits = digits_of(word);
    if (!digits.empty()) return digits.size() >= 2 ? digits : std::string();
    const bool has_digit = std::ranges::any_of(word, is_digit);
    const std::size_t dot = word.find('.');
    const bool is_address = dot != std::string_view::npos && dot > 1 && word.size() - dot > 2;
    if (!has_digit && !is_address && !begins_with_capital(word)) return {};
    if (count_characters(word) < 3) return {};
    return find_non_ascii(word) == word.size() ? lower_ascii(word) : without_accents(fold_case(word));
}

constexpr bool ends_ascii_word(char c) {
    return !is_letter(c) && !is_digit(c) && c != '-' && c != ',' && c != '@' && c != '.';
}

bool ends_word_at(std::string_view text, const CodePoint& c, std::size_t at) {
    return is_ascii_byte(text[at]) ? ends_ascii_word(text[at]) : ends_word(c.value);
}

// Words that begin with a small letter and have letters alone, which most are, are passed over: digits, dots
// and capitals may make an anchor, and so may what is beyond ASCII where a word may begin.
std::size_t find_telling(std::string_view text, std::size_t from) {
    return find_byte_behind(text, from, [](const Bytes& bytes, const Bytes& before) {
        const ByteMask may_begin = (bytes >= 0xC0) & ~are_ascii_letters_or_digits(before);
        return (bytes - '0' < 10) | (bytes - 'A' < 26) | (bytes == '.') | may_begin;
    });
}

// Where the word began that reaches up to `telling`, if all from `from` to there tells nothing.
std::size_t start_of_word(std::string_view text, std::size_t from, std::size_t telling) {
    std::size_t start = telling;
    while (start > from) {
        std::size_t before = start - 1;
        while (before > from && is_continuation_byte(text[before])) --before;
        if (ends_word_at(text, code_point_at(text, before), before)) break;
        start = before;
    }
    return start;
}

void append_anchors(std::string_view text, std::vector<std::uint64_t>& found) {
    for (std::size_t i = find_telling(text, 0), behind = 0; i < text.size(); i = find_telling(text, behind)) {
        const std::size_t start = start_of_word(text, behind, i);
        std::size_t end = i;
        for (behind = i; end < text.size(); end = behind) {
            const CodePoint c = code_point_at(text, end);
            behind = c.next;
            if (ends_word_at(text, c, end)) break;
        }
        if (end == i) continue;  // at what ends words: nothing told
        const std::string anchor = anchor_of(without_marks(text.substr(start, end - start)));
        if (!anchor.empty()) found.push_back(hash64("anchor " + anchor));
    }
}

std::size_t count_shared(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    std::size_t shared = 0;
    for (const std::uint64_t hash : a) shared += std::ranges::binary_search(b, hash) ? 1U : 0U;
    return shared;
}

bool near_in_time(const KnownItem& a, const KnownItem& b, std::chrono::days longest) {
    return std::chrono::abs(a.time - b.time) <= longest;
}

double weight(const std::vector<TitleWord>& title) {
    double sum = 0;
    for (const TitleWord& word : title) sum += word.weight;
    return sum;
}

// How much of the shorter title stands in the longer one.
double title_contained(const Fingerprint& a, const Fingerprint& b) {
    const Fingerprint& shorter = a.title.size() <= b.title.size() ? a : b;
    const Fingerprint& longer = a.title.size() <= b.title.size() ? b : a;
    double found = 0;
    for (const TitleWord& word : shorter.title)
        if (std::ranges::binary_search(longer.title, word.hash, {}, &TitleWord::hash)) found += word.weight;
    const double all = weight(shorter.title);
    return all > 0 ? found / all : 0;
}

// By its title it is a follow-up of something: of what it shares title and text with.
bool goes_on(const Resemblance& alike) { return alike.titles >= 0.3 && alike.contained >= 0.3; }

// "Update: X", "X, one month on".
bool follows(const Telling& fresh, const Telling& known) {
    constexpr std::size_t fewest_words = 4;
    constexpr std::size_t most_words_added = 4;
    constexpr auto longest_apart = std::chrono::days(60);
    if (!near_in_time(fresh.item, known.item, longest_apart)) return false;
    const Resemblance alike = compare(fresh.print, known.print);
    if (alike.titles_differ_in_numbers) return false;
    if (alike.one_follows_up && goes_on(alike)) return true;
    const std::size_t a = fresh.print.title.size();
    const std::size_t b = known.print.title.size();
    if (std::min(a, b) < fewest_words || std::max(a, b) - std::min(a, b) > most_words_added) return false;
    return title_contained(fresh.print, known.print) >= 0.9;
}

}  // namespace

std::vector<std::uint64_t> anchors(std::string_view title, std::string_view text) {
    std::vector<std::uint64_t> found;
    append_anchors(title, found);
    append_anchors(text.substr(0, bytes_read), found);
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

// Sorted by hash, so two languages' lists begin with the same ones of those they share.
std::vector<std::uint64_t> anchor_traces(const std::vector<std::uint64_t>& anchors) {
    constexpr std::size_t most = 10;
    return {anchors.begin(), anchors.begin() + static_cast<std::ptrdiff_t>(std::min(most, anchors.size()))};
}

std::optional<Relation> find_follow_up(const Telling& fresh, std::span<const Telling> known) {
    for (const Telling& each : known)
        if (follows(fresh, each))
            return Relation{each.item.story, "a text of its own under nearly the same title as item " +
                                                 std::to_string(number(each.item.id))};
    return std::nullopt;
}

std::optional<Relation> find_shared_page(const KnownItem& fresh, std::span<const KnownItem> known) {
    constexpr auto longest_apart = std::chrono::days(60);
    for (const KnownItem& each : known)
        if (each.feed != fresh.feed && near_in_time(fresh, each, longest_apart))
            return Relation{each.story, "about the same page as item " + std::to_string(number(each.id))};
    return std::nullopt;
}

std::optional<Relation> find_translation(const KnownItem& fresh,
                                         const std::vector<std::uint64_t>& anchors_of_fresh,
                                         std::span<const KnownItem> known) {
    constexpr double least_likeness = 0.15;
    constexpr std::size_t fewest_shared = 3;
    constexpr auto longest_apart = std::chrono::days(14);
    std::optional<Relation> best;
    double most = least_likeness;
    for (const KnownItem& each : known) {
        if (each.language.empty() || each.language == fresh.language ||
            !near_in_time(fresh, each, longest_apart))
            continue;
        const std::vector<std::uint64_t> theirs = anchors(each.title, each.text);
        const std::size_t shared = count_shared(anchors_of_fresh, theirs);
        const std::size_t all = anchors_of_fresh.size() + theirs.size() - shared;
        const double likeness = all > 0 ? static_cast<double>(shared) / static_cast<double>(all) : 0;
        if (shared < fewest_shared || likeness < most) continue;
        most = likeness;
        best = Relation{each.story, "perhaps a translation of item " + std::to_string(number(each.id)) +
                                        " (" + each.language + "): they share " + std::to_string(shared) +
                                        " names and numbers"};
    }
    return best;
}

}  // namespace tidings
