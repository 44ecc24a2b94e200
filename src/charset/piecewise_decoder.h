#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace tidings {

// Decodes a text that comes in pieces, cut anywhere.
class PiecewiseDecoder {
  public:
    // `converter` is one that ICU knows (Charset::converter). A byte order mark is left out.
    explicit PiecewiseDecoder(const std::string& converter);
    ~PiecewiseDecoder();
    PiecewiseDecoder(PiecewiseDecoder&&) noexcept;

    // The next piece as UTF-8, U+FFFD where bytes mean nothing; `is_last` gives out what was held back.
    std::string decode(std::string_view piece, bool is_last);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tidings
