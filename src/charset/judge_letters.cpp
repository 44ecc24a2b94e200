#include "charset/judge_letters.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "charset/alphabets.h"
#include "charset/convert.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace tidings {
namespace {

using Letters = std::u32string;

constexpr std::size_t most_words = 4000;  // that are looked at: a list's language shows in fewer

Letters code_points(std::string_view text) {
    Letters all;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        all += point.value;
        at = point.next;
    }
    return all;
}

UChar32 unicode(char32_t letter) { return static_cast<UChar32>(letter); }

// Runs of ASCII letters and bytes beyond ASCII, those of the latter among them.
std::vector<std::string_view> foreign_words(std::string_view bytes) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < bytes.size() && words.size() < most_words;) {
        const std::size_t begin = at;
        bool is_foreign = false;
        for (; at < bytes.size() && (!is_ascii_byte(bytes[at]) || is_letter(bytes[at])); ++at)
            is_foreign |= !is_ascii_byte(bytes[at]);
        if (is_foreign) words.push_back(bytes.substr(begin, at - begin));
        if (at == begin) ++at;
    }
    return words;
}

// Signs that stand between words or around them: blanks, dashes, quotes, an ellipsis, a euro.
bool may_stand_by_a_word(char32_t sign) {
    constexpr std::u32string_view signs =
        U"\u00A0\u2013\u2014\u2018\u2019\u201A\u201C\u201D\u201E\u2026\u20AC«»´·";
    return signs.find(sign) != std::u32string_view::npos;
}

// Capitals only in front, or throughout.
bool is_regular_case(const Letters& word) {
    const auto is_upper = [](char32_t letter) { return u_isupper(unicode(letter)) != 0; };
    const auto is_lower = [](char32_t letter) { return u_islower(unicode(letter)) != 0; };
    return std::none_of(word.begin() + 1, word.end(), is_upper) || std::ranges::none_of(word, is_lower);
}

bool is_of_script(const Letters& word, Script script) {
    const UScriptCode code = script == Script::latin   ? USCRIPT_LATIN
                             : script == Script::greek ? USCRIPT_GREEK
                                                       : USCRIPT_CYRILLIC;
    const bool is_one = std::ranges::all_of(word, [&](char32_t letter) {
        UErrorCode status = U_ZERO_ERROR;
        return uscript_getScript(unicode(letter), &status) == code;
    });
    const bool has_ascii = std::ranges::any_of(word, [](char32_t letter) { return letter < 0x80; });
    return is_one && (script != Script::latin || has_ascii || word.size() < 3);
}

// A word of Latin letters is one of a language if its alphabet has all of those beyond ASCII; one of another
// script if most of its letters are frequent ones.
bool fits(const Letters& word, Script script, const Letters& alphabet) {
    const auto known = static_cast<std::size_t>(std::ranges::count_if(word, [&](char32_t letter) {
        return (letter < 0x80) ||
               alphabet.find(static_cast<char32_t>(u_tolower(unicode(letter)))) != Letters::npos;
    }));
    return script == Script::latin ? known == word.size() : 3 * known >= 2 * word.size();
}

bool is_vowel(char32_t letter) {
    constexpr std::u32string_view vowels = U"aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœăąęěőůűıāēīūėįų";
    return vowels.find(static_cast<char32_t>(u_tolower(unicode(letter)))) != std::u32string_view::npos;
}

// A consonant beyond ASCII between two others, as in "Mźller": rare in any language.
bool is_harsh(const Letters& word) {
    for (std::size_t i = 1; i + 1 < word.size(); ++i)
        if (word[i] >= 0x80 && !is_vowel(word[i - 1]) && !is_vowel(word[i]) && !is_vowel(word[i + 1]))
            return true;
    return false;
}

// How well an encoding explains words.
struct Score {
    std::size_t explained = 0;    // words that some language of it has
    std::size_t by_language = 0;  // words that the best of these languages has
    std::size_t broken = 0;       // words with what stands in none
    std::size_t harsh = 0;        // see is_harsh

