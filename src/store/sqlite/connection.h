#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

namespace tidings::store {

// The SQLite handle and its prepared statements. Only database.cpp and the files of this folder use it.
class Connection {
  public:
    explicit Connection(const std::string& file);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // Prepared statements are cached by the address of their text, so the text is a literal or a static
    // constant. While one is in use, a second take of the same text prepares another.
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

// Brings the file to the newest schema: each step and the new user_version in one transaction. user_version
// is the count of steps that were run. Before an upgrade of an existing file it keeps a copy
// (upgrade_copies.h).
void migrate(Connection& connection, const std::filesystem::path& file);

}  // namespace tidings::store
