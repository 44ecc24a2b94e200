#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace tidings {

// The folded forms (NFKC and case folding) of the letters and signs that European texts are made of, so that
// such texts need no normaliser. Only characters that neither join with one before nor with one behind them.
class FoldTable {
  public:
    FoldTable();

    // What `c` folds to; a null data() if that is not in the table.
    std::string_view folded(char32_t c) const {
        if (c < first_letter || c >= last_sign) return {};
        if (c >= last_letter && c < first_sign) return {};
        const Entry& entry = entries_[c < last_letter ? c - first_letter : c - first_sign + letters];
        return entry.known ? std::string_view(entry.bytes.data(), entry.size) : std::string_view();
    }

  private:
    static constexpr char32_t first_letter = 0x80, last_letter = 0x530;  // Latin, Greek, Cyrillic
    static constexpr char32_t first_sign = 0x2000, last_sign = 0x2070;   // general punctuation
    static constexpr std::size_t letters = last_letter - first_letter;
    static constexpr std::size_t signs = last_sign - first_sign;

    struct Entry {
        std::array<char, 12> bytes{};
        std::uint8_t size = 0;
        bool known = false;
    };

    void fill(char32_t c, Entry& entry) const;

    std::array<Entry, letters + signs> entries_{};
};

}  // namespace tidings
