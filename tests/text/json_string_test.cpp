#include "text/json_string.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

std::string written(std::string_view text) {
    std::string json;
    append_json_string(json, text);
    return json;
}

TEST(JsonString, EscapesWhatMustBeAndNothingElse) {
    EXPECT_EQ(written("\"a\\b\"\n\t\r\x01/\x7f"), R"("\"a\\b\"\n\t\r\u0001/)"
                                                  "\x7f\"");
    EXPECT_EQ(written("für 儿童"), "\"für 儿童\"");
}

TEST(JsonString, ReplacesWhatIsNoUtf8) { EXPECT_EQ(written("a\xff"), "\"a\xef\xbf\xbd\""); }

}  // namespace
}  // namespace tidings
