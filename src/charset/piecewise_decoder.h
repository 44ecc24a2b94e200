#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace tidings {

// An incremental decoder: pieces may end inside a character.
class PiecewiseDecoder {
  public:
    // `converter` is one that ICU knows (Charset::converter). A byte order mark is left out.
    explicit PiecewiseDecoder(const std::string& converter);
    ~PiecewiseDecoder();
    PiecewiseDecoder(PiecewiseDecoder&&) noexcept;

    // The next piece as UTF-8, U+FFFD in place of undecodable sequences; `is_last` flushes an incomplete
    // sequence at the end.
    std::string decode(std::string_view piece, bool is_last);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tidings
