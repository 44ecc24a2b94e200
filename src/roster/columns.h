#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tidings::roster {

// The meaning of a column in a list of people. The first 17, in this order, are the columns of our own
// export.
enum class Column {
    email,
    name,
    language,
    state,         // one word: model/standing.h, or what other products say
    subscription,  // of a suppressed or paused person: the state of the subscription
    why,           // suppressed or paused
    digests,       // slugs
    topics,        // what they want of these: model/preferences.h
    languages,
    fold,
    neutral_subject,
    since,
    confirmed_at,
    ended_at,  // left, suppressed, paused
    consent,   // where and how they agreed
    address_hash,
    key,  // fingerprint of the key of address_hash
    first_name,
    last_name,
    cleaned_at,       // given up by another product
    is_confirmed,     // yes or no, as other products have it
    is_unsubscribed,  // the same
    is_blocked,       // the same
};
inline constexpr std::size_t own_columns = 17, known_columns = 23;

// How our export names one.
std::string_view column_name(Column column);

struct Columns {
    static constexpr std::size_t absent = static_cast<std::size_t>(-1);

    std::array<std::size_t, known_columns> places{};  // in a row, or absent
    std::size_t count = 0;                            // of all columns
    std::vector<std::string>
        ignored;  // titles that are unknown, or that repeat the meaning of an earlier one

    std::size_t place(Column column) const { return places[static_cast<std::size_t>(column)]; }
    bool has(Column column) const { return place(column) != absent; }
};

// Reads the titles as they stand in the first row, in any case, with or without blanks and marks: ours, in
// the nine languages, and those of usual products. Error not_a_feed if none is that of the address.
Result<Columns> read_columns(const std::vector<std::string>& titles);

}  // namespace tidings::roster
