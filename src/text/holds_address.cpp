#include "text/holds_address.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "text/ascii.h"
#include "text/plain_text.h"

namespace tidings {
namespace {

constexpr std::size_t shortest_top_level = 2;
constexpr std::size_t numbers_of_ipv4 = 4;

// What people write before a name with a full stop and at times without a space.
constexpr std::array<std::string_view, 24> titles{"dr",   "prof", "st",   "mr",  "mrs", "ms",  "mx",  "ing",
                                                  "dipl", "mag",  "phil", "med", "rer", "nat", "ass", "ra",
                                                  "sr",   "sra",  "dott", "avv", "me",  "fr",  "drs", "jr"};

// Top-level domains that no name is known to be.
constexpr std::array<std::string_view, 16> top_levels{"com",  "net",  "org",   "info", "biz",  "io",
                                                      "co",   "app",  "xyz",   "shop", "site", "online",
                                                      "link", "club", "click", "edu"};

bool is_part_of_a_label(char c) {
    return is_letter(c) || is_digit(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// Compatibility forms (full-width letters, "．") are ASCII after folding; the ideographic full stops, which
// browsers read as dots in a host (UTS 46), are not.
std::string comparable(std::string_view name) {
    std::string text = fold_case(name);
    constexpr std::string_view ideographic_stop = "\xe3\x80\x82";
    for (std::size_t at = 0; (at = text.find(ideographic_stop, at)) != std::string::npos;)
        text.replace(at, ideographic_stop.size(), ".");
    return text;
}

// "a.b.c" where it stands in the text, without empty labels.
struct DottedWord {
    std::vector<std::string_view> labels;
    bool has_path = false;  // followed by "/"
};

std::vector<DottedWord> dotted_words(std::string_view text) {
    std::vector<DottedWord> words;
    for (std::size_t at = 0; at < text.size();) {
        DottedWord word;
        while (at < text.size() && is_part_of_a_label(text[at])) {
            const std::size_t start = at;
            while (at < text.size() && is_part_of_a_label(text[at])) ++at;
            word.labels.push_back(text.substr(start, at - start));
            if (at >= text.size() || text[at] != '.') break;
            ++at;
        }
        word.has_path = at < text.size() && text[at] == '/';
        if (word.labels.empty())
            ++at;
        else
            words.push_back(std::move(word));
    }
    return words;
}

bool is_number(std::string_view label) { return std::ranges::all_of(label, is_digit); }

bool is_initial_or_title(std::string_view label) {
    return count_characters(label) == 1 || std::ranges::find(titles, label) != titles.end();
}

bool is_host(const DottedWord& word) {
    if (word.labels.size() < 2) return false;
    if (std::ranges::all_of(word.labels, is_number)) return word.labels.size() == numbers_of_ipv4;
    const std::string_view top = word.labels.back();
    if (is_number(top) || count_characters(top) < shortest_top_level) return false;
    if (word.has_path || std::ranges::find(top_levels, top) != top_levels.end()) return true;
    const auto before = std::span(word.labels).first(word.labels.size() - 1);
    return !std::ranges::all_of(before, is_initial_or_title);
}

}  // namespace

bool holds_address(std::string_view name) {
    const std::string text = comparable(name);
    if (text.find("://") != std::string::npos || text.find('@') != std::string::npos) return true;
    return std::ranges::any_of(dotted_words(text), is_host);
}

}  // namespace tidings
