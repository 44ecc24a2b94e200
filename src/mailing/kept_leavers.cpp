#include "mailing/kept_leavers.h"

#include <filesystem>
#include <vector>

#include "base/file.h"
#include "membership/leaving.h"

namespace tidings {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_how = 16;

std::vector<fs::path> files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code none;  // most of the time there is no such folder
    for (const auto& entry : fs::directory_iterator(folder, none)) files.push_back(entry.path());
    return files;
}

}  // namespace

void keep_leaver(const World& world, const ReaderLink& link, std::string_view how) {
    write_file(world.places.leavers() / link_token(world.key, link), how, FileMode::secret);
}

std::size_t take_in_leavers(World& world) {
    std::size_t count = 0;
    for (const fs::path& file : files_in(world.places.leavers())) {
        const auto link = read_link_token(world.key, LinkPurpose::unsubscribe, file.filename().string());
        const Result<std::string> how = read_file(file, longest_how);
        if (!link || !how) continue;
        if (membership::leave(world.db, {link->subscriber, link->digest, *how}, world.clock())) ++count;
        std::error_code gone;  // another process may have taken it in
        fs::remove(file, gone);
    }
    return count;
}

}  // namespace tidings
