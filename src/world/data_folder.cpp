#include "world/data_folder.h"

#include <sys/stat.h>

#include "base/file.h"
#include "store/issues/issues.h"

namespace tidings {
namespace {

SecretKey read_key(const std::filesystem::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) == 0 && (status.st_mode & 077) != 0)
        throw Failure({Code::configuration, file.string() + " can be read by other users",
                       "Run: chmod 600 " + file.string()});
    return must(SecretKey::from_hex(must(read_file(file))));
}

bool others_may_read(const std::filesystem::path& file) {
    struct stat status {};
    return ::stat(file.c_str(), &status) == 0 && (status.st_mode & S_IRWXO) != 0;
}

// A password in the file, not in the environment, is nobody else's business. A group may be: the one that
// runs us, where root owns the file.
void must_keep_its_password(const Places& places) {
    if (!others_may_read(places.settings())) return;
    const auto no_environment = [](const std::string&) { return std::optional<std::string>(); };
    const Result<std::string> toml = read_file(places.settings());
    if (!toml || must(read_settings(*toml, places.settings().string(), no_environment)).smtp.password.empty())
        return;
    throw Failure({Code::configuration,
                   places.settings().string() + " holds smtp.password and can be read by other users",
                   "Run: chmod 600 " + places.settings().string()});
}

Error why_no_settings(const Places& places, const Error& error) {
    // Opening fails with EACCES where the file may not be read, and where a folder above it may not be
    // entered.
    std::error_code problem;
    const bool exists = std::filesystem::exists(places.settings(), problem);
    if (!exists && problem != std::errc::permission_denied)
        return {Code::no_such_file,
                "There is no tidings.toml in " + places.folder.string(),
                "Say where the data folder is with --data or TIDINGS_DATA, or make one.",
                {Remedy::Act::make_data_folder}};
    return {error.code, places.settings().string() + " cannot be read: " + error.message,
            "Run tidings as the user that owns the data folder, such as: sudo -u tidings tidings ..."};
}

// A digest that was added to tidings.toml has its first issue at its next time from now on.
void know_digests(store::Database& db, const Settings& settings, Timestamp now) {
    for (const Digest& digest : settings.digests) {
        if (store::last_due(db, digest.slug)) continue;
        store::Transaction tx(db);
        store::know_digest(tx, digest.slug, now);
        tx.commit();
    }
}

}  // namespace

Settings settings_in(const Places& places, const Outside& outside) {
    const Result<std::string> toml = read_file(places.settings());
    if (!toml) throw Failure(why_no_settings(places, toml.error()));
    return must(read_settings(*toml, places.settings().string(), outside.environment));
}

DataFolder open_data_folder(const GlobalOptions& options, Outside& outside) {
    const Places places{options.data};
    Settings settings = settings_in(places, outside);
    must_keep_its_password(places);
    DataFolder folder{places, std::move(settings), store::Database::open(places.database()),
                      read_key(places.key()), Log(outside.err, options.least_level)};
    know_digests(folder.db, folder.settings, outside.clock());
    return folder;
}

}  // namespace tidings
