#include "dates/tokens.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/plain_text.h"
#include "text/utf8.h"

namespace tidings {

namespace {

std::string normalised(const icu::Normalizer2* form, std::string_view text) {
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    UErrorCode status = U_ZERO_ERROR;
    form->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink,
                        nullptr, status);
    return out;
}

bool is_letter_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    return is_ascii_byte(text[at]) ? is_letter(text[at])
                                   : u_isalpha(static_cast<UChar32>(code_point_at(text, at).value)) != 0;
}

// Signs that East Asian dates set directly behind a number and before anything.
bool is_unit_sign(char32_t c) {
    constexpr std::u32string_view signs = U"年月日時时分秒点點号號년월일시분초";
    return signs.find(c) != std::u32string_view::npos;
}

std::size_t end_of_number(std::string_view text, std::size_t at) {
    while (at < text.size() && is_digit(text[at])) ++at;
    return at;
}

// A dot belongs to the word only between single letters: "a.m.", "π.μ."
std::size_t end_of_word(std::string_view text, std::size_t at) {
    std::size_t letters = 0;
    while (at < text.size()) {
        if (is_letter_at(text, at)) {
            at = code_point_at(text, at).next;
            ++letters;
        } else if (text[at] == '.' && letters == 1 && is_letter_at(text, at + 1)) {
            ++at;
            letters = 0;
        } else {
            break;
        }
    }
    return at;
}

DateToken token_at(std::string_view text, std::size_t at, bool after_number) {
    const CodePoint first = code_point_at(text, at);
    DateToken token;
    std::size_t end = first.next;
    if (is_digit(text[at])) {
        token.kind = DateToken::Kind::number;
        end = end_of_number(text, at);
    } else if (after_number && is_unit_sign(first.value)) {
        token.kind = DateToken::Kind::word;
    } else if (is_letter_at(text, at)) {
        token.kind = DateToken::Kind::word;
        end = end_of_word(text, at);
    }
    token.text = text.substr(at, end - at);
    return token;
}

}  // namespace

std::string fold_date(std::string_view text) {
    if (find_non_ascii(text) == text.size()) return lower_ascii(text);
    UErrorCode status = U_ZERO_ERROR;
    const std::string decomposed = normalised(icu::Normalizer2::getNFDInstance(status), fold_case(text));
    std::string bare;
    for (std::size_t i = 0; i < decomposed.size();) {
        const CodePoint c = code_point_at(decomposed, i);
        const auto code = static_cast<UChar32>(c.value);
        const std::int32_t digit = u_charDigitValue(code);
        constexpr char32_t arabic_comma = U'\u060C';
        if (c.value == arabic_comma) {
            bare.push_back(',');
        } else if (digit >= 0) {
            bare.push_back(static_cast<char>('0' + digit));
        } else if (u_isUWhiteSpace(code) != 0) {
            bare.push_back(' ');
        } else if (u_charType(code) != U_NON_SPACING_MARK) {
            append_utf8(bare, c.value);
        }
        i = c.next;
    }
    return normalised(icu::Normalizer2::getNFCInstance(status), bare);
}

std::vector<DateToken> date_tokens(std::string_view folded) {
    constexpr std::size_t longest_number = 17;
    std::vector<DateToken> tokens;
    bool after_space = false;
    for (std::size_t i = 0; i < folded.size();) {
        if (static_cast<unsigned char>(folded[i]) <= ' ') {
            after_space = true;
            ++i;
            continue;
        }
        const bool after_number = !tokens.empty() && tokens.back().kind == DateToken::Kind::number;
        DateToken token = token_at(folded, i, after_number);
        i += token.text.size();
        if (token.kind == DateToken::Kind::number) {
            if (token.text.size() > longest_number) return {};
            token.value = std::stoll(token.text);
        }
        if (token.kind == DateToken::Kind::word) std::erase(token.text, '.');
        token.after_space = after_space;
        after_space = false;
        tokens.push_back(std::move(token));
    }
    return tokens;
}

}  // namespace tidings
