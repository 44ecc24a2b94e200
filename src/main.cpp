#include <malloc.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "commands/commands.h"

namespace {

// Where templates and vocabulary are: beside an installed program, or in the source tree of one that was only
// built.
std::filesystem::path share_folder() {
    std::error_code problem;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", problem);
    const std::filesystem::path installed = program.parent_path().parent_path() / "share" / "tidings";
    return std::filesystem::exists(installed / "templates", problem)
               ? installed
               : std::filesystem::path(TIDINGS_SOURCE_SHARE);
}

std::optional<std::string> environment(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

tidings::Timestamp now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

// Documents are large and soon gone. Their memory goes back to the system at once as long as glibc does not
// learn to keep such pieces, which it does unless it is told a size. What smaller pieces leave free at the
// end of a heap is soon used again, so a little of it is kept: fetching it anew, page by page, takes time.
void return_large_pieces() {
    constexpr int large = 512 * 1024, little = 4 * 1024 * 1024;  // bytes
    mallopt(M_MMAP_THRESHOLD, large);
    mallopt(M_TRIM_THRESHOLD, little);
}

// What we write is about readers. What the web server is to read (publish::PublicFolder) says so by itself.
void write_for_ourselves_alone() { ::umask(S_IRWXG | S_IRWXO); }

}  // namespace

int main(int count, char** words) {
    return_large_pieces();
    write_for_ourselves_alone();
    std::ios::sync_with_stdio(false);
    tidings::Outside outside{std::cin,    std::cout,      std::cerr,       now,
                             environment, share_folder(), TIDINGS_VERSION, ::isatty(STDERR_FILENO) == 1};
    return tidings::run_program(std::vector<std::string>(words + 1, words + count), outside);
}
