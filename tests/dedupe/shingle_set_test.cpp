#include "dedupe/shingle_set.h"

#include <gtest/gtest.h>

#include "dedupe/fingerprint.h"
#include "dedupe/made_up_items.h"
#include "dedupe/resemblance.h"

namespace tidings {
namespace {

ShingleSet set_of(std::string_view text) { return ShingleSet(read_words(text)); }

TEST(ShingleSet, HoldsEachShingleOnce) {
    EXPECT_EQ(set_of("one two three four one two three four").size(), 4u);
    EXPECT_EQ(set_of("one two").size(), 1u);
    EXPECT_EQ(set_of("").size(), 0u);
}

TEST(ShingleSet, IsContainedAsMuchAsTheRulesFind) {
    const std::string_view a = "the helplines of ten countries are open at night from now on";
    const std::string_view b = "from now on the helplines of ten countries close at noon";
    const Resemblance exact = compare(fingerprint("", {std::string(a), read_words(a)}),
                                      fingerprint("", {std::string(b), read_words(b)}));
    EXPECT_DOUBLE_EQ(set_of(a).contained(set_of(b)), exact.contained);
    EXPECT_DOUBLE_EQ(set_of(b).contained(set_of(a)), exact.contained);
    EXPECT_EQ(set_of("").contained(set_of(a)), 0);
}

}  // namespace
}  // namespace tidings
