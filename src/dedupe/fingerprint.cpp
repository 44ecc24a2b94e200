#include "dedupe/fingerprint.h"

#include <algorithm>
#include <array>

#include "dedupe/follow_up_words.h"
#include "dedupe/round_up_words.h"
#include "dedupe/written_words.h"
#include "text/ascii.h"
#include "text/hash.h"
#include "text/plain_text.h"
#include "text/utf8.h"
#include "text/word_hash.h"
#include "text/words.h"

namespace tidings {
namespace {

constexpr std::size_t words_of_an_opening = 8;
constexpr std::size_t words_of_a_shingle = 3;
constexpr std::size_t words_of_a_title = 100;

template <class T>
void keep_once(std::vector<T>& values) {
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

bool has_digit(std::string_view word) { return std::ranges::any_of(word, is_digit); }

// In place of an idf from a corpus, which a young hub does not have: short words are those that every title
// has.
double weight_of(std::string_view word) {
    const std::size_t length = count_characters(word);
    if (has_digit(word) || length >= 6) return 1.0;
    if (length >= 4) return 0.6;
    return 0.15;
}

std::vector<TitleWord> title_words(std::string_view text) {
    const std::string folded = fold_case(text);
    std::vector<TitleWord> title;
    each_folded_word(folded, [&](std::string_view word) {
        if (title.size() < words_of_a_title) title.push_back({word_hash(word), weight_of(word)});
    });
    std::ranges::sort(title, {}, &TitleWord::hash);
    const auto repeated = std::ranges::unique(title, {}, &TitleWord::hash);
    title.erase(repeated.begin(), repeated.end());
    return title;
}

// Digits with what may stand between two of them: "6.0.3", "12:30", "2025/26".
std::vector<std::string> numbers_of(std::string_view text) {
    constexpr std::string_view inner = ".,:/-";
    std::vector<std::string> numbers;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_digit(text[i])) continue;
        std::size_t end = i + 1;
        while (end < text.size() &&
               (is_digit(text[end]) ||
                (inner.find(text[end]) != inner.npos && end + 1 < text.size() && is_digit(text[end + 1]))))
            ++end;
        numbers.emplace_back(text.substr(i, end - i));
        i = end;
    }
    keep_once(numbers);
    return numbers;
}

std::vector<std::string> names_of(std::string_view title) {
    std::vector<std::string> names;
    each_capitalised_word(title, [&](std::string_view name, bool) { names.push_back(fold_case(name)); });
    keep_once(names);
    return names;
}

// Names of the same letters are one: two letters in the wrong order are the commonest slip.
std::vector<std::uint64_t> hashed_names_of(std::string_view text) {
    std::vector<std::uint64_t> names;
    each_capitalised_word(text, [&](std::string_view name, bool) { names.push_back(letters_of(name)); });
    sort_once(names);
    return names;
}

// `shingles` as shingles_of gives them: the one at i begins with word i.
std::vector<std::vector<std::uint64_t>> by_block(const std::vector<std::uint64_t>& shingles,
                                                 const std::vector<std::size_t>& block_ends) {
    std::vector<std::vector<std::uint64_t>> blocks;
    std::size_t first = 0;
    for (const std::size_t block_end : block_ends) {
        const std::size_t end = std::min(block_end, most_words_compared);
        const std::size_t after_last = std::min(end - std::min(end, words_of_a_shingle - 1), shingles.size());
        if (after_last > first) {
            std::vector<std::uint64_t> block(shingles.begin() + static_cast<std::ptrdiff_t>(first),
                                             shingles.begin() + static_cast<std::ptrdiff_t>(after_last));
            sort_once(block);
            blocks.push_back(std::move(block));
        }
        first = end;
    }
    return blocks;
}

// Which words have digits or are long is not in a word list, because only items that are compared need it.
void take_marked_words(std::string_view text, Fingerprint& print) {
    constexpr std::size_t bytes_of_a_telling_word = 5;
    const std::string folded = fold_case(text);
    std::size_t count = 0;
    each_folded_word(folded, [&](std::string_view word) {
        if (++count > most_words_compared) return;
        const bool digit = has_digit(word);
        const bool telling = word.size() >= bytes_of_a_telling_word;
        if (!digit && !telling) return;
        const std::uint64_t hash = word_hash(word);
        if (digit) print.text_numbers.push_back(hash);
        if (telling) print.telling_words.push_back(hash);
    });
    sort_once(print.telling_words);
    sort_once(print.text_numbers);
}

bool ends_within_sentence(std::string_view text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.remove_suffix(1);
    if (text.empty() || text.ends_with("…") || text.ends_with("...") || text.ends_with("…]")) return true;
    constexpr auto ends =
        std::to_array<std::string_view>({".", "!", "?", "\"", "”", "“", "»", ")", "]", ";"});
    return std::ranges::none_of(ends, [&](std::string_view end) { return text.ends_with(end); });
}

}  // namespace

Fingerprint fingerprint(std::string_view title, const TextReading& text) {
    const std::span<const std::uint64_t> words =
        std::span(text.words.hashes).first(std::min(text.words.hashes.size(), most_words_compared));
    Fingerprint print;
    print.title = title_words(title);
    print.title_numbers = numbers_of(title);
    print.title_names = names_of(title);
    print.shingles = shingles_of(words);
    print.blocks = by_block(print.shingles, text.words.block_ends);
    sort_once(print.shingles);
    if (words.size() >= words_of_an_opening) print.opening = hash_of(words.first(words_of_an_opening));
    print.text_names = hashed_names_of(text.text);
    print.words.assign(words.begin(), words.end());
    for (const TitleWord& word : print.title) print.words.push_back(word.hash);
    sort_once(print.words);
    take_marked_words(text.text, print);
    print.title_words = mark_words(title, words_of_a_title);
    print.text = text.text;
    const std::vector<TitlePart> parts = title_parts(title);
    print.follows_up = says_it_follows_up(parts);
    print.rounds_up = says_it_rounds_up(parts);
    print.is_cut_off = ends_within_sentence(text.text);
    return print;
}

std::vector<std::uint64_t> text_traces(const WordList& text) {
    constexpr std::size_t words_sampled = 120;
    constexpr std::uint64_t one_in = 8;
    // A text of few words must not be left without a trace.
    constexpr std::size_t words_sampled_twice_as_often = 24;
    const std::vector<std::uint64_t> shingles =
        shingles_of(std::span(text.hashes).first(std::min(text.hashes.size(), words_sampled)));
    std::vector<std::uint64_t> traces;
    for (std::size_t i = 0; i < shingles.size(); ++i)
        if (shingles[i] % (i < words_sampled_twice_as_often ? one_in / 2 : one_in) == 0)
            traces.push_back(shingles[i]);
    sort_once(traces);
    return traces;
}

std::vector<std::uint64_t> title_traces(std::string_view title) {
    constexpr std::size_t longest_title = 20;
    // Sorted by hash, so two titles much alike keep the same ones.
    constexpr std::size_t most = 4;
    const WordList words = read_words(title);
    std::vector<std::uint64_t> traces =
        shingles_of(std::span(words.hashes).first(std::min(words.hashes.size(), longest_title)));
    for (std::uint64_t& trace : traces) trace = ~trace;  // apart from the same words in a text
    sort_once(traces);
    traces.resize(std::min(traces.size(), most));
    return traces;
}

}  // namespace tidings
