#include "url/addresses_in_text.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

TEST(WithPublishedAddresses, CutsTrackingAndOpensRedirectorsInWords) {
    EXPECT_EQ(with_published_addresses("Read https://harbour.example/a?utm_source=x&id=2, then call."),
              "Read https://harbour.example/a?id=2, then call.");
    EXPECT_EQ(with_published_addresses("(HTTP://harbour.example/?fbclid=1)"), "(http://harbour.example/)");
    EXPECT_EQ(with_published_addresses("„https://harbour.example/?fbclid=1”"), "„https://harbour.example/”");
    EXPECT_EQ(with_published_addresses(
                  "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2Fb https://c.example/?gclid=1"),
              "https://a.example/b https://c.example/");
}

TEST(WithPublishedAddresses, LeavesAllElseAsItIs) {
    for (const char* text :
         {"", "No address at all.", "://", "http://", "a://b?utm_source=x", "https://Harbour.example:443/É",
          "https://harbour.example/a_(b).", "see https://harbour.example/?id=1…"})
        EXPECT_EQ(with_published_addresses(text), text);
}

}  // namespace
}  // namespace tidings
