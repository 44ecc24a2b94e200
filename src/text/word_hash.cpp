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
inline std::uint64_t hash_of(std::string_view text, std::size_t from, std::size_t end, std::uint64_t bits) {
    std::uint64_t state = end - from;
    for (; from + 8 <= end; from += 8) state = mixed(state ^ (number_at(text, from) | bits));
    std::uint64_t rest = 0;
    if (from < end) rest = __builtin_bswap64(number_at(text, from) | bits) >> (64 - 8 * (end - from));
    return mixed(mixed(state ^ rest));
}

// The same, where the seven bytes behind the word's can be read.
inline std::uint64_t hash_with_room_behind(const char* word, std::size_t size, std::uint64_t bits) {
    const auto next = [&word, bits] {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, word, sizeof bytes);
        word += sizeof bytes;
        if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
        return bytes | bits;
    };
    std::uint64_t state = size;
    std::size_t left = size;
    for (; left >= 8; left -= 8) state = mixed(state ^ next());
    const std::uint64_t rest = left > 0 ? __builtin_bswap64(next()) >> (64 - 8 * left) : 0;
    return mixed(mixed(state ^ rest));
}

void append_folded(std::string_view folded, std::vector<std::uint64_t>& hashes) {
    each_folded_word(folded, [&](std::string_view word) { hashes.push_back(word_hash(word)); });
}

// The next ASCII character that ends a word: folding may join letters, but not across that.
std::size_t end_of_run(std::string_view text, std::size_t from) {
    return find_byte(text, from, [](const Bytes& bytes) {
        return ~(are_ascii_letters_or_digits(bytes) | are_not_ascii(bytes));
    });
}

// Of the 64 bytes from a place on, a bit each, the first one lowest.
struct Census {
    std::uint64_t runs = 0;  // ASCII letters and digits, and all that is not ASCII
    std::uint64_t not_ascii = 0;
};

Census census_at(std::string_view text, std::size_t at) {
    Census census;
    for (std::size_t part = 0; part < 64 && at + part < text.size(); part += sizeof(Bytes)) {
        const Bytes bytes = bytes_at(text, at + part);
        const std::uint64_t not_ascii = bits_of(are_not_ascii(bytes));
        census.not_ascii |= not_ascii << part;
        census.runs |= (bits_of(are_ascii_letters_or_digits(bytes)) | not_ascii) << part;
    }
    return census;
}

// A word under way, folded. Behind it there is room for what is read beyond its end.
class FoldedWord {
  public:
    // False if it gets too long.
    bool add(char small) {
        if (size_ == longest) return false;
        bytes_[size_++] = small;
        return true;
    }
    bool add(const FoldTable::Entry& entry) {
        if (size_ + entry.size > longest) return false;
        std::memcpy(bytes_.data() + size_, entry.bytes.data(), entry.bytes.size());
        size_ += entry.size;
        return true;
    }
    void end(std::vector<std::uint64_t>& hashes) {
        if (size_ > 0) hashes.push_back(hash_with_room_behind(bytes_.data(), size_, as_written));
        size_ = 0;
    }

  private:
    static constexpr std::size_t longest = 64;
    std::array<char, longest + sizeof(FoldTable::Entry)> bytes_{};
    std::size_t size_ = 0;
};

// A run of ASCII letters and digits and of other characters, by the fold table alone; false if that does not
// do.
bool append_by_table(std::string_view run, std::vector<std::uint64_t>& hashes) {
    const FoldTable& table = fold_table();
    FoldedWord word;
    for (std::size_t i = 0; i < run.size();) {
        if (is_ascii_byte(run[i])) {
            if (!word.add(to_lower(run[i++]))) return false;
            continue;
        }
        const CodePoint c = code_point_at(run, i);
        const FoldTable::Entry& entry = table.entry(c.value);
        if (entry.part == FoldTable::Part::separator)
            word.end(hashes);
        else if (entry.part != FoldTable::Part::word || !word.add(entry))
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

// Hashes on their way to a vector, some dozens at a time.
class Sheaf {
  public:
    explicit Sheaf(std::vector<std::uint64_t>& hashes) : hashes_(hashes) {}
    void add(std::uint64_t hash) { *end_++ = hash; }
    void flush() {
        hashes_.insert(hashes_.end(), sheaf_.begin(), end_);
        end_ = sheaf_.begin();
    }

  private:
    std::vector<std::uint64_t>& hashes_;
    std::array<std::uint64_t, 32> sheaf_;  // no more words fit into 64 bytes
    std::uint64_t* end_ = sheaf_.begin();
};

// Takes the runs that end within the 64 bytes; returns where the next 64 begin.
std::size_t append_runs_at(std::string_view text, std::size_t at, std::vector<std::uint64_t>& hashes) {
    const Census census = census_at(text, at);
    const bool has_room_behind = text.size() - at >= 64 + sizeof(std::uint64_t);
    Sheaf sheaf(hashes);
    for (std::uint64_t left = census.runs; left != 0;) {
        const std::uint64_t without_first = left & (left + (left & -left));
        const std::uint64_t run = left ^ without_first;
        const auto begin = static_cast<std::size_t>(std::countr_zero(run));
        const std::size_t from = at + begin;
        const auto size = 64 - static_cast<std::size_t>(std::countl_zero(run)) - begin;
        const bool may_go_on = begin + size == 64;
        left = without_first;
        if (!may_go_on && (census.not_ascii & run) == 0) {
            sheaf.add(has_room_behind ? hash_with_room_behind(text.data() + from, size, made_small)
                                      : hash_of(text, from, from + size, made_small));
            continue;
        }
        sheaf.flush();
        if (may_go_on && begin > 0) return from;
        const std::size_t end = may_go_on ? end_of_run(text, from + size) : from + size;
        append_run(text.substr(from, end - from), hashes);
        if (may_go_on) return end;
    }
    sheaf.flush();
    return at + 64;
}

}  // namespace

std::uint64_t word_hash(std::string_view folded_word) {
    return hash_of(folded_word, 0, folded_word.size(), as_written);
}

void append_word_hashes(std::string_view text, std::vector<std::uint64_t>& hashes) {
    for (std::size_t at = 0; at < text.size();) at = append_runs_at(text, at, hashes);
}

}  // namespace tidings
