#include "publish/public_folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/result.h"
#include "publish/gzip.h"

namespace tidings::publish {
namespace {

constexpr std::size_t largest_file = std::size_t{1} << 30;
constexpr mode_t public_folder_mode = 0755, public_file_mode = 0644;
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

// Makes what is missing of a path, so that the web server may look into it whatever our umask is.
void make_public(const std::filesystem::path& path) {
    std::error_code none;
    if (path.empty() || std::filesystem::exists(path, none)) return;
    make_public(path.parent_path());
    if (::mkdir(path.c_str(), public_folder_mode) == 0) ::chmod(path.c_str(), public_folder_mode);
}

// Opened, and made if it is missing; opening says why if it cannot be made.
Descriptor opened_folder(const std::filesystem::path& path) {
    make_public(path);
    return Descriptor(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

}  // namespace

// Where a file is: its folder (null: there is none), and its name in it.
struct PublicFolder::Place {
    const Descriptor* folder;
    std::string subfolder, leaf;
};

PublicFolder::PublicFolder(const std::filesystem::path& path) : path_(path), folder_(opened_folder(path)) {
    if (!folder_.is_open()) fail("Cannot open", "");
}

void PublicFolder::fail(std::string_view doing, std::string_view name) const {
    const int reason = errno;
    throw Failure({Code::disk,
                   std::string(doing) + " " + (name.empty() ? path_ : path_ / name).string() + ": " +
                       std::strerror(reason),
                   reason == ENOSPC ? "Free some space and run again; nothing was half-written."
                                    : "Check that the folder exists and that this user may write there."});
}

const Descriptor* PublicFolder::folder_of(std::string_view subfolder) const {
    if (subfolder.empty()) return &folder_;
    if (const auto found = subfolders_.find(subfolder); found != subfolders_.end()) return &found->second;
    std::string name(subfolder);
    Descriptor below(::openat(folder_.number(), name.c_str(), folder_flags));
    if (!below.is_open()) return nullptr;
    return &subfolders_.emplace(std::move(name), std::move(below)).first->second;
}

PublicFolder::Place PublicFolder::place_of(std::string_view name) const {
    const std::size_t slash = name.find('/');
    const std::string_view subfolder = name.substr(0, slash == std::string_view::npos ? 0 : slash);
    return {folder_of(subfolder), std::string(subfolder),
            std::string(name.substr(slash == std::string_view::npos ? 0 : slash + 1))};
}

std::optional<FileLooks> PublicFolder::looks(std::string_view name) const {
    const Place place = place_of(name);
    struct stat status {};
    if (place.folder == nullptr ||
        ::fstatat(place.folder->number(), place.leaf.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0 ||
        !S_ISREG(status.st_mode))
        return std::nullopt;
    return FileLooks{status.st_size, status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec};
}

// Closed if there is no such file.
Descriptor PublicFolder::opened(std::string_view name) const {
    const Place place = place_of(name);
    if (place.folder == nullptr) return Descriptor(-1);
    return Descriptor(
        ::openat(place.folder->number(), place.leaf.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
}

std::optional<std::string> PublicFolder::read(std::string_view name) const {
    const Descriptor file = opened(name);
    std::string bytes;
    if (!file.is_open() || !read_all(file, bytes, largest_file)) return std::nullopt;
    return bytes;
}

void PublicFolder::make_folder_of(const std::string& name) {
    const std::string subfolder = place_of(name).subfolder;
    if (folder_of(subfolder) != nullptr) return;
    if (::mkdirat(folder_.number(), subfolder.c_str(), public_folder_mode) != 0 ||
        ::fchmodat(folder_.number(), subfolder.c_str(), public_folder_mode, 0) != 0)
        fail("Cannot make", subfolder);
    unsettled_.insert("");
}

void PublicFolder::write(const std::string& name, std::string_view bytes) {
    make_folder_of(name);
    const Place place = place_of(name);
    if (place.folder == nullptr || !replace_file(*place.folder, place.leaf, bytes, public_file_mode))
        fail("Cannot write", name);
    unsettled_.insert(place.subfolder);
}

void PublicFolder::write_twin(const std::string& name, std::string_view bytes) {
    const Place place = place_of(name);
    struct stat status {};
    if (place.folder == nullptr ||
        ::fstatat(place.folder->number(), place.leaf.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0 ||
        !replace_file(*place.folder, twin_of(place.leaf), gzip(bytes), public_file_mode, &status.st_mtim))
        fail("Cannot write", twin_of(name));
}

bool PublicFolder::write_if_changed(const std::string& name, std::string_view bytes) {
    const Descriptor old = opened(name);
    const bool is_new = !old.is_open() || !holds(old, bytes);
    if (is_new) {
        if (has_twin(name)) ::unlinkat(folder_.number(), twin_of(name).c_str(), 0);
        write(name, bytes);
    }
    if (has_twin(name) && (is_new || !looks(twin_of(name)))) write_twin(name, bytes);
    return is_new;
}

void PublicFolder::remove(const std::string& name) {
    const Place place = place_of(name);
    if (place.folder == nullptr) return;
    ::unlinkat(place.folder->number(), twin_of(place.leaf).c_str(), 0);
    if (::unlinkat(place.folder->number(), place.leaf.c_str(), 0) != 0 && errno != ENOENT)
        fail("Cannot remove", name);
    unsettled_.insert(place.subfolder);
    if (place.subfolder.empty() || ::unlinkat(folder_.number(), place.subfolder.c_str(), AT_REMOVEDIR) != 0)
        return;
    subfolders_.erase(place.subfolder);
    unsettled_.erase(place.subfolder);
    unsettled_.insert("");
}

void PublicFolder::settle() {
    for (const std::string& subfolder : unsettled_)
        if (const Descriptor* folder = folder_of(subfolder)) ::fsync(folder->number());
    unsettled_.clear();
}

std::vector<std::string> PublicFolder::names() const {
    std::vector<std::string> all;
    for (const std::string& name : entries_of(folder_.number())) {
        const Descriptor below(::openat(folder_.number(), name.c_str(), folder_flags));
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
