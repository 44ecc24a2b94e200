#include "charset/encoding_survey.h"

#include <algorithm>

#include "charset/charset.h"
#include "charset/convert.h"
#include "charset/label.h"
#include "charset/repair.h"
#include "text/utf8.h"

namespace tidings {

void EncodingSurvey::keep_lines(std::string_view block) {
    constexpr std::size_t most_kept = 256 * 1024;
    for (std::size_t at = find_non_ascii(block); at < block.size() && lines_.size() < most_kept;
         at = find_non_ascii(block, at)) {
        const std::size_t before = block.find_last_of("\r\n", at);
        const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
        at = std::min(block.find_first_of("\r\n", at), block.size());
        (lines_ += block.substr(begin, at - begin)) += '\n';
    }
}

void EncodingSurvey::look_at(std::string_view block) {
    if (at_begin_) evident_ = self_evident_charset(block);
    at_begin_ = false;
    if (!evident_.empty() && evident_ != "utf-8") return;
    const Utf8Census census = count_utf8(block);
    sequences_ += census.sequences;
    broken_ += census.broken;
    keep_lines(block);
}

FoundEncoding EncodingSurvey::found() const {
    using Ground = FoundEncoding::Ground;
    if (!evident_.empty() && evident_ != "utf-8") return {Ground::self_evident, {evident_, evident_}};
    if (broken_ == 0) return {Ground::self_evident, {"utf-8", "utf-8"}};
    if (sequences_ > broken_) return {Ground::mostly_utf8, {"utf-8", "utf-8"}, broken_};
    LetterVerdict verdict = judge_letters(lines_);
    if (!verdict.charset.empty()) return {Ground::letters, std::move(verdict)};
    const Charset guess = charset_named(sniff_charset(lines_));
    return {Ground::guess, {guess.name, guess.converter}};
}

}  // namespace tidings
