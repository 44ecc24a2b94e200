#include "support/conformance.h"

#include <gtest/gtest.h>

#include <sstream>

#include "support/golden.h"

namespace tidings::support {

std::string conformance_data(std::string_view name) {
    return read_bytes(std::filesystem::path(TEST_DATA) / "conformance" / name);
}

std::set<std::string> meant_differences(std::string_view name) {
    std::istringstream lines(conformance_data(name));
    std::set<std::string> cases;
    for (std::string line; std::getline(lines, line);)
        if (!line.empty() && !line.starts_with("# ")) cases.insert(line);
    return cases;
}

void expect_only_meant_differences(const std::map<std::string, std::string>& found, std::string_view name) {
    std::set<std::string> meant = meant_differences(name);
    for (const auto& [test, difference] : found)
        EXPECT_EQ(meant.erase(test), 1u)
            << test << "\n  differs, and " << name << " does not say so: " << difference;
    for (const std::string& test : meant)
        ADD_FAILURE() << test << "\n  does not differ, or is no case any more; take it out of " << name;
}

}  // namespace tidings::support
