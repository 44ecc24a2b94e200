#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "model/preferences.h"
#include "model/standing.h"
#include "model/subscriber.h"
#include "roster/columns.h"
#include "text/csv.h"

namespace tidings::roster {

// A row of a list: a person. Fields that the list lacks are empty.
struct Entry {
    std::optional<EmailAddress> email;  // none of an erased person
    std::string name, language;
    std::optional<Standing> standing;
    bool had_confirmed = false;  // of one who is suppressed or paused
    std::string why;
    std::optional<std::vector<std::string>> digests;
    Preferences preferences;
    std::optional<Timestamp> since, confirmed_at, ended_at;
    std::string consent;
    std::string address_hash, key;  // of an erased person
};

// A row of a list. Error usage, to be told with the line, for a row that cannot be used: without an address,
// with an invisible character inside of it, with an unknown state, or with more fields than there are titles.
// In a list without a column of states a time of leaving makes the row one of a reader who left.
Result<Entry> read_entry(const CsvRow& row, const Columns& columns);

// True for a row whose fields are all blank.
bool is_blank(const CsvRow& row);

// The first line of our own list, and one of its rows; both end in CRLF.
std::string title_line();
std::string line_of(const Entry& entry);

}  // namespace tidings::roster
