// The first line is a Content-Type, the rest a document; its text then goes through all that normalises text
// fields.
#include <algorithm>

#include "charset/charset.h"
#include "must.h"
#include "text/language.h"
#include "text/plain_text.h"
#include "text/utf8.h"
#include "text/words.h"

using namespace tidings;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = as_text(data, size);
    const std::size_t line = std::min(input.find('\n'), input.size());
    const std::string_view bytes = input.substr(std::min(line + 1, input.size()));
    const Decoded decoded = to_utf8(bytes, input.substr(0, line));
    must(is_utf8(decoded.text()), "what was decoded is UTF-8");
    must(!decoded.charset.empty(), "the charset has a name");

    for (const std::string_view raw : {decoded.text(), bytes}) {
        const std::string title = clean_line(raw, 80);
        must(is_utf8(title), "a clean line is UTF-8");
        must(clean_line(title, 80) == title, "cleaning a line is a fixed point");
        must(count_characters(title) <= 80, "a clean line keeps its limit");
        must(clean_text(clean_text(raw)) == clean_text(raw), "cleaning a text is a fixed point");
        must(count_characters(shorten(title, 20)) <= 20, "a shortened text keeps its measure");
        must(!slugify(raw).empty() && slugify(raw).size() <= 80, "a slug is neither empty nor long");
        must(is_utf8(joined_words(title)), "words are UTF-8");
    }
    language_of("", decoded.text(), "en", Stated::of_channel);
    return 0;
}
