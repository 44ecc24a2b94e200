#include "intake/local_feed.h"

#include <algorithm>

#include "base/file.h"

namespace tidings {
namespace {

constexpr std::size_t largest_file = 16u << 20;

bool is_beneath(const std::filesystem::path& file, const std::filesystem::path& folder) {
    return std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first == folder.end();
}

}  // namespace

Result<Document> read_local_feed(const FeedAddress& address, const std::string& local_folder,
                                 const Places& places) {
    if (local_folder.empty())
        return Error{Code::refused, "Feeds from files are not allowed here",
                     "Name their folder in tidings.toml: [feeds] local_folder = \"feeds\""};
    std::error_code problem;
    const std::filesystem::path folder = std::filesystem::canonical(places.at(local_folder), problem);
    if (problem)
        return Error{Code::no_such_file, "There is no folder " + places.at(local_folder).string(),
                     "Check [feeds] local_folder."};
    const std::filesystem::path file = std::filesystem::canonical(folder / address.file(), problem);
    if (problem)
        return Error{Code::no_such_file, "There is no file " + (folder / address.file()).string(),
                     "Check the address."};
    if (!is_beneath(file, folder))
        return Error{Code::refused, address.text() + " leads out of " + folder.string(),
                     "Put the file itself into the folder."};
    // A pipe would hold up the run for as long as nobody writes into it.
    if (!std::filesystem::is_regular_file(file, problem))
        return Error{Code::no_such_file, file.string() + " is no file", "Check the address."};
    Result<std::string> bytes = read_file(file, largest_file);
    if (!bytes) return bytes.error();
    return Document{*std::move(bytes), "", std::nullopt};
}

}  // namespace tidings
