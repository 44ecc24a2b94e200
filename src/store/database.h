#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "base/clock.h"
#include "html/safe_html.h"
#include "url/url.h"

struct sqlite3;
struct sqlite3_stmt;

namespace tidings::store {

// Bytes, stored as a BLOB and not as TEXT.
struct Blob {
    std::string_view bytes;
};

// A value bound to a parameter of a statement. Text and bytes are not copied and must outlive the call.
class Value {
  public:
    Value(Blob blob) : content_(blob) {}
    Value(std::string_view text) : content_(text) {}
    Value(const std::string& text) : content_(std::string_view(text)) {}
    Value(const char* text) : content_(std::string_view(text)) {}
    Value(double number) : content_(number) {}
    Value(const Url& url) : content_(std::string_view(url.text())) {}
    Value(const SafeHtml& html) : content_(std::string_view(html.html())) {}
    Value(Timestamp time) : content_(static_cast<std::int64_t>(time.time_since_epoch().count())) {}
    template <class T>
    requires std::integral<T> || std::is_enum_v<T> Value(T number)
        : content_(static_cast<std::int64_t>(number)) {}
    template <class T>
    Value(const std::optional<T>& maybe)
        : content_(maybe ? Value(*maybe).content_ : Content(std::monostate{})) {}

    using Content = std::variant<std::monostate, std::int64_t, double, std::string_view, Blob>;
    const Content& content() const { return content_; }

  private:
    Content content_;
};

class Connection;

// The result of a query, row by row; call next() before reading the first. Its statement goes back to the
// connection when the Rows end. Columns count from 0.
class Rows {
  public:
    // Whether SQLite copies the texts among the values, or reads them in place for as long as the Rows live.
    enum class Texts { copied, stay };
    Rows(Connection& connection, std::string_view sql, std::span<const Value> values, Texts texts);
    ~Rows();
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;

    bool next();
    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string text(int column) const;        // empty for null
    std::string_view bytes(int column) const;  // until next() is called
    std::optional<Url> url(int column) const;
    SafeHtml html(int column) const;
    Timestamp time(int column) const;
    std::optional<Timestamp> maybe_time(int column) const;
    std::optional<int> maybe_int(int column) const;
    template <class Id>
    Id id(int column) const {
        return static_cast<Id>(integer(column));
    }

  private:
    Connection& connection_;
    std::string_view sql_;
    sqlite3_stmt* statement_;
};

// The database file, opened and brought to the newest schema, to be read. Writing needs a Transaction. All
// members throw Failure: Code::busy when another process holds the database for longer than the patience,
// Code::disk when the file cannot be used, Code::bug for a wrong statement.
class Database {
  public:
    // Opens or makes the file. Before an upgrade of an existing one it keeps a copy beside it:
    // NAME.before-<number of the first schema file that the upgrade runs>. Takes the rights of other users of
    // this machine from the file and its copies.
    static Database open(const std::filesystem::path& file);
    static Database in_memory();
    ~Database();
    Database(Database&&) noexcept;

    // Runs a query. The text of the statement must live as long as the connection, because prepared
    // statements are cached by its address: a literal, or a static constant.
    Rows query(std::string_view sql, std::initializer_list<Value> values = {}) const;

    // How long a statement waits for another process that writes before it fails with Code::busy; ten seconds
    // by default.
    void set_patience(std::chrono::milliseconds patience);

    int schema_version() const;

    // A number that changes when another connection has committed to the file.
    std::int64_t data_version() const;

    // The path of the file; empty for a database in memory.
    std::filesystem::path file() const;

  private:
    friend class Transaction;
    friend class RelaxedDurability;
    friend class Savepoint;
    friend class Snapshot;
    friend class ExclusiveBulkLoad;
    friend class UncheckedBulkLoad;
    explicit Database(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> connection_;
};

// While it lives, all queries read the database as of one moment (a read transaction), and none takes a lock
// of its own. It must end before a Transaction of the same database begins.
class Snapshot {
  public:
    explicit Snapshot(const Database& database);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

  private:
    const Database& database_;
};

// A write transaction: begins at once as the only writer (begin immediate), and rolls back unless it is
// committed.
class Transaction {
  public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    // Runs a statement to its end; returns how many rows it changed.
    std::int64_t run(std::string_view sql, std::initializer_list<Value> values = {}) {
        return run(sql, std::span(values.begin(), values.size()));
    }
    std::int64_t run(std::string_view sql, std::span<const Value> values);
    Rows query(std::string_view sql, std::initializer_list<Value> values = {}) {
        return database_.query(sql, values);
    }
    const Database& db() const { return database_; }

    template <class Id>
    Id last_id() const {
        return static_cast<Id>(last_row());
    }
    void commit();

  private:
    friend class Savepoint;
    std::int64_t last_row() const;

    Database& database_;
    bool open_ = true;
};

// A part of a transaction that rolls back alone unless it is released. At most one at a time.
class Savepoint {
  public:
    explicit Savepoint(Transaction& tx);
    ~Savepoint();
    Savepoint(const Savepoint&) = delete;
    Savepoint& operator=(const Savepoint&) = delete;

    void release();

  private:
    Transaction& tx_;
    bool open_ = true;
};

}  // namespace tidings::store
