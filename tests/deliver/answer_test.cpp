#include "deliver/answer.h"

#include <gtest/gtest.h>

namespace tidings::deliver {
namespace {

TEST(WithoutAddresses, KeepsTheCodesAndWhatElseIsSaid) {
    for (const char* answer : {"", "250", "250 2.0.0 Ok: queued as 4F2A1",
                               "554 5.7.1 Service unavailable; Client host [192.0.2.1]"})
        EXPECT_EQ(without_addresses(answer), answer);
}

TEST(WithoutAddresses, NamesNobodyInBracketsOrBare) {
    EXPECT_EQ(without_addresses("550 5.1.1 <anna@x.example>: Recipient address rejected"),
              "550 5.1.1 <address>: Recipient address rejected");
    EXPECT_EQ(without_addresses("550 anna@x.example unknown"), "550 <address> unknown");
    EXPECT_EQ(without_addresses("550 5.1.1 No user 'anna@x.example' (rfc822;Anna@X.example)"),
              "550 5.1.1 No user '<address>' (rfc822;<address>)");
}

TEST(WithoutAddresses, NamesNobodyInALink) {
    EXPECT_EQ(without_addresses("550 5.7.1 see https://bl.example/?who=anna%40x.example"),
              "550 5.7.1 see https:<address>");
}

}  // namespace
}  // namespace tidings::deliver
