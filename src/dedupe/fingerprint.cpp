#include "dedupe/fingerprint.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/hash.h"
#include "text/plain_text.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tidings {
namespace {

constexpr std::size_t words_read = 3000;
constexpr std::size_t words_of_an_opening = 8;
constexpr std::size_t words_of_a_shingle = 3;

std::vector<std::string_view> split_words(std::string_view joined, std::size_t limit) {
    std::vector<std::string_view> words;
    while (!joined.empty() && words.size() < limit) {
        const std::string_view word = joined.substr(0, joined.find(' '));
        words.push_back(word);
        joined.remove_prefix(std::min(word.size() + 1, joined.size()));
    }
    return words;
}

template <class T>
void sort_once(std::vector<T>& values) {
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

// The words from `first` on, as they stand in the joined text that the views are of.
std::string_view run_of(const std::vector<std::string_view>& words, std::size_t first, std::size_t count) {
    const std::string_view last = words[first + count - 1];
    return {words[first].data(), static_cast<std::size_t>(last.data() + last.size() - words[first].data())};
}

std::vector<std::uint64_t> shingles_of(const std::vector<std::string_view>& words) {
    std::vector<std::uint64_t> shingles;
    if (!words.empty() && words.size() < words_of_a_shingle)
        shingles.push_back(hash64(run_of(words, 0, words.size())));
    for (std::size_t i = 0; i + words_of_a_shingle <= words.size(); ++i)
        shingles.push_back(hash64(run_of(words, i, words_of_a_shingle)));
    return shingles;
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

std::vector<TitleWord> title_words(const std::vector<std::string_view>& words) {
    std::vector<TitleWord> title;
    for (const std::string_view word : words) title.push_back({hash64(word), weight_of(word)});
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
    sort_once(numbers);
    return numbers;
}

bool is_separator(char32_t c) {
    if (c < 0x80) return !is_letter(static_cast<char>(c)) && !is_digit(static_cast<char>(c));
    return c <= 0xBF || (c >= 0x2000 && c <= 0x206F);
}

bool is_capital(std::string_view character) {
    if (character.size() == 1) return character[0] >= 'A' && character[0] <= 'Z';
    return fold_case(character) != character;
}

// Calls `take` with each word that has a capital, as written.
template <class Take>
void each_name(std::string_view text, const Take& take) {
    std::size_t start = 0;
    const auto end_word = [&](std::size_t end) {
        if (end <= start) return;
        const std::string_view word = text.substr(start, end - start);
        if (is_capital(word.substr(0, code_point_at(word, 0).next))) take(word);
    };
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = is_ascii_byte(text[i]) ? CodePoint{static_cast<unsigned char>(text[i]), i + 1}
                                                   : code_point_at(text, i);
        if (is_separator(c.value)) {
            end_word(i);
            start = c.next;
        }
        i = c.next;
    }
    end_word(text.size());
}

std::vector<std::string> names_of(std::string_view title) {
    std::vector<std::string> names;
    each_name(title, [&](std::string_view name) { names.push_back(fold_case(name)); });
    sort_once(names);
    return names;
}

std::vector<std::uint64_t> hashed_names_of(std::string_view text) {
    std::vector<std::uint64_t> names;
    each_name(text, [&](std::string_view name) { names.push_back(hash64(name)); });
    sort_once(names);
    return names;
}

// The words of a text, all in one string with single spaces, and where each block of it ends in the list of
// words.
struct Words {
    std::string joined;
    std::vector<std::string_view> all;
    std::vector<std::size_t> block_ends;
};

std::size_t count_words(std::string_view joined) {
    return joined.empty() ? 0 : 1 + static_cast<std::size_t>(std::ranges::count(joined, ' '));
}

void read_words(std::string_view text, Words& words) {
    std::size_t count = 0;
    while (!text.empty() && count < words_read) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string block = joined_words(text.substr(0, end));
        if (!block.empty()) {
            if (!words.joined.empty()) words.joined += ' ';
            words.joined += block;
            count += count_words(block);
            words.block_ends.push_back(std::min(count, words_read));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    words.all = split_words(words.joined, words_read);
}

// `shingles` as shingles_of gives them: the one at i begins with word i.
std::vector<std::vector<std::uint64_t>> by_block(const std::vector<std::uint64_t>& shingles,
                                                 const std::vector<std::size_t>& block_ends) {
    std::vector<std::vector<std::uint64_t>> blocks;
    std::size_t first = 0;
    for (const std::size_t end : block_ends) {
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

void take_words(const std::vector<std::string_view>& words, Fingerprint& print) {
    constexpr std::size_t bytes_of_a_telling_word = 5;
    for (const std::string_view word : words) {
        const std::uint64_t hash = hash64(word);
        print.words.push_back(hash);
        if (has_digit(word)) print.text_numbers.push_back(hash);
        if (word.size() >= bytes_of_a_telling_word) print.telling_words.push_back(hash);
    }
    for (const TitleWord& word : print.title) print.words.push_back(word.hash);
    sort_once(print.words);
    sort_once(print.telling_words);
    sort_once(print.text_numbers);
}

}  // namespace

Fingerprint fingerprint(std::string_view title, std::string_view text) {
    const std::string joined_title = joined_words(title);
    const std::vector<std::string_view> of_title = split_words(joined_title, 100);
    Words of_text;
    read_words(text, of_text);

    Fingerprint print;
    print.title = title_words(of_title);
    print.title_numbers = numbers_of(title);
    print.title_names = names_of(title);
    print.shingles = shingles_of(of_text.all);
    print.blocks = by_block(print.shingles, of_text.block_ends);
    sort_once(print.shingles);
    if (of_text.all.size() >= words_of_an_opening)
        print.opening = hash64(run_of(of_text.all, 0, words_of_an_opening));
    print.text_names = hashed_names_of(text);
    take_words(of_text.all, print);
    return print;
}

std::vector<std::uint64_t> text_traces(std::string_view text) {
    constexpr std::size_t words_sampled = 150;
    constexpr std::uint64_t one_in = 8;
    // A text of few words must not be left without a trace.
    constexpr std::size_t words_sampled_twice_as_often = 40;
    const std::string joined = joined_words(text);
    const std::vector<std::uint64_t> shingles = shingles_of(split_words(joined, words_sampled));
    std::vector<std::uint64_t> traces;
    for (std::size_t i = 0; i < shingles.size(); ++i)
        if (shingles[i] % (i < words_sampled_twice_as_often ? one_in / 2 : one_in) == 0)
            traces.push_back(shingles[i]);
    sort_once(traces);
    return traces;
}

std::vector<std::uint64_t> title_traces(std::string_view title) {
    constexpr std::size_t longest_title = 12;
    const std::string joined = joined_words(title);
    std::vector<std::uint64_t> traces = shingles_of(split_words(joined, longest_title));
    for (std::uint64_t& trace : traces) trace = ~trace;  // apart from the same words in a text
    sort_once(traces);
    return traces;
}

}  // namespace tidings
