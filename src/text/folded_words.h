#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/fold_table.h"

namespace tidings {

// The words of a text as words() cuts and folds them, with one or more spaces for all that stands between
// them: one walk over the text, quick where it is ASCII or written in European scripts.
class FoldedWords {
  public:
    explicit FoldedWords(std::string_view text);

    // Behind it `room_behind` spaces can be read.
    std::string_view text() const { return {folded_.data(), size_}; }

    static constexpr std::size_t room_behind = 128;

  private:
    // And for what is written beyond the end.
    void make_room(std::size_t bytes) {
        if (folded_.size() < size_ + bytes + room_behind) grow(size_ + bytes + room_behind);
    }
    void grow(std::size_t least);
    std::size_t take_ascii(std::string_view text, std::size_t at);
    std::size_t take_character(std::string_view text, std::size_t at);
    std::size_t take_unusual(std::string_view text, std::size_t at);
    void add_words_of(std::string_view folded);
    void add(std::string_view bytes);

    const FoldTable& table_ = fold_table();
    std::string folded_;
    std::size_t size_ = 0;
    std::size_t last_ = 0;  // bytes of the folded character that was taken last
};

}  // namespace tidings
