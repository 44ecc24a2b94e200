#include "store/schema/frozen_functions_0014.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tidings::store {
namespace {

using Numbers = std::vector<std::int64_t>;
using Tuples = std::vector<Numbers>;

// SQLite keeps a pointer for each group of rows, null at first.
Tuples** tuples_of(sqlite3_context* group) {
    return static_cast<Tuples**>(sqlite3_aggregate_context(group, sizeof(Tuples*)));
}

void add_to_group(sqlite3_context* group, int count, sqlite3_value** values) {
    Tuples** tuples = tuples_of(group);
    if (tuples == nullptr) return sqlite3_result_error_nomem(group);
    if (*tuples == nullptr) *tuples = std::make_unique<Tuples>().release();
    Numbers& numbers = (*tuples)->emplace_back();
    for (int i = 0; i < count; ++i) numbers.push_back(sqlite3_value_int64(values[i]));
}

void append_highest_byte_first(std::string& packed, std::int64_t number) {
    const auto bits = static_cast<std::uint64_t>(number);
    for (int shift = 56; shift >= 0; shift -= 8) packed.push_back(static_cast<char>(bits >> shift & 0xFF));
}

void pack_group(sqlite3_context* group) {
    Tuples** kept = tuples_of(group);
    if (kept == nullptr || *kept == nullptr) return;
    const std::unique_ptr<Tuples> tuples(*kept);
    std::ranges::sort(*tuples);
    std::string packed;
    for (const Numbers& numbers : *tuples)
        for (const std::int64_t number : numbers) append_highest_byte_first(packed, number);
    sqlite3_result_blob64(group, packed.data(), packed.size(), SQLITE_TRANSIENT);
}

std::string_view text_of(sqlite3_value* value) {
    const unsigned char* text = sqlite3_value_text(value);
    if (text == nullptr) return {};
    return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

void file_key(sqlite3_context* result, int, sqlite3_value** values) {
    constexpr std::array<std::string_view, 6> kinds{"guid", "link", "title", "text", "pointer", "entry id"};
    constexpr std::uint64_t id_mask = (std::uint64_t{1} << 28) - 1,
                            hash_mask = ~((std::uint64_t{1} << 31) - 1);
    const auto kind = std::ranges::find(kinds, text_of(values[0]));
    if (kind == kinds.end()) return sqlite3_result_error(result, "no such kind of key", -1);
    const auto number = static_cast<std::uint64_t>(kind - kinds.begin()) + 1;
    const std::string_view key = text_of(values[1]);
    const std::uint64_t hash = XXH3_64bits(key.data(), key.size()) ^ number * 0x9E3779B97F4A7C15U;
    const auto id = static_cast<std::uint64_t>(sqlite3_value_int64(values[2]));
    sqlite3_result_int64(result, static_cast<std::int64_t>((hash & hash_mask) | (id & id_mask)));
}

}  // namespace

void add_frozen_functions_0014(Connection& connection) {
    constexpr int any_number = -1;
    constexpr int kind_key_and_id = 3;
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
    sqlite3_create_function_v2(connection.handle(), "packed", any_number, flags, nullptr, nullptr,
                               add_to_group, pack_group, nullptr);
    sqlite3_create_function_v2(connection.handle(), "filed_key", kind_key_and_id, flags, nullptr, file_key,
                               nullptr, nullptr, nullptr);
}

}  // namespace tidings::store
