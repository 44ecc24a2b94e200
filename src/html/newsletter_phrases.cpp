#include "html/newsletter_phrases.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <cstring>
#include <unordered_set>

#include "html/newsletter_words.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tidings {
namespace {

constexpr std::size_t most_words = 16;  // of a phrase

std::string without_web_addresses(std::string_view line) {
    std::string kept;
    while (!line.empty()) {
        const std::size_t end = std::min(line.find_first_of(" \n\t()<>"), line.size());
        const std::string_view word = line.substr(0, end);
        const bool is_address = word.find("://") != std::string_view::npos || word.starts_with("www.");
        if (!is_address) kept += word;
        kept += ' ';
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return kept;
}

template <class Take>
void each_phrase(std::string_view phrases, const Take& take) {
    while (!phrases.empty()) {
        const std::size_t end = std::min(phrases.find('|'), phrases.size());
        take(phrases.substr(0, end));
        phrases.remove_prefix(std::min(end + 1, phrases.size()));
    }
}

class Phrases {
  public:
    explicit Phrases(std::string_view phrases) {
        each_phrase(phrases, [&](std::string_view phrase) { known_.insert(mail_words(phrase)); });
    }

    bool contains(std::string_view words) const { return known_.contains(std::string(words)); }

    // Bytes of the longest phrase that `words` begins with; 0 if it begins with none.
    std::size_t size_at_start(std::string_view words) const {
        std::size_t longest = 0;
        std::size_t end = 0;
        for (std::size_t count = 0; count < most_words && end < words.size(); ++count) {
            end = std::min(words.find(' ', end + 1), words.size());
            if (contains(words.substr(0, end))) longest = end;
        }
        return longest;
    }

  private:
    std::unordered_set<std::string> known_;
};

const Phrases& ways_out() {
    static const Phrases phrases(newsletter_words::ways_out);
    return phrases;
}

const Phrases& ways_to_browser() {
    static const Phrases phrases(newsletter_words::ways_to_browser);
    return phrases;
}

const Phrases& joints() {
    static const Phrases phrases(newsletter_words::joints);
    return phrases;
}

const Phrases& here() {
    static const Phrases phrases(newsletter_words::here);
    return phrases;
}

// Whether it is made of phrases alone, and of what joins them.
bool consists_of(const Phrases& phrases, std::string_view words) {
    bool found = false;
    while (!words.empty()) {
        std::size_t size = phrases.size_at_start(words);
        found = found || size > 0;
        if (size == 0) size = here().size_at_start(words);
        if (size == 0) size = joints().size_at_start(words);
        if (size == 0) return false;
        words.remove_prefix(std::min(size + 1, words.size()));
    }
    return found;
}

// In lower case, as far as that takes no table: of Latin and Greek.
constexpr char32_t lower_letter(char32_t c) {
    const bool is_capital = (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE) || (c >= 0x391 && c <= 0x3A9);
    return is_capital ? c + 0x20 : c;
}

constexpr bool is_part_of_word(char32_t c) {
    return c >= 0x80 ? c != 0x2019 : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

std::string with_typographic_apostrophes(std::string_view phrase) {
    std::string text(phrase);
    for (std::size_t at = text.find('\''); at != std::string::npos; at = text.find('\'', at))
        text.replace(at, 1, "’");
    return text;
}

// A filter for the first letters of texts: it passes each phrase, and few other texts.
class Beginnings {
  public:
    static constexpr int most_letters = 7;  // of a text that are looked at

    void add(const std::string& phrase) {
        heads_.set(head_of(phrase));
        letters_.set(place_of(phrase));
        const CodePoint first = code_point_at(phrase, 0);
        if (first.value < 0x80) return;
        std::string capital;
        append_utf8(capital, first.value - 0x20);  // as lower_letter has it
        heads_.set(head_of(capital + phrase.substr(first.next)));
    }

    bool may_hold(std::string_view text) const {
        return text.size() >= head_size && heads_.test(head_of(text)) && letters_.test(place_of(text));
    }

  private:
    static constexpr std::size_t head_size = 4;  // bytes
    static constexpr std::size_t places = 65536;

    // Of the first bytes, without the bit in which small and capital letters differ.
    static std::size_t head_of(std::string_view text) {
        std::uint32_t head = 0;
        std::memcpy(&head, text.data(), head_size);
        return ((head | 0x20202020U) * 0x9E3779B1U) >> 16;
    }

    static std::size_t place_of(std::string_view text) {
        std::uint32_t hash = 0;
        int letters = 0;
        for (std::size_t at = 0; letters < most_letters && at < text.size();) {
            const CodePoint point = code_point_at(text, at);
            const char32_t letter = lower_letter(point.value);
            at = point.next;
            if (!is_part_of_word(letter)) continue;
            hash = (hash ^ static_cast<std::uint32_t>(letter)) * 0x9E3779B1U;
            ++letters;
        }
        return hash >> 16;
    }

    std::bitset<places> heads_, letters_;
};

constexpr std::array beginning_phrases{newsletter_words::ways_out, newsletter_words::ways_to_browser,
                                       newsletter_words::footers, newsletter_words::openings};

const Beginnings& beginnings() {
    static const Beginnings all = [] {
        Beginnings found;
        for (const std::string_view phrases : beginning_phrases)
            each_phrase(phrases, [&](std::string_view phrase) {
                found.add(std::string(phrase));
                if (phrase.find('\'') != std::string_view::npos)
                    found.add(with_typographic_apostrophes(phrase));
            });
        return found;
    }();
    return all;
}

// The next letter or digit from `at` on, moved behind it; 0 at the end.
char32_t next_letter(std::string_view text, std::size_t& at) {
    while (at < text.size()) {
        const CodePoint point = code_point_at(text, at);
        at = point.next;
        const char32_t letter = lower_letter(point.value);
        if (is_part_of_word(letter)) return letter;
    }
    return 0;
}

// Whether their letters are the same up to the phrase's end, or up to one behind the letters of `Beginnings`
// that is not ASCII: folding may change it.
bool begins_alike(std::string_view text, std::string_view phrase) {
    std::size_t at = 0;
    std::size_t of_phrase = 0;
    for (int letters = 0;; ++letters) {
        const char32_t wanted = next_letter(phrase, of_phrase);
        if (wanted == 0) return true;
        const char32_t letter = next_letter(text, at);
        if (letters >= Beginnings::most_letters && (wanted >= 0x80 || letter >= 0x80)) return true;
        if (letter != wanted) return false;
    }
}

// Compares with the phrases as they are written, since to fold them all costs more than to read a small feed.
// An address before the first tag is left to the folded comparison, which cuts it.
bool begins_like_a_phrase(std::string_view text) {
    const std::string_view words = text.substr(0, text.find('<'));
    if (words.find("://") != std::string_view::npos || words.find("www.") != std::string_view::npos)
        return true;
    bool found = false;
    for (const std::string_view phrases : beginning_phrases)
        each_phrase(phrases, [&](std::string_view phrase) { found = found || begins_alike(text, phrase); });
    return found;
}

}  // namespace

std::string mail_words(std::string_view line) {
    std::string words = joined_words(without_web_addresses(line));
    for (std::size_t at = words.find("e mail"); at != std::string::npos; at = words.find("e mail", at + 1))
        if (at == 0 || words[at - 1] == ' ') words.erase(at + 1, 1);
    return words;
}

bool is_way_out(std::string_view words) { return consists_of(ways_out(), words); }

bool is_way_to_browser(std::string_view words) { return consists_of(ways_to_browser(), words); }

bool is_here(std::string_view words) { return here().contains(words); }

bool begins_footer(std::string_view words) {
    static const Phrases phrases(newsletter_words::footers);
    return phrases.size_at_start(words) > 0;
}

bool begins_way_out(std::string_view words) {
    static const Phrases phrases(newsletter_words::openings);
    return phrases.size_at_start(words) > 0 || ways_out().size_at_start(words) > 0;
}

bool may_begin_newsletter_phrase(std::string_view text) {
    constexpr std::size_t head = 200;  // bytes that hold the longest phrase
    if (!beginnings().may_hold(text)) return false;
    if (!begins_like_a_phrase(text.substr(0, head))) return false;
    const std::string words = mail_words(text.substr(0, head));
    return ways_out().size_at_start(words) > 0 || ways_to_browser().size_at_start(words) > 0 ||
           begins_footer(words) || begins_way_out(words);
}

}  // namespace tidings
