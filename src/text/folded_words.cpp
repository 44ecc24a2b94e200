#include "text/folded_words.h"

#include <algorithm>
#include <cstring>

#include "text/ascii.h"
#include "text/byte_scan.h"
#include "text/plain_text.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tidings {
namespace {

Bytes folded(const Bytes& ascii) {
    const Bytes in_words = std::bit_cast<Bytes>(are_ascii_letters_or_digits(ascii));
    return ((ascii | 0x20) & in_words) | (' ' & ~in_words);  // digits have that bit
}

bool is_of_a_word(char c) { return is_letter(c) || is_digit(c) || !is_ascii_byte(c); }

bool is_unusual(char32_t c) { return c >= 0x80 && fold_table().entry(c).part == FoldTable::Part::unknown; }

}  // namespace

FoldedWords::FoldedWords(std::string_view text) {
    make_room(text.size());
    for (std::size_t at = 0; at < text.size();) {
        make_room(text.size() - at);
        at = is_ascii_byte(text[at]) ? take_ascii(text, at) : take_character(text, at);
    }
    std::memset(folded_.data() + size_, ' ', room_behind);
}

void FoldedWords::grow(std::size_t least) {
    folded_.resize(std::max(least, folded_.size() + folded_.size() / 2));
}

// Up to the next character that is none.
std::size_t FoldedWords::take_ascii(std::string_view text, std::size_t at) {
    char* to = folded_.data() + size_;
    std::size_t end = at;
    for (std::size_t step = sizeof(Bytes); step == sizeof(Bytes) && end < text.size(); end += step) {
        const Bytes bytes = bytes_at(text, end);
        const Bytes written = folded(bytes);
        std::memcpy(to + (end - at), &written, sizeof written);
        step = std::min(first_in(are_not_ascii(bytes)), sizeof bytes);
    }
    end = std::min(end, text.size());
    size_ += end - at;
    last_ = 1;
    return end;
}

std::size_t FoldedWords::take_character(std::string_view text, std::size_t at) {
    const CodePoint c = code_point_at(text, at);
    const FoldTable::Entry& entry = table_.entry(c.value);
    if (entry.part == FoldTable::Part::unknown) return take_unusual(text, at);
    const std::size_t before = size_;
    if (entry.part == FoldTable::Part::word) {
        static_assert(sizeof entry.bytes <= room_behind);
        std::memcpy(folded_.data() + size_, entry.bytes.data(), entry.bytes.size());
        size_ += entry.size;
    } else if (entry.part == FoldTable::Part::separator) {
        folded_[size_++] = ' ';
    } else {
        add_words_of(entry.folded());
    }
    last_ = size_ - before;
    return c.next;
}

// Characters that may join with each other and with the one before them.
std::size_t FoldedWords::take_unusual(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    if (at > 0 && is_of_a_word(text[at - 1])) {
        do --begin;
        while (begin > 0 && is_continuation_byte(text[begin]));
        size_ -= last_;
    }
    std::size_t end = at;
    for (CodePoint c{}; end < text.size(); end = c.next) {
        c = code_point_at(text, end);
        if (!is_unusual(c.value)) break;
    }
    add_words_of(fold_case(text.substr(begin, end - begin)));
    return end;
}

void FoldedWords::add_words_of(std::string_view folded) {
    std::size_t end = 0;
    each_folded_word(folded, [&](std::string_view word) {
        if (word.data() != folded.data() + end) add(" ");
        add(word);
        end = static_cast<std::size_t>(word.data() - folded.data()) + word.size();
    });
    if (end < folded.size()) add(" ");
}

void FoldedWords::add(std::string_view bytes) {
    make_room(bytes.size());
    std::memcpy(folded_.data() + size_, bytes.data(), bytes.size());
    size_ += bytes.size();
}

}  // namespace tidings