    // A list is mostly in one language, but a few names of another do not make it another encoding.
    auto rank() const {
        return std::pair(static_cast<std::ptrdiff_t>(explained) - static_cast<std::ptrdiff_t>(broken),
                         static_cast<std::ptrdiff_t>(by_language));
    }
};

// The words that a run of bytes holds in an encoding, parted at the signs that may stand there; none if there
// is anything else.
std::optional<std::vector<Letters>> parted(const Letters& run) {
    std::vector<Letters> words(1);
    for (const char32_t sign : run) {
        if (may_stand_by_a_word(sign))
            words.emplace_back();
        else if (u_isalpha(unicode(sign)) != 0)
            words.back() += sign;
        else
            return std::nullopt;
    }
    std::erase_if(words, [](const Letters& word) {
        return std::ranges::all_of(word, [](char32_t letter) { return letter < 0x80; });
    });
    return words;
}

class Judge {
  public:
    explicit Judge(const ListCharset& charset) : charset_(charset), by_language_(charset.alphabets.size()) {
        for (const Alphabet& alphabet : charset.alphabets)
            alphabets_.push_back(code_points(alphabet.letters));
    }

    void look_at_run(const Letters& run) {
        const auto words = parted(run);
        if (!words) {
            ++score_.broken;
            return;
        }
        for (const Letters& word : *words) look_at(word);
    }

    Score score() const {
        Score score = score_;
        score.by_language = std::ranges::max(by_language_);
        return score;
    }

  private:
    void look_at(const Letters& word) {
        if (!is_regular_case(word) || !is_of_script(word, charset_.script)) return;
        bool is_explained = false;
        for (std::size_t i = 0; i < alphabets_.size(); ++i) {
            if (!fits(word, charset_.script, alphabets_[i])) continue;
            ++by_language_[i];
            is_explained = true;
        }
        if (is_explained) ++score_.explained;
        if (charset_.script == Script::latin && is_harsh(word)) ++score_.harsh;
    }

    const ListCharset& charset_;
    std::vector<Letters> alphabets_;
    std::vector<std::size_t> by_language_;
    Score score_;
};

// `words` have one line each.
Score score_of(const ListCharset& charset, const std::string& words) {
    const Letters text = code_points(convert_to_utf8(words, std::string(charset.converter)).text);
    Judge judge(charset);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find(U'\n', at);
        judge.look_at_run(text.substr(at, end - at));
        at = end + 1;
    }
    return judge.score();
}

// Names the rival that reads one of the words otherwise.
void name_rival(LetterVerdict& verdict, const ListCharset& rival,
                const std::vector<std::string_view>& words) {
    for (const std::string_view word : words) {
        std::string read = convert_to_utf8(word, verdict.converter).text;
        std::string otherwise = convert_to_utf8(word, std::string(rival.converter)).text;
        if (read == otherwise) continue;
        verdict.rival = rival.name;
        verdict.word = std::move(read);
        verdict.word_of_rival = std::move(otherwise);
        return;
    }
}

}  // namespace

LetterVerdict judge_letters(std::string_view bytes) {
    const std::vector<std::string_view> words = foreign_words(bytes);
    std::string lines;
    for (const std::string_view word : words) (lines += word) += '\n';
    std::vector<Score> scores;
    for (const ListCharset& charset : list_charsets()) scores.push_back(score_of(charset, lines));
    const auto best = std::ranges::max_element(scores, {}, [](const Score& score) {
        return std::pair(score.rank(), -static_cast<std::ptrdiff_t>(score.harsh));
    });
    if (words.empty() || 2 * best->explained < words.size()) return {};
    const auto index = static_cast<std::size_t>(best - scores.begin());
    LetterVerdict verdict{.charset = std::string(list_charsets()[index].name),
                          .converter = std::string(list_charsets()[index].converter)};
    for (std::size_t i = 0; i < scores.size() && verdict.rival.empty(); ++i)
        if (i != index && scores[i].rank() == best->rank()) name_rival(verdict, list_charsets()[i], words);
    return verdict;
}

}  // namespace tidings
