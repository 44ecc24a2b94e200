#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tidings {

// Reads a whole file. Error no_such_file if it cannot be opened, disk if it cannot be read or is larger than
// `limit` bytes.
Result<std::string> read_file(const std::filesystem::path& file, std::size_t limit = std::size_t{1} << 30);

enum class FileMode { shared, secret };  // 0644, 0600

// Replaces a file atomically: writes a temporary file in the same folder, calls fsync, renames it. A reader,
// or the disk after a crash, holds either the old bytes or the new ones. Creates the folder if it is missing.
// Two threads or processes must not write the same file at the same time. Throws Failure with Code::disk,
// leaving no temporary file behind.
void write_file(const std::filesystem::path& file, std::string_view bytes, FileMode mode = FileMode::shared);

}  // namespace tidings
