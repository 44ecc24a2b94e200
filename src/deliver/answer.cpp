#include "deliver/answer.h"

#include <algorithm>

namespace tidings::deliver {
namespace {

// "550 ": what the answer says to programs.
constexpr std::size_t code_length = 4;
constexpr std::string_view between_words = " \t\r\n<>()[]{},;:\"'";
constexpr std::string_view at_in_a_link = "%40";

bool has_address(std::string_view word) {
    return word.find('@') != std::string_view::npos || word.find(at_in_a_link) != std::string_view::npos;
}

}  // namespace

std::string without_addresses(std::string_view answer) {
    std::string kept(answer.substr(0, code_length));
    for (std::size_t at = code_length; at < answer.size();) {
        const std::size_t start = std::min(answer.find_first_not_of(between_words, at), answer.size());
        const std::size_t end = std::min(answer.find_first_of(between_words, start), answer.size());
        const std::string_view word = answer.substr(start, end - start);
        kept += answer.substr(at, start - at);
        if (!has_address(word))
            kept += word;
        else
            kept += kept.ends_with('<') ? "address" : "<address>";
        at = end;
    }
    return kept;
}

}  // namespace tidings::deliver
