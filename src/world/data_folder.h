#pragma once

#include <filesystem>

#include "base/log.h"
#include "base/result.h"
#include "store/database.h"
#include "subscribe/token.h"
#include "world/outside.h"
#include "world/settings.h"

namespace tidings {

// Where a hub's things are: tidings.toml, tidings.db, secret.key, and what it writes.
struct Places {
    std::filesystem::path folder;

    std::filesystem::path settings() const { return folder / "tidings.toml"; }
    std::filesystem::path database() const { return folder / "tidings.db"; }
    std::filesystem::path key() const { return folder / "secret.key"; }
    // Of a run that sends: what has gone and the database does not know of yet.
    std::filesystem::path delivery_journal() const { return folder / "tidings.handed-over"; }
    // Readers who left while the database was busy: a file each.
    std::filesystem::path leavers() const { return folder / "leavers"; }
    // Mails that were not safe to parse and came through a pipe.
    std::filesystem::path set_aside() const { return folder / "set-aside"; }
    std::filesystem::path lock() const { return folder / "tidings.lock"; }
    // A path of the settings, relative to the data folder unless absolute.
    std::filesystem::path at(const std::string& path) const { return folder / path; }
};

// An opened data folder: what every command that works on the database needs.
struct DataFolder {
    Places places;
    Settings settings;
    store::Database db;
    SecretKey key;
    Log log;

    std::filesystem::path public_folder() const { return places.at(settings.paths.public_folder); }
    std::filesystem::path outbox() const { return places.at(settings.paths.outbox); }
};

// Throws Failure: no_such_file for a folder without tidings.toml (saying how to make one), configuration for
// settings it does not understand, or a key or a password in tidings.toml that others can read, disk or busy
// for the database.
DataFolder open_data_folder(const GlobalOptions& options, Outside& outside);

// Reads the settings alone, as open_data_folder does.
Settings settings_in(const Places& places, const Outside& outside);

}  // namespace tidings
