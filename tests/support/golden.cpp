#include "support/golden.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace tidings::support {

std::string read_bytes(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("missing test data: " + file.string());
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void expect_golden(const std::filesystem::path& file, std::string_view actual) {
    const char* accept = std::getenv("TIDINGS_ACCEPT");
    if (accept != nullptr && std::string_view(accept) == "1") {
        std::ofstream(file, std::ios::binary) << actual;
        return;
    }
    ASSERT_TRUE(std::filesystem::exists(file)) << file << " is missing; ./dev accept writes it";
    EXPECT_EQ(read_bytes(file), actual)
        << "differs from " << file << "; if the change is meant, run ./dev accept and read the diff";
}

}  // namespace tidings::support
