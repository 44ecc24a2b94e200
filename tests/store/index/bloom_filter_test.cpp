#include "store/index/bloom_filter.h"

#include <gtest/gtest.h>

namespace tidings::store {
namespace {

std::uint64_t scattered(std::uint64_t number) { return number * 0xC2B2AE3D27D4EB4FU; }

constexpr std::uint64_t count = 5'000'000;  // more than its first part holds

TEST(BloomFilter, MayHaveAllThatWereAddedAndFewOthers) {
    BloomFilter seen;
    EXPECT_FALSE(seen.may_have(scattered(1)));
    for (std::uint64_t i = 0; i < count; ++i) seen.add(scattered(i));
    for (std::uint64_t i = 0; i < count; i += 7) ASSERT_TRUE(seen.may_have(scattered(i))) << i;
    std::uint64_t others = 0;
    for (std::uint64_t i = count; i < count + 100'000; ++i) others += seen.may_have(scattered(i)) ? 1U : 0U;
    EXPECT_LT(others, 3000u) << "of 100,000";
    EXPECT_FALSE(seen.is_full());
}

TEST(BloomFilter, IsFullWithAsManyAsThereMayBe) {
    BloomFilter seen(3);
    seen.add(1);
    seen.add(2);
    EXPECT_FALSE(seen.is_full());
    seen.add(3);
    EXPECT_TRUE(seen.is_full());
}

}  // namespace
}  // namespace tidings::store
