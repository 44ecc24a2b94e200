#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

namespace tidings {

// A file in blocks of about a megabyte that end where a line does (CR or LF), for those that cannot hold it.
class LineBlocks {
  public:
    // Throws Failure: no_such_file if it cannot be opened.
    explicit LineBlocks(const std::filesystem::path& file);

    // None at the end. Throws Failure: disk if it cannot be read. A line of more than four megabytes is cut.
    std::optional<std::string> next();

  private:
    std::string name_;
    std::ifstream file_;
    std::string rest_;  // what was read behind the last end of a line
};

}  // namespace tidings
