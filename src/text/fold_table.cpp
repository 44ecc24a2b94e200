#include "text/fold_table.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <string>

#include "text/utf8.h"
#include "text/words.h"

namespace tidings {
namespace {

FoldTable::Part part_of(std::string_view folded) {
    const std::size_t end = end_of_word_in_folded(folded, 0);
    if (end == folded.size()) return FoldTable::Part::word;
    const bool no_word = start_of_word_in_folded(folded, 0) == folded.size();
    return no_word ? FoldTable::Part::separator : FoldTable::Part::mixed;
}

}  // namespace

void FoldTable::fill(char32_t c, Entry& entry) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2& form = *icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (!form.hasBoundaryBefore(static_cast<UChar32>(c))) return;
    std::string character, folded;
    append_utf8(character, c);
    icu::StringByteSink<std::string> sink(&folded);
    form.normalizeUTF8(0, character, sink, nullptr, status);
    if (U_FAILURE(status) || folded.size() > entry.bytes.size()) return;
    std::ranges::copy(folded, entry.bytes.begin());
    entry.size = static_cast<std::uint8_t>(folded.size());
    entry.part = part_of(folded);
}

FoldTable::FoldTable() {
    for (std::size_t i = 0; i < letters; ++i) fill(first_letter + static_cast<char32_t>(i), entries_[i]);
    for (std::size_t i = 0; i < signs; ++i)
        fill(first_sign + static_cast<char32_t>(i), entries_[letters + i]);
}

const FoldTable& fold_table() {
    static const FoldTable table;
    return table;
}

}  // namespace tidings
