#include "charset/piecewise_decoder.h"

#include <unicode/ucnv.h>

#include <array>
#include <utility>

namespace tidings {

namespace {

struct CloseIcuConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using IcuConverter = std::unique_ptr<UConverter, CloseIcuConverter>;

IcuConverter opened(const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    return IcuConverter(ucnv_open(name, &status));
}

}  // namespace

struct PiecewiseDecoder::State {
    State(IcuConverter source, IcuConverter target) : from(std::move(source)), to(std::move(target)) {}

    IcuConverter from, to;
    std::array<char16_t, 8 * 1024> pivot{};
    char16_t* pivot_read = pivot.data();
    char16_t* pivot_write = pivot.data();
    bool at_begin = true;
};

PiecewiseDecoder::PiecewiseDecoder(const std::string& converter)
    : state_(std::make_unique<State>(opened(converter.c_str()), opened("utf-8"))) {}
PiecewiseDecoder::~PiecewiseDecoder() = default;
PiecewiseDecoder::PiecewiseDecoder(PiecewiseDecoder&&) noexcept = default;

std::string PiecewiseDecoder::decode(std::string_view piece, bool is_last) {
    State& s = *state_;
    std::string text;
    if (!s.from || !s.to) return text;
    text.reserve(piece.size() + piece.size() / 8);
    std::array<char, 16 * 1024> out;
    const char* source = piece.data();
    const char* const source_end = source + piece.size();
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        char* target = out.data();
        ucnv_convertEx(s.to.get(), s.from.get(), &target, out.data() + out.size(), &source, source_end,
                       s.pivot.data(), &s.pivot_read, &s.pivot_write, s.pivot.data() + s.pivot.size(), 0,
                       is_last, &status);
        text.append(out.data(), target);
    }
    constexpr std::string_view mark = "\uFEFF";
    if (s.at_begin && text.starts_with(mark)) text.erase(0, mark.size());
    s.at_begin = s.at_begin && text.empty();
    return text;
}

}  // namespace tidings
