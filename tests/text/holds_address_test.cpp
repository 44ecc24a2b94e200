#include "text/holds_address.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

TEST(HoldsAddress, KnowsWebAndMailAddressesWithAndWithoutAScheme) {
    for (const char* name :
         {"Free gifts: http://gifts.example/now", "ftp://x", "Visit GIFTS.example today", "www.gifts.example",
          "bob@mail.example", "bob @ mail", "t.me/gifts", "x.com", "gifts.example", "shop.gifts.co.uk",
          "192.0.2.7", "see ｇｉｆｔｓ．ｅｘａｍｐｌｅ", "gifts。example", "bob＠mail", "подарки.рф",
          "xn--80a.xn--p1ai", "Anna,gifts.example", "(gifts.example)"})
        EXPECT_TRUE(holds_address(name)) << name;
}

TEST(HoldsAddress, LeavesNamesAlone) {
    for (const char* name :
         {"", "Anna Rossi", "J. R. R. Tolkien", "J.R.R. Tolkien", "Dr. Meier", "Dr.Meier", "Prof.Dr.Lang",
          "St.Pierre", "Martin Luther King, Jr.", "O’Neill-Smith", "Müller & Söhne e.V.", "Γιώργος Παπάς",
          "李 小龍", "Anna R.", "A/B", "No. 5", "Henry VIII.", "1.2.3"})
        EXPECT_FALSE(holds_address(name)) << name;
}

}  // namespace
}  // namespace tidings
