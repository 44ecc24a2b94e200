#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "publish/hub.h"

// Verifies published files with parsers that are independent of the writers.
namespace tidings::publish {

// The contents of a document that are checked across documents.
struct CheckedFeed {
    std::vector<std::string> problems;   // a sentence each; empty if all is well
    std::vector<std::string> entry_ids;  // in their order
    std::vector<std::string> gone_ids;
    std::string prev_archive;  // an address; empty for none
    bool is_archive = false;
};

// A file as Atom 1.0 that every library reads alike (atom_entry.cpp says what that takes), or as JSON
// Feed 1.1.
CheckedFeed check_atom(const Hub& hub, std::string_view name, const std::string& bytes);
CheckedFeed check_json(const Hub& hub, std::string_view name, const std::string& bytes);

// What both formats want of an entry: an absolute web address, a date of whole seconds in UTC, and HTML that
// today's sanitiser would let through as it is.
bool is_absolute(std::string_view address);
bool is_exact_date(std::string_view date);
bool is_clean(const std::string& html);

}  // namespace tidings::publish
