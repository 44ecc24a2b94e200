#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace tidings::fetch {

// Reads the header lines of one answer as they come. Interim answers (1xx) and trailers are passed over.
class HeaderReader {
  public:
    void take(
        std::string_view line);  // one line with its line end, the status line and the empty one included

    const std::multimap<std::string, std::string>& headers() const { return headers_; }
    std::size_t bytes() const { return bytes_; }  // all that was taken, also what was passed over

  private:
    void continue_last(std::string_view text);

    std::multimap<std::string, std::string> headers_;
    std::multimap<std::string, std::string>::iterator last_ = headers_.end();
    std::size_t bytes_ = 0;
    bool interim_ = false, complete_ = false;
};

}  // namespace tidings::fetch
