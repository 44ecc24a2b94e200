#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace tidings::publish {

// Writes what changed of the files (names relative to the folder, bytes) and leaves the others, and their
// times, alone: web caches see a change only where there is one. Returns the names that were written, sorted.
// Throws Failure with Code::disk.
std::vector<std::string> write_if_changed(const std::filesystem::path& folder,
                                          const std::map<std::string, std::string>& files);

}  // namespace tidings::publish
