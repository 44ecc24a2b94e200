#include "web/form.h"

#include <gtest/gtest.h>

namespace tidings::web {
namespace {

TEST(Form, IsReadFromUrlencodedFields) {
    const Fields fields = read_urlencoded("a=1&b=x+y%26z&a=2&&c&%zz=%4");
    EXPECT_EQ(fields.text("a"), "1");
    EXPECT_EQ(fields.all("a"), (std::vector<std::string>{"1", "2"}));
    EXPECT_EQ(fields.text("b"), "x y&z");
    EXPECT_TRUE(fields.has("c"));
    EXPECT_EQ(fields.text("%zz"), "%4");
    EXPECT_FALSE(fields.has("d"));
}

TEST(Form, IsReadFromMultipart) {
    const auto fields = read_form("multipart/form-data; charset=utf-8; boundary=\"b b\"",
                                  "--b b\r\nContent-Type: text/plain\r\ncontent-disposition: form-data; "
                                  "name=\"a\"\r\n\r\nx\r\ny\r\n--b b\r\nContent-Disposition: form-data; "
                                  "name=b\r\n\r\n\r\n--b b--\r\n");
    ASSERT_TRUE(fields);
    EXPECT_EQ(fields->text("a"), "x\r\ny");
    EXPECT_TRUE(fields->has("b"));
    EXPECT_EQ(fields->text("b"), "");
}

TEST(Form, IsNoneWhenItsMultipartIsNotWhole) {
    for (const char* body : {"", "--b", "--b\r\n", "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx",
                             "x\r\n--b--", "--b\r\nno blank line\r\n--b--"})
        EXPECT_FALSE(read_form("multipart/form-data; boundary=b", body)) << body;
    EXPECT_FALSE(read_form("multipart/form-data", "--\r\n"));
}

TEST(Form, IsNoneInAnyOtherType) {
    EXPECT_FALSE(read_form("application/json", "{}"));
    EXPECT_FALSE(read_form("text/plain", "a=1"));
    EXPECT_TRUE(read_form("", "")) << "a button without fields";
}

TEST(Form, HasAtMostTwoHundredFields) {
    std::string body;
    for (int i = 0; i < 10'000; ++i) body += "a=1&";
    EXPECT_EQ(read_urlencoded(body).size(), 200u);
}

}  // namespace
}  // namespace tidings::web
