#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace tidings::support {

// The bytes of a file in tests/data/conformance: test data of a standard, as its authors publish it.
std::string conformance_data(std::string_view name);

// How we differ from a standard on purpose, out of a file in tests/data/conformance: the names of test cases,
// each on a line of its own, beneath the lines that explain them, which begin with "# ".
std::set<std::string> meant_differences(std::string_view name);

// Fails unless exactly the cases that are meant differ. `found` has what differs for each case by its name.
void expect_only_meant_differences(const std::map<std::string, std::string>& found, std::string_view name);

}  // namespace tidings::support
