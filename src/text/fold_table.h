#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace tidings {

// A lookup table of the folded forms (NFKC and case folding) of Latin, Greek and Cyrillic letters and general
// punctuation, so that such texts do not need ICU's normaliser. Holds only characters that do not compose
// with a neighbour.
class FoldTable {
  public:
    FoldTable();

    // How much of a folded character belongs to a word: all of it, none, or a part.
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

// The table, built at the first call (about 0.5 ms) and kept for the life of the process. Thread-safe.
const FoldTable& fold_table();

}  // namespace tidings
