#include "text/hash.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

// Stored fingerprints must outlive upgrades: these values are XXH3's own and must never change.
TEST(Hash, IsTheSameForEver) {
    EXPECT_EQ(hash64(""), 0x2d06800538d394c2U);
    EXPECT_EQ(hash_hex(""), "99aa06d3014798d86001c324468d497f");
}

TEST(Hash, TellsTextsApart) {
    EXPECT_NE(hash64("a"), hash64("b"));
    EXPECT_NE(hash_hex("a"), hash_hex("b"));
}

}  // namespace
}  // namespace tidings
