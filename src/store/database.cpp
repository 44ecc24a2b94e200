#include "store/database.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/result.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/upgrade_copies.h"

namespace tidings::store {
namespace {

struct Binder {
    sqlite3_stmt* statement;
    int position;
    sqlite3_destructor_type keeping;

    int operator()(std::monostate) const { return sqlite3_bind_null(statement, position); }
    int operator()(std::int64_t number) const { return sqlite3_bind_int64(statement, position, number); }
    int operator()(double number) const { return sqlite3_bind_double(statement, position, number); }
    int operator()(std::string_view text) const {
        return sqlite3_bind_text64(statement, position, text.data() == nullptr ? "" : text.data(),
                                   text.size(), keeping, SQLITE_UTF8);
    }
    int operator()(Blob blob) const {
        return sqlite3_bind_blob64(statement, position, blob.bytes.data(), blob.bytes.size(), keeping);
    }
};

// A path beside the database: no query, no special name of SQLite's such as ":memory:".
std::string plain_path(const std::filesystem::path& file) { return std::filesystem::absolute(file).string(); }

// SQLite gives its log the database's mode, which it may not have had when they were made; nor may copies of
// former upgrades. Of what is another user's we change nothing.
void keep_from_others(const std::string& file) {
    std::vector<std::filesystem::path> names = upgrade_copies(file);
    for (const char* ending : {"", "-wal", "-shm"}) names.emplace_back(file + ending);
    for (const std::filesystem::path& name : names) {
        struct stat status {};
        if (::stat(name.c_str(), &status) == 0 && status.st_uid == ::geteuid() && (status.st_mode & 077) != 0)
            ::chmod(name.c_str(), S_IRUSR | S_IWUSR);
    }
}

}  // namespace

Rows::Rows(Connection& connection, std::string_view sql, std::span<const Value> values, Texts texts)
    : connection_(connection), sql_(sql), statement_(connection.take(sql)) {
    const auto keeping = texts == Texts::stay ? SQLITE_STATIC : SQLITE_TRANSIENT;
    int position = 0;
    for (const Value& value : values) {
        const int code = std::visit(Binder{statement_, ++position, keeping}, value.content());
        if (code == SQLITE_OK) continue;
        connection_.give_back(sql_, statement_);
        connection_.fail(code, sql_);
    }
    if (position != sqlite3_bind_parameter_count(statement_)) {
        connection_.give_back(sql_, statement_);
        throw Failure({Code::bug, "A statement got the wrong number of values: " + std::string(sql), ""});
    }
}

Rows::~Rows() { connection_.give_back(sql_, statement_); }

bool Rows::next() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    connection_.fail(code, sql_);
}

bool Rows::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
std::int64_t Rows::integer(int column) const { return sqlite3_column_int64(statement_, column); }
double Rows::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string_view Rows::bytes(int column) const {
    const void* bytes = sqlite3_column_blob(statement_, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return bytes == nullptr ? std::string_view() : std::string_view(static_cast<const char*>(bytes), size);
}

std::string Rows::text(int column) const { return std::string(bytes(column)); }

std::optional<Url> Rows::url(int column) const {
    if (is_null(column)) return std::nullopt;
    Result<Url> url = Url::parse(text(column));
    if (!url) return std::nullopt;
    return *std::move(url);
}

SafeHtml Rows::html(int column) const { return SafeHtml::trusted_from_store(text(column)); }
Timestamp Rows::time(int column) const { return Timestamp(std::chrono::seconds(integer(column))); }

std::optional<Timestamp> Rows::maybe_time(int column) const {
    if (is_null(column)) return std::nullopt;
    return time(column);
}

std::optional<int> Rows::maybe_int(int column) const {
    if (is_null(column)) return std::nullopt;
    return static_cast<int>(integer(column));
}

Database::Database(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Database::~Database() = default;
Database::Database(Database&&) noexcept = default;

Database Database::open(const std::filesystem::path& file) {
    auto connection = std::make_unique<Connection>(plain_path(file));
    keep_from_others(plain_path(file));
    migrate(*connection, file);
    return Database(std::move(connection));
}

Database Database::in_memory() {
    auto connection = std::make_unique<Connection>(":memory:");
    migrate(*connection, {});
    return Database(std::move(connection));
}

Rows Database::query(std::string_view sql, std::initializer_list<Value> values) const {
    return {*connection_, sql, std::span(values.begin(), values.size()), Rows::Texts::copied};
}

void Database::set_patience(std::chrono::milliseconds patience) {
    sqlite3_busy_timeout(connection_->handle(), static_cast<int>(patience.count()));
}

int Database::schema_version() const {
    Rows rows = query("pragma user_version");
    rows.next();
    return static_cast<int>(rows.integer(0));
}

std::int64_t Database::data_version() const {
    Rows rows = query("pragma data_version");
    rows.next();
    return rows.integer(0);
}

std::filesystem::path Database::file() const {
    const char* name = sqlite3_db_filename(connection_->handle(), "main");
    return name == nullptr ? std::filesystem::path() : std::filesystem::path(name);
}

Snapshot::Snapshot(const Database& database) : database_(database) {
    database_.connection_->execute("begin");
}

Snapshot::~Snapshot() {
    sqlite3_exec(database_.connection_->handle(), "rollback", nullptr, nullptr,
                 nullptr);  // nothing was written
}

Transaction::Transaction(Database& database) : database_(database) {
    database_.connection_->execute("begin immediate");
}

Transaction::~Transaction() {
    if (open_) sqlite3_exec(database_.connection_->handle(), "rollback", nullptr, nullptr, nullptr);
}

std::int64_t Transaction::run(std::string_view sql, std::span<const Value> values) {
    Rows rows(*database_.connection_, sql, values, Rows::Texts::stay);
    while (rows.next()) {
    }
    return sqlite3_changes64(database_.connection_->handle());
}

std::int64_t Transaction::last_row() const {
    return sqlite3_last_insert_rowid(database_.connection_->handle());
}

void Transaction::commit() {
    database_.connection_->execute("commit");
    open_ = false;
}

Savepoint::Savepoint(Transaction& tx) : tx_(tx) { tx_.run("savepoint part"); }

Savepoint::~Savepoint() {
    if (open_)
        sqlite3_exec(tx_.database_.connection_->handle(), "rollback to part; release part", nullptr, nullptr,
                     nullptr);
}

void Savepoint::release() {
    tx_.run("release part");
    open_ = false;
}

}  // namespace tidings::store
