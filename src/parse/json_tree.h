#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace tidings {

// The part of a JSON document that could be parsed.
struct JsonTree {         // NOLINT(bugprone-exception-escape): nlohmann's destructor is not declared noexcept
    nlohmann::json root;  // null if nothing could be read
    std::string problem;  // where and why reading stopped; empty if it did not
    bool left_out = false;     // something beyond a limit is missing
    bool cut_off = false;      // reading stopped because the text ended inside a value
    bool junk_behind = false;  // other text follows the value
};

// Parses JSON up to the first error and keeps the complete members and elements before it. Values nested
// deeper than `depth`, and those after the first half million, are left out: a tree costs up to 40 times its
// text.
JsonTree read_json(std::string_view text, std::size_t depth);

}  // namespace tidings
