#pragma once

#include <vector>

#include "model/published.h"
#include "model/story.h"
#include "store/database.h"

// What the public files are made of, and what we know of the files themselves.
namespace tidings::store {

// The marks of all published stories, the last updated first. Reads no texts, so that a run with nothing to
// do is cheap.
std::vector<StoryMark> published_marks(const Database& db);

// Stories that readers may have seen and that were withdrawn or merged into another, the latest first.
std::vector<GoneStory> gone_stories(const Database& db);

// The entries of all archive pages: page by page, the oldest entry first.
std::vector<ArchiveEntry> archive_entries(const Database& db);

// Writes the next archive page, which never changes again. Returns its number; the first is 1.
int seal_archive_page(Transaction& tx, const std::vector<StoryMark>& stories);

// The files that were written into the public folder, by name.
std::vector<PublicFile> public_files(const Database& db);
void remember_public_file(Transaction& tx, const PublicFile& file);
void forget_public_file(Transaction& tx, std::string_view name);

// Files that will not come back, by name. `mark_file_here` takes one off the list again.
struct GoneFile {
    std::string name;
    Timestamp at{};
};
std::vector<GoneFile> gone_files(const Database& db);
void mark_file_gone(Transaction& tx, std::string_view name, Timestamp now);
void mark_file_here(Transaction& tx, std::string_view name);

}  // namespace tidings::store
