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

    // What of a folded character belongs to a word: all of it, nothing, or some of it.
    enum class Part : std::uint8_t { unknown, word, separator, mixed };

    struct Entry {
        std::array<char, 12> bytes{};
        std::uint8_t size = 0;
        Part part = Part::unknown;

        std::string_view folded() const { return {bytes.data(), size}; }
    };

    // What `c` folds to; Part::unknown if that is not in the table.
    const Entry& entry(char32_t c) const {
        if (c < first_letter || c >= last_sign) return unknown_;
        if (c >= last_letter && c < first_sign) return unknown_;
        return entries_[c < last_letter ? c - first_letter : c - first_sign + letters];
    }

  private:
    static constexpr char32_t first_letter = 0x80, last_letter = 0x530;  // Latin, Greek, Cyrillic
    static constexpr char32_t first_sign = 0x2000, last_sign = 0x2070;   // general punctuation
    static constexpr std::size_t letters = last_letter - first_letter;
    static constexpr std::size_t signs = last_sign - first_sign;

    static void fill(char32_t c, Entry& entry);

    std::array<Entry, letters + signs> entries_{};
    Entry unknown_{};
};

// The one table, made when it is first asked for: that takes half a millisecond.
const FoldTable& fold_table();

}  // namespace tidings
