#include "publish/public_folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/descriptor.h"
#include "base/result.h"
#include "publish/gzip.h"

namespace tidings::publish {
namespace {

constexpr std::size_t largest_file = std::size_t{1} << 30;
constexpr int folder_flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

std::vector<std::string> entries_of(int folder) {
    std::vector<std::string> names;
    DIR* const listing = ::fdopendir(::openat(folder, ".", folder_flags));
    if (listing == nullptr) return names;
    while (const dirent* entry = ::readdir(listing)) {
        const std::string name = entry->d_name;
        if (name != "." && name != "..") names.push_back(name);
    }
    ::closedir(listing);
    std::ranges::sort(names);
    return names;
}

}  // namespace

// Where a file is: its folder, opened (no number: there is none), and its name in it.
struct PublicFolder::Place {
    Descriptor folder;
    std::string subfolder, leaf;
};

PublicFolder::PublicFolder(const std::filesystem::path& path) : path_(path), folder_(-1) {
    std::error_code ignored;  // if the folder cannot be made, opening it says why
    std::filesystem::create_directories(path, ignored);
    folder_ = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder_ < 0) fail("Cannot open", "");
}

PublicFolder::~PublicFolder() { ::close(folder_); }

void PublicFolder::fail(std::string_view doing, std::string_view name) const {
    const int reason = errno;
    throw Failure({Code::disk,
                   std::string(doing) + " " + (name.empty() ? path_ : path_ / name).string() + ": " +
                       std::strerror(reason),
                   reason == ENOSPC ? "Free some space and run again; nothing was half-written."
                                    : "Check that the folder exists and that this user may write there."});
}

PublicFolder::Place PublicFolder::place_of(std::string_view name) const {
    const std::size_t slash = name.find('/');
    const std::string subfolder(name.substr(0, slash == std::string_view::npos ? 0 : slash));
    const char* const opened = subfolder.empty() ? "." : subfolder.c_str();
    return {Descriptor(::openat(folder_, opened, folder_flags)), subfolder,
            std::string(name.substr(slash == std::string_view::npos ? 0 : slash + 1))};
}

std::optional<FileLooks> PublicFolder::looks(std::string_view name) const {
    const Place place = place_of(name);
    struct stat status {};
    if (::fstatat(place.folder.number(), place.leaf.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0 ||
        !S_ISREG(status.st_mode))
        return std::nullopt;
    return FileLooks{status.st_size, status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec};
}

std::optional<std::string> PublicFolder::read(std::string_view name) const {
    const Place place = place_of(name);
    if (!place.folder.is_open()) return std::nullopt;
    const Descriptor file(
        ::openat(place.folder.number(), place.leaf.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    std::string bytes;
    if (!file.is_open() || !read_all(file, bytes, largest_file)) return std::nullopt;
    return bytes;
}

void PublicFolder::write(const std::string& name, std::string_view bytes) {
    const std::size_t slash = name.find('/');
    if (slash != std::string::npos && ::mkdirat(folder_, name.substr(0, slash).c_str(), 0755) != 0 &&
        errno != EEXIST)
        fail("Cannot make", name.substr(0, slash));
    const Place place = place_of(name);
    if (!place.folder.is_open() || !replace_file(place.folder, place.leaf, bytes, 0644))
        fail("Cannot write", name);
    unsettled_.insert(place.subfolder);
}

void PublicFolder::write_twin(const std::string& name, std::string_view bytes) {
    const Place place = place_of(name);
    struct stat status {};
    if (::fstatat(place.folder.number(), place.leaf.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0 ||
        !replace_file(place.folder, twin_of(place.leaf), gzip(bytes), 0644, &status.st_mtim))
        fail("Cannot write", twin_of(name));
}

bool PublicFolder::write_if_changed(const std::string& name, std::string_view bytes) {
    const std::optional<std::string> old = read(name);
    const bool is_new = !old || *old != bytes;
    if (is_new) {
        if (has_twin(name)) ::unlinkat(folder_, twin_of(name).c_str(), 0);
        write(name, bytes);
    }
    if (has_twin(name) && (is_new || !looks(twin_of(name)))) write_twin(name, bytes);
    return is_new;
}

void PublicFolder::remove(const std::string& name) {
    const Place place = place_of(name);
    if (!place.folder.is_open()) return;
    ::unlinkat(place.folder.number(), twin_of(place.leaf).c_str(), 0);
    if (::unlinkat(place.folder.number(), place.leaf.c_str(), 0) != 0 && errno != ENOENT)
        fail("Cannot remove", name);
    unsettled_.insert(place.subfolder);
    if (!place.subfolder.empty()) ::unlinkat(folder_, place.subfolder.c_str(), AT_REMOVEDIR);
}

void PublicFolder::settle() {
    for (const std::string& subfolder : unsettled_) {
        const Place place = place_of(subfolder + "/");
        if (place.folder.is_open()) ::fsync(place.folder.number());
    }
    unsettled_.clear();
}

std::vector<std::string> PublicFolder::names() const {
    std::vector<std::string> all;
    for (const std::string& name : entries_of(folder_)) {
        const Descriptor below(::openat(folder_, name.c_str(), folder_flags));
        if (!below.is_open()) {
            all.push_back(name);
            continue;
        }
        for (const std::string& leaf : entries_of(below.number())) all.push_back(name + "/" + leaf);
    }
    return all;
}

bool has_twin(std::string_view name) { return name == "atom.xml" || name == "feed.json"; }

std::string twin_of(std::string_view name) { return std::string(name) + ".gz"; }

}  // namespace tidings::publish
