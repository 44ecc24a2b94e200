#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/fold_table.h"

namespace tidings {

// The words of a text, tokenized and folded as by words(), separated by one or more spaces. Takes one pass
// over the text, with fast paths for ASCII and for the scripts of FoldTable.
class FoldedWords {
  public:
    explicit FoldedWords(std::string_view text);

    // The buffer has `room_behind` readable spaces after the end of this view.
    std::string_view text() const { return {folded_.data(), size_}; }

    static constexpr std::size_t room_behind = 128;

  private:
    // Grows the buffer so that `bytes` more and the readable spaces after them fit.
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
