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

// How a file looks from outside; equal looks mean that nobody has touched it.
struct FileLooks {
    std::int64_t size = 0;     // bytes
    std::int64_t changed = 0;  // time of its last change, in nanoseconds

    bool operator==(const FileLooks&) const = default;
};

// The folder that the web server shows. Everything goes through the opened folder, one level deep at most and
// never through a symbolic link, so nothing outside is reached. A reader, or a crash, sees a file's old bytes
// or its new ones. Names are relative, "atom.xml" or "tags/grooming.json". All members throw Failure with
// Code::disk for what the system refuses.
class PublicFolder {
  public:
    // Makes the folder if it is missing.
    explicit PublicFolder(const std::filesystem::path& path);

    std::optional<FileLooks> looks(std::string_view name) const;  // none for what is no plain file
    std::optional<std::string> read(std::string_view name) const;

    // True if the bytes were not there already. Files that readers fetch often have a compressed twin
    // NAME.gz for web servers that hand it out as it is: it goes before its file changes and comes back
    // afterwards, so there is never one of other bytes. The twin has its file's time.
    bool write_if_changed(const std::string& name, std::string_view bytes);

    // The file and its twin; nothing if there is none. A folder of ours that becomes empty goes, too.
    void remove(const std::string& name);

    // Waits until the names of what was written and removed are on the disk; the bytes are already.
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
