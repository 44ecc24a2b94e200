#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/descriptor.h"

namespace tidings::publish {

// The size and modification time of a file; if both are equal, the file counts as unchanged.
struct FileLooks {
    std::int64_t size = 0;     // bytes
    std::int64_t changed = 0;  // time of its last change, in nanoseconds

    bool operator==(const FileLooks&) const = default;
};

// The folder that the web server serves. All access is relative to the opened folder (openat), at most one
// level deep, and refuses symbolic links, so that files outside are unreachable. Files are replaced
// atomically. Names are relative, "atom.xml" or "tags/grooming.json". All members throw Failure with
// Code::disk for system errors.
class PublicFolder {
  public:
    // Makes the folder if it is missing.
    explicit PublicFolder(const std::filesystem::path& path);

    std::optional<FileLooks> looks(std::string_view name) const;  // none unless it is a regular file
    std::optional<std::string> read(std::string_view name) const;

    // True if the file was written, false if it held these bytes already. Frequently fetched files have a
    // compressed twin NAME.gz for web servers with precompressed files: it is removed before its file changes
    // and written afterwards, so that it cannot be stale. The twin has its file's modification time.
    bool write_if_changed(const std::string& name, std::string_view bytes);

    // Removes the file and its twin, if they exist, and a subfolder that becomes empty.
    void remove(const std::string& name);

    // Makes renames and removals durable (fsync of the folders); file contents are durable already.
    void settle();

    // Every file in the folder and one level below it.
    std::vector<std::string> names() const;

  private:
    struct Place;
    const Descriptor* folder_of(std::string_view subfolder) const;
    Place place_of(std::string_view name) const;
    Descriptor opened(std::string_view name) const;
    void make_folder_of(const std::string& name);
    void write(const std::string& name, std::string_view bytes);
    void write_twin(const std::string& name, std::string_view bytes);
    [[noreturn]] void fail(std::string_view doing, std::string_view name) const;

    std::filesystem::path path_;
    Descriptor folder_;
    mutable std::map<std::string, Descriptor, std::less<>> subfolders_;  // those that were needed so far
    std::set<std::string> unsettled_;  // subfolders; "" for the folder itself
};

// Whether a file has a compressed twin.
bool has_twin(std::string_view name);
std::string twin_of(std::string_view name);

}  // namespace tidings::publish
