#include "text/word_hash.h"

#include <array>
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

// The last bytes of a text that are no eight any more, the first of them highest.
std::uint64_t rest_of(std::string_view text) {
    const std::size_t left = text.size() % 8;
    if (text.size() < 8) return left == 0 ? 0 : __builtin_bswap64(number_at(text, 0)) >> (64 - 8 * left);
    return __builtin_bswap64(number_at(text, text.size() - 8)) & ((std::uint64_t{1} << 8 * left) - 1);
}

// Eight bytes at a time, then the rest.
inline std::uint64_t hash_of(std::string_view text) {
    std::uint64_t state = text.size();
    for (std::size_t from = 0; from + 8 <= text.size(); from += 8)
        state = mixed(state ^ number_at(text, from));
    return mixed(mixed(state ^ rest_of(text)));
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

std::uint64_t hash_between(const char* start, const char* end) {
    const auto size = static_cast<std::size_t>(end - start);
    return size < 16 ? hash_of_short(start, size) : hash_of({start, size});
}

// Which of 64 folded bytes are of words, a bit each, the first one lowest.
std::uint64_t bytes_of_words(const char* folded) {
    std::uint64_t bits = 0;
    for (std::size_t part = 0; part < 64; part += sizeof(Bytes))
        bits |= bits_of(bytes_at({folded + part, sizeof(Bytes)}, 0) != ' ') << part;
    return bits;
}

}  // namespace

std::uint64_t word_hash(std::string_view folded_word) { return hash_of(folded_word); }

void append_word_hashes(std::string_view text, std::vector<std::uint64_t>& hashes) {
    constexpr std::uint64_t last = std::uint64_t{1} << 63U;
    const FoldedWords folded(text);
    const char* const end = folded.text().data() + folded.text().size();
    const char* start = nullptr;  // of the word under way, or nearly done
    bool in_word = false;
    for (const char* block = folded.text().data(); block <= end; block += 64) {
        const std::uint64_t words = bytes_of_words(block);
        const std::uint64_t behind_words = words << 1U | (in_word ? 1U : 0U);
        std::uint64_t starts = words & ~behind_words;
        std::uint64_t ends = ~words & behind_words;
        const auto go_to_next_word = [&] {
            start = block + std::countr_zero(starts | last);
            starts &= starts - 1;
        };
        if (!in_word) go_to_next_word();
        std::array<std::uint64_t, 32> found;  // no more words end within 64 bytes
        std::uint64_t* next = found.data();
        for (; ends != 0; ends &= ends - 1) {
            *next++ = hash_between(start, block + std::countr_zero(ends));
            go_to_next_word();
        }
        hashes.insert(hashes.end(), found.data(), next);
        in_word = (words & last) != 0;
    }
}

}  // namespace tidings
