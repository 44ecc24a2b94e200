#include "dedupe/word_list.h"

#include <algorithm>

#include "html/stock_footers.h"
#include "html/to_text.h"
#include "text/hash.h"
#include "text/word_hash.h"

namespace tidings {
namespace {

constexpr std::size_t words_of_a_shingle = 3;

}  // namespace

std::span<const std::uint64_t> WordList::block(std::size_t number) const {
    const std::size_t begin = number == 0 ? 0 : block_ends[number - 1];
    return std::span(hashes).subspan(begin, block_ends[number] - begin);
}

WordList read_words(std::string_view text) {
    constexpr std::size_t usual_bytes_of_a_word = 6;
    WordList words;
    words.hashes.reserve(text.size() / usual_bytes_of_a_word);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (end > 0) {
            append_word_hashes(text.substr(0, end), words.hashes);
            words.block_ends.push_back(words.hashes.size());
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

TextReading read_text(const Item& item) {
    TextReading reading;
    reading.text = without_stock_footers(item.content.empty() ? item.summary : html_to_text(item.content));
    reading.words = read_words(reading.text);
    return reading;
}

std::uint64_t hash_of(std::span<const std::uint64_t> words) {
    return hash64({reinterpret_cast<const char*>(words.data()), words.size_bytes()});
}

std::vector<std::uint64_t> shingles_of(std::span<const std::uint64_t> words) {
    std::vector<std::uint64_t> shingles;
    if (!words.empty() && words.size() < words_of_a_shingle) shingles.push_back(hash_of(words));
    shingles.reserve(words.size());
    for (std::size_t i = 0; i + words_of_a_shingle <= words.size(); ++i)
        shingles.push_back(hash_of(words.subspan(i, words_of_a_shingle)));
    return shingles;
}

void sort_once(std::vector<std::uint64_t>& hashes) {
    std::ranges::sort(hashes);
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
}

}  // namespace tidings
