#include "text/stems.h"

#include <libstemmer.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "text/utf8.h"

namespace tidings {

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

Stemmer::Stemmer(const std::string& language) : stemmer_(sb_stemmer_new(language.c_str(), nullptr)) {}

std::string Stemmer::stem(std::string_view word) const {
    if (!stemmer_) return std::string(word);
    const auto* symbols = reinterpret_cast<const sb_symbol*>(word.data());
    const sb_symbol* stem = sb_stemmer_stem(stemmer_.get(), symbols, static_cast<int>(word.size()));
    if (stem == nullptr) return std::string(word);  // out of memory in the library
    return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
}

std::string without_accents(std::string_view text) {
    if (find_non_ascii(text) == text.size()) return std::string(text);
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
    std::string decomposed;
    icu::StringByteSink<std::string> sink(&decomposed);
    nfd->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink,
                       nullptr, status);
    std::string bare;
    for (std::size_t i = 0; i < decomposed.size();) {
        const CodePoint c = code_point_at(decomposed, i);
        if (u_charType(static_cast<UChar32>(c.value)) != U_NON_SPACING_MARK) append_utf8(bare, c.value);
        i = c.next;
    }
    return bare;
}

}  // namespace tidings
