#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

namespace tidings {

// Reads a file in blocks of about 1 MB, each ending at a line end (CR or LF), so that a large file takes
// bounded memory.
class LineBlocks {
  public:
    // Throws Failure: no_such_file if it cannot be opened.
    explicit LineBlocks(const std::filesystem::path& file);

    // The next block; none at the end of the file. Throws Failure: disk if it cannot be read. A line of more
    // than 4 MB is split.
    std::optional<std::string> next();

  private:
    std::string name_;
    std::ifstream file_;
    std::string rest_;  // bytes read after the last line end
};

}  // namespace tidings
