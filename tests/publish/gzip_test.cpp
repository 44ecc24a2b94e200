#include "publish/gzip.h"

#include <gtest/gtest.h>

namespace tidings::publish {
namespace {

// What zlib makes of "hello" in its gzip wrapping, at its best compression.
constexpr std::string_view hello_of_zlib(
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xcb\x48\xcd\xc9\xc9\x07\x00\x86\xa6\x10\x36\x05\x00\x00\x00",
    25);

TEST(Gzip, MakesTheSameFileOfTheSameBytes) {
    const std::string bytes(100'000, 'a');
    EXPECT_EQ(gzip(bytes), gzip(bytes));
    EXPECT_LT(gzip(bytes).size(), 1'000u);
}

TEST(Gzip, IsReadBackWhole) {
    for (const std::string bytes : {"", "a", "für 儿童"})
        EXPECT_TRUE(is_gzip_of(gzip(bytes), bytes)) << bytes;
}

TEST(Gzip, IsComparedByItsContentInAnyCompression) { EXPECT_TRUE(is_gzip_of(hello_of_zlib, "hello")); }

TEST(Gzip, OfOtherBytesIsNotTaken) {
    EXPECT_FALSE(is_gzip_of(gzip("hello"), "hella"));
    EXPECT_FALSE(is_gzip_of(gzip("hello"), "hell")) << "more than is expected";
    EXPECT_FALSE(is_gzip_of(gzip("hello"), "hello!")) << "less than is expected";
    EXPECT_FALSE(is_gzip_of("", "")) << "no file at all";
    EXPECT_FALSE(is_gzip_of("hello", "hello")) << "not packed";
    EXPECT_FALSE(is_gzip_of(hello_of_zlib.substr(0, 20), "hello")) << "cut off";
}

}  // namespace
}  // namespace tidings::publish
