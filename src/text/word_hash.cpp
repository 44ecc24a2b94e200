#include "text/word_hash.h"

#include <bit>
#include <cstring>

#include "text/byte_scan.h"
#include "text/folded_words.h"

namespace tidings {
namespace {

constexpr std::uint64_t mixed(std::uint64_t value) {
    value *= 0x9E3779B97F4A7C15U;  // the golden ratio's bits, as in Fibonacci hashing
    return value ^ (value >> 29);
}

// The eight bytes from `at` on as a number, the first one lowest; those behind the end are 0.
std::uint64_t number_at(std::string_view text, std::size_t at) {
    std::uint64_t bytes = 0;
    if (text.size() - at >= sizeof bytes)
        std::memcpy(&bytes, text.data() + at, sizeof bytes);
    else
        std::memcpy(&bytes, text.data() + at, text.size() - at);
    if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
    return bytes;
}

// Of text[from, end): eight bytes at a time, then the last ones with the first of them highest.
inline std::uint64_t hash_of(std::string_view text) {
    std::uint64_t state = text.size();
    std::size_t from = 0;
    for (; from + 8 <= text.size(); from += 8) state = mixed(state ^ number_at(text, from));
    std::uint64_t rest = 0;
    if (from < text.size())
        rest = __builtin_bswap64(number_at(text, from)) >> (64 - 8 * (text.size() - from));
    return mixed(mixed(state ^ rest));
}

// The same of a word of fewer than sixteen bytes, where sixteen can be read: without a branch, since the
// next word's length cannot be guessed.
inline std::uint64_t hash_of_short(const char* word, std::size_t size) {
    const std::string_view readable(word, 16);
    const std::uint64_t first = number_at(readable, 0);
    const std::uint64_t second = number_at(readable, 8);
    const std::uint64_t of_long = 0 - static_cast<std::uint64_t>(size >> 3U);  // all bits for eight or more
    const std::uint64_t state = size ^ ((size ^ mixed(size ^ first)) & of_long);
    const std::uint64_t last = first ^ ((first ^ second) & of_long);
    const std::uint64_t rest = (__builtin_bswap64(last) >> 1U) >> (63 - 8 * (size & 7U));
    return mixed(mixed(state ^ rest));
}

// Which of the 64 bytes from `at` on are of words, a bit each, the first one lowest.
std::uint64_t bytes_of_words(const FoldedWords& words, std::size_t at) {
    std::uint64_t bits = 0;
    for (std::size_t part = 0; part < 64; part += sizeof(Bytes))
        bits |= bits_of(bytes_at({words.text().data() + at + part, sizeof(Bytes)}, 0) != ' ') << part;
    return bits;
}

}  // namespace

std::uint64_t word_hash(std::string_view folded_word) { return hash_of(folded_word); }

void append_word_hashes(std::string_view text, std::vector<std::uint64_t>& hashes) {
    const FoldedWords words(text);
    const char* const folded = words.text().data();
    std::size_t start = 0;  // of the word under way
    std::uint64_t carry = 0;
    for (std::size_t block = 0; block <= words.text().size(); block += 64) {
        const std::uint64_t of_words = bytes_of_words(words, block);
        const std::uint64_t behind_words = of_words << 1U | carry;
        std::uint64_t starts = of_words & ~behind_words;
        std::uint64_t ends = ~of_words & behind_words;
        const auto take_start = [&] {
            if (starts == 0) return;
            start = block + static_cast<std::size_t>(std::countr_zero(starts));
            starts &= starts - 1;
        };
        std::size_t count = hashes.size();
        hashes.resize(count + static_cast<std::size_t>(std::popcount(ends)));
        if (carry == 0) take_start();
        for (; ends != 0; ends &= ends - 1) {
            const std::size_t size = block + static_cast<std::size_t>(std::countr_zero(ends)) - start;
            hashes[count++] =
                size < 16 ? hash_of_short(folded + start, size) : hash_of({folded + start, size});
            take_start();
        }
        carry = of_words >> 63U;
    }
}

}  // namespace tidings
