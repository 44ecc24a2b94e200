#include "text/word_hash.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "text/ascii.h"
#include "text/byte_scan.h"
#include "text/fold_table.h"
#include "text/plain_text.h"
#include "text/utf8.h"
#include "text/words.h"

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

constexpr std::uint64_t as_written = 0;
constexpr std::uint64_t made_small = 0x2020202020202020U;  // ASCII letters; digits have these bits

// Of text[from, end): eight bytes at a time, then the last ones with the first of them highest; `bits` are
// set in all of them.
std::uint64_t hash_of(std::string_view text, std::size_t from, std::size_t end, std::uint64_t bits) {
    std::uint64_t state = end - from;
    for (; from + 8 <= end; from += 8) state = mixed(state ^ (number_at(text, from) | bits));
    std::uint64_t rest = 0;
    if (from < end) rest = __builtin_bswap64(number_at(text, from) | bits) >> (64 - 8 * (end - from));
    return mixed(mixed(state ^ rest));
}

void append_folded(std::string_view folded, std::vector<std::uint64_t>& hashes) {
    each_folded_word(folded, [&](std::string_view word) { hashes.push_back(word_hash(word)); });
}

std::size_t end_of_ascii_word(std::string_view text, std::size_t from) {
    return find_byte(text, from, [](const Bytes& bytes) { return ~are_ascii_letters_or_digits(bytes); });
}

// The next ASCII character that ends a word: folding may join letters, but not across that.
std::size_t end_of_run(std::string_view text, std::size_t from) {
    return find_byte(text, from, [](const Bytes& bytes) {
        return ~(are_ascii_letters_or_digits(bytes) | are_not_ascii(bytes));
    });
}

// A word under way, folded.
class FoldedWord {
  public:
    // False if it gets too long.
    bool add(std::string_view folded) {
        if (size_ + folded.size() > bytes_.size()) return false;
        std::ranges::copy(folded, bytes_.begin() + static_cast<std::ptrdiff_t>(size_));
        size_ += folded.size();
        return true;
    }
    void end(std::vector<std::uint64_t>& hashes) {
        if (size_ > 0) hashes.push_back(word_hash({bytes_.data(), size_}));
        size_ = 0;
    }

  private:
    std::array<char, 64> bytes_;
    std::size_t size_ = 0;
};

// A run of ASCII letters and digits and of other characters, by the fold table alone; false if that does not
// do.
bool append_by_table(std::string_view run, std::vector<std::uint64_t>& hashes) {
    FoldedWord word;
    for (std::size_t i = 0; i < run.size();) {
        if (is_ascii_byte(run[i])) {
            const char small = to_lower(run[i++]);
            if (!word.add({&small, 1})) return false;
            continue;
        }
        const CodePoint c = code_point_at(run, i);
        const FoldTable::Entry& entry = fold_table().entry(c.value);
        if (entry.part == FoldTable::Part::separator)
            word.end(hashes);
        else if (entry.part != FoldTable::Part::word || !word.add(entry.folded()))
            return false;
        i = c.next;
    }
    word.end(hashes);
    return true;
}

void append_run(std::string_view run, std::vector<std::uint64_t>& hashes) {
    const std::size_t before = hashes.size();
    if (append_by_table(run, hashes)) return;
    hashes.resize(before);
    append_folded(fold_case(run), hashes);
}

}  // namespace

std::uint64_t word_hash(std::string_view folded_word) {
    return hash_of(folded_word, 0, folded_word.size(), as_written);
}

void append_word_hashes(std::string_view text, std::vector<std::uint64_t>& hashes) {
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = end_of_ascii_word(text, i);
        if (end < text.size() && !is_ascii_byte(text[end])) {
            end = end_of_run(text, end);
            append_run(text.substr(i, end - i), hashes);
        } else if (end > i) {
            hashes.push_back(hash_of(text, i, end, made_small));
        }
        i = end + 1;
    }
}

}  // namespace tidings
