#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

namespace tidings::store {

// The SQLite handle and its prepared statements. Only this room's database.cpp and migrate.cpp see it.
class Connection {
  public:
    explicit Connection(const std::string& file);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // Every statement is prepared once and kept; a second use while the first is still being read prepares
    // another. The text is a literal: where it stands is what a statement is known by.
    sqlite3_stmt* take(std::string_view sql);
    void give_back(std::string_view sql, sqlite3_stmt* statement) noexcept;

    // Runs a script of statements without values.
    void execute(const std::string& sql);

    sqlite3* handle() const { return handle_; }
    // Throws Failure for the handle's last error, naming what was being done.
    [[noreturn]] void fail(int code, std::string_view doing) const;

  private:
    sqlite3* handle_ = nullptr;
    std::unordered_map<const char*, sqlite3_stmt*> idle_;  // by the literal that each was made of
};

// Brings the file to the newest schema, one step and its number per transaction; keeps a copy before an
// upgrade.
void migrate(Connection& connection, const std::filesystem::path& file);

}  // namespace tidings::store
