#include "text/word_hash.h"

#include <array>
#include <cstring>

#include "text/ascii.h"
#include "text/plain_text.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tidings {
namespace {

constexpr std::uint64_t mixed(std::uint64_t value) {
    value *= 0x9E3779B97F4A7C15U;  // the golden ratio's bits, as in Fibonacci hashing
    return value ^ (value >> 29);
}

// Eight bytes at a time, the last ones with the length of the word.
std::uint64_t hash_of(const char* bytes, std::size_t size) {
    std::uint64_t state = size;
    while (size >= 8) {
        std::uint64_t piece = 0;
        std::memcpy(&piece, bytes, 8);
        state = mixed(state ^ piece);
        bytes += 8;
        size -= 8;
    }
    std::uint64_t rest = 0;
    for (std::size_t i = 0; i < size; ++i) rest = rest << 8 | static_cast<unsigned char>(bytes[i]);
    return mixed(mixed(state ^ rest));
}

// ASCII letters in lower case and digits as they are; 0 for everything else, other characters' bytes
// included.
constexpr std::array<char, 256> folded_ascii = [] {
    std::array<char, 256> table{};
    for (std::size_t i = 0; i < 0x80; ++i) {
        const char c = static_cast<char>(i);
        table[i] = is_letter(c) || is_digit(c) ? to_lower(c) : '\0';
    }
    return table;
}();

void append_folded(std::string_view folded, std::vector<std::uint64_t>& hashes) {
    each_folded_word(folded, [&](std::string_view word) { hashes.push_back(word_hash(word)); });
}

// The next ASCII character that ends a word: folding may join letters, but not across that.
std::size_t end_of_run(std::string_view text, std::size_t from) {
    while (from < text.size() &&
           (!is_ascii_byte(text[from]) || folded_ascii[static_cast<unsigned char>(text[from])] != 0))
        ++from;
    return from;
}

}  // namespace

std::uint64_t word_hash(std::string_view folded_word) {
    return hash_of(folded_word.data(), folded_word.size());
}

void append_word_hashes(std::string_view text, std::vector<std::uint64_t>& hashes) {
    constexpr std::size_t longest_quick_word = 40;
    std::array<char, longest_quick_word> word;
    std::size_t start = 0;  // where the run under way began
    for (std::size_t i = 0; i <= text.size();) {
        std::size_t size = 0;
        while (i < text.size() && size < longest_quick_word) {
            const char folded = folded_ascii[static_cast<unsigned char>(text[i])];
            if (folded == 0) break;
            word[size++] = folded;
            ++i;
        }
        const bool plain = i == text.size() || (is_ascii_byte(text[i]) && size < longest_quick_word);
        if (plain) {
            if (size > 0) hashes.push_back(hash_of(word.data(), size));
        } else {
            i = end_of_run(text, i);
            append_folded(fold_case(text.substr(start, i - start)), hashes);
        }
        start = ++i;  // behind the character that ends words
    }
}

}  // namespace tidings
