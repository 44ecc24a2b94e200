#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace tidings::support {

// Reads a test's data file whole; throws std::runtime_error if it is missing.
std::string read_bytes(const std::filesystem::path& file);

// Fails the running test unless `actual` is what `file` holds. With TIDINGS_ACCEPT=1 in the environment
// (./dev accept) it writes the file instead; the diff is then for a person to read.
void expect_golden(const std::filesystem::path& file, std::string_view actual);

}  // namespace tidings::support
