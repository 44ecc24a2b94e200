#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tidings {

// A Bloom filter for the first three bytes of the words of a list, made at compile time: of most texts it
// tells, by one look-up, that none of the words begins there. Each word has at least three bytes.
class FirstBytes {
  public:
    static constexpr std::size_t size = 3;

    constexpr void add(std::string_view word) {
        const std::size_t place = place_of(word);
        bits_[place / 64] |= std::uint64_t{1} << place % 64;
    }

    // False where no word of the list begins the text; true where one may.
    constexpr bool may_begin(std::string_view text) const {
        if (text.size() < size) return false;
        const std::size_t place = place_of(text);
        return (bits_[place / 64] >> place % 64 & 1U) != 0;
    }

  private:
    static constexpr std::size_t place_of(std::string_view text) {
        std::uint32_t bytes = 0;
        for (std::size_t i = 0; i < size; ++i) bytes = bytes << 8U | static_cast<unsigned char>(text[i]);
        return bytes * 0x9E3779B1U >> 20U;
    }

    std::array<std::uint64_t, 64> bits_{};  // 4,096 places
};

}  // namespace tidings
