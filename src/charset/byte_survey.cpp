#include "charset/byte_survey.h"

#include <bit>
#include <cstddef>
#include <cstdint>

#include "text/byte_scan.h"

namespace tidings {

namespace {

constexpr std::uint64_t all = 0xFFFF;  // of sixteen bits

// Sixteen bytes, and of each the three that stand before it.
struct Window {
    Bytes bytes, before, second_before, third_before;
};

Window window_at(std::string_view bytes, std::size_t at) {
    return {bytes_at(bytes, at), bytes_before(bytes, at, 1), bytes_before(bytes, at, 2),
            bytes_before(bytes, at, 3)};
}

// The same where neither begin nor end is near: nothing to look after.
Window inner_window_at(std::string_view bytes, std::size_t at) {
    return {whole_bytes_at(bytes, at), whole_bytes_at(bytes, at - 1), whole_bytes_at(bytes, at - 2),
            whole_bytes_at(bytes, at - 3)};
}

// What was found in any of the bytes seen, in whichever of sixteen places. Each byte is judged with those
// before it, so a sequence is only known to be whole when a byte behind it has been seen.
class Findings {
  public:
    void see(const Window& window) {
        const auto& [bytes, before, second_before, third_before] = window;
        const ByteMask goes_on = std::bit_cast<ByteMask>(bytes) < -0x40;
        const ByteMask is_short = second_before < 0xE0;
        const ByteMask may_end = (before < 0xC0) & is_short & (third_before < 0xF0);
        any_ |= bytes;
        well_formed_ &= (may_end ^ goes_on) & ((bytes & 0xFE) != 0xC0);
        if (bits_of(is_short) != all) well_formed_ &= ~are_forbidden(second_before, before);
        // A letter from U+00C0 to U+00FF, that was a first byte of UTF-8, and another sign behind it.
        encoded_twice_ |= (second_before == 0xC3) & are_not_ascii(bytes) & (bytes != 0xC3);
        c1_controls_ |= (before == 0xC2) & (bytes < 0xA0);
    }

    ByteSurvey survey() const {
        return {.is_ascii = bits_of(are_not_ascii(any_)) == 0,
                .is_utf8 = bits_of(well_formed_) == all,
                .may_be_encoded_twice = bits_of(encoded_twice_) != 0,
                .may_have_c1_controls = bits_of(c1_controls_) != 0};
    }

  private:
    // A first byte and the second of a sequence that is too long for its code point, of a surrogate, or of
    // none (Unicode 15, table 3-7).
    static ByteMask are_forbidden(const Bytes& first, const Bytes& second) {
        return ((first == 0xE0) & (second < 0xA0)) | ((first == 0xED) & (second >= 0xA0)) |
               ((first == 0xF0) & (second < 0x90)) | ((first == 0xF4) & (second >= 0x90)) | (first >= 0xF5);
    }

    Bytes any_{};
    ByteMask well_formed_ = ~ByteMask{}, encoded_twice_{}, c1_controls_{};
};

}  // namespace

ByteSurvey survey_bytes(std::string_view bytes) {
    Findings findings;
    findings.see(window_at(bytes, 0));
    std::size_t at = sizeof(Bytes);
    for (; at + sizeof(Bytes) <= bytes.size(); at += sizeof(Bytes)) findings.see(inner_window_at(bytes, at));
    // One byte further than the last, for a sequence that the end cuts off.
    if (at <= bytes.size()) findings.see(window_at(bytes, at));
    return findings.survey();
}

}  // namespace tidings
