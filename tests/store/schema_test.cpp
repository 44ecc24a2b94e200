#include <gtest/gtest.h>

#include <filesystem>
#include <list>
#include <set>

#include "base/result.h"
#include "store/database.h"
#include "store/stories/columns.h"
#include "support/golden.h"

namespace tidings::store {
namespace {

namespace fs = std::filesystem;

// Tables that stay small whatever happens, or of which a statement wants every row.
const std::set<std::string> may_be_scanned{"feeds", "partners", "f",     "p",        "digests",
                                           "d",     "issues",   "facts", "feed_tags"};

// A statement that lists or counts everything says so; all others must find their rows by an index.
bool lists_everything(const std::string& sql) {
    return sql.find(" where ") == std::string::npos && sql.find("\nwhere ") == std::string::npos &&
           sql.find("        where ") == std::string::npos;
}

bool is_statement(const std::string& text) {
    for (const char* verb : {"select ", "insert ", "update ", "delete ", "with "})
        if (text.starts_with(verb)) return true;
    return false;
}

std::string without_leading_space(std::string text) {
    text.erase(0, text.find_first_not_of(" \n"));
    return text;
}

// Literals that stand side by side are one, as the compiler reads them.
std::string joined_literals(std::string source) {
    for (std::size_t end = 0; (end = source.find("\"\n", end)) != std::string::npos;) {
        const std::size_t next = source.find_first_not_of(" \n", end + 1);
        if (next != std::string::npos && source[next] == '"')
            source.erase(end, next + 1 - end);
        else
            ++end;
    }
    return source;
}

// The string literals of a source file that are SQL: plain ones and raw ones.
std::vector<std::string> statements_in(const std::string& source) {
    std::vector<std::string> found;
    for (std::size_t at = 0; (at = source.find('"', at)) != std::string::npos;) {
        const bool raw = at > 0 && source[at - 1] == 'R' && source.compare(at, 2, "\"(") == 0;
        const std::size_t start = at + (raw ? 2 : 1);
        const std::size_t end = raw ? source.find(")\"", start) : source.find('"', start);
        if (end == std::string::npos) break;
        const std::string text = without_leading_space(source.substr(start, end - start));
        if (is_statement(text)) found.push_back(text);
        at = end + (raw ? 2 : 1);
    }
    return found;
}

std::vector<std::string> all_statements() {
    std::vector<std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(PROJECT_ROOT) / "src/store"))
        if (entry.path().extension() == ".cpp")
            for (std::string& sql : statements_in(joined_literals(support::read_bytes(entry.path()))))
                all.push_back(with_columns(sql));
    return all;
}

// What SQLite would do for a statement, a step a line; with a value in place of each parameter.
std::vector<std::string> plan_of(Database& db, const std::string& sql) {
    std::vector<std::string> steps;
    std::string explained = "explain query plan " + sql;
    for (std::size_t at = 0; (at = explained.find('?', at)) != std::string::npos;) {
        const bool is_numbered =
            at + 1 < explained.size() && explained[at + 1] >= '1' && explained[at + 1] <= '9';
        explained.replace(at, is_numbered ? 2 : 1, "'1'");
    }
    Rows rows = db.query(explained);
    while (rows.next()) steps.push_back(rows.text(3));
    return steps;
}

TEST(Schema, IsTheOneInTheGoldenFile) {
    Database db = Database::in_memory();
    std::string schema;
    Rows rows = db.query("select sql from sqlite_schema where sql is not null order by type desc, name");
    while (rows.next()) schema += rows.text(0) + ";\n\n";
    support::expect_golden(fs::path(PROJECT_ROOT) / "tests/store/schema.golden.sql", schema);
}

std::vector<std::string> all_tables(Database& db) {
    std::vector<std::string> names;
    Rows rows = db.query("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'");
    while (rows.next()) names.push_back(rows.text(0));
    return names;
}

// SQLite 3.40 may take any other order for damage; not where all columns before the last of the key are in
// it.
TEST(Schema, HasThePrimaryKeysOfTablesWithoutRowidFirst) {
    Database db = Database::in_memory();
    Rows rows = db.query(
        "select t.name from pragma_table_list t join pragma_table_info(t.name) c "
        "where t.schema = 'main' and t.wr = 1 and c.pk > 0 group by t.name having max(c.cid) >= count(*)");
    while (rows.next()) ADD_FAILURE() << rows.text(0);
}

// A value for each column of a table: the row's number, as its type.
std::string row_of(Database& db, const std::string& table, int number) {
    std::string values;
    Rows rows = db.query("select type from pragma_table_info(?)", {table});
    while (rows.next()) {
        const std::string text = std::to_string(number);
        values += values.empty() ? "" : ", ";
        values += rows.text(0) == "INTEGER" || rows.text(0) == "REAL" ? text
                  : rows.text(0) == "BLOB"                            ? "x'00'"
                                                                      : "'" + text + "'";
    }
    return values;
}

TEST(Schema, IsSoundToSqliteWithRowsInEveryTable) {
    Database db = Database::in_memory();
    db.query("pragma foreign_keys = off").next();
    db.query("pragma ignore_check_constraints = on").next();
    std::list<std::string> statements;
    Transaction tx(db);
    for (const std::string& table : all_tables(db)) {
        if (table.starts_with("search_index")) continue;  // FTS5 fills its tables itself
        for (int number = 1; number <= 100; ++number) {
            statements.push_back("insert into \"" + table + "\" values (" + row_of(db, table, number) + ")");
            tx.run(statements.back());
        }
    }
    tx.commit();
    Rows rows = db.query("pragma integrity_check");
    while (rows.next()) EXPECT_EQ(rows.text(0), "ok");
}

TEST(Statements, AreFoundByThisTest) { EXPECT_GT(all_statements().size(), 50u); }

TEST(Statements, NeverReadAWholeTableThatGrows) {
    Database db = Database::in_memory();
    for (const std::string& sql : all_statements()) {
        if (lists_everything(sql)) continue;
        for (const std::string& step : plan_of(db, sql)) {
            if (!step.starts_with("SCAN ") || step.find("USING") != std::string::npos) continue;
            if (step.find("VIRTUAL TABLE INDEX") != std::string::npos &&
                sql.find(" match ") != std::string::npos)
                continue;  // FTS5 finds the rows of the words
            const std::string table = step.substr(5, step.find(' ', 5) - 5);
            EXPECT_TRUE(may_be_scanned.contains(table) || table.starts_with("(") || table == "tags" ||
                        table == "found" || table == "CONSTANT")
                << step << "\n in: " << sql;
        }
    }
}

}  // namespace
}  // namespace tidings::store
