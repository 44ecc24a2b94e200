#include "text/json_writer.h"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace tidings {
namespace {

std::string written(std::string_view text) {
    JsonWriter json(JsonLayout::line);
    json.text({}, text);
    return json.take();
}

// One member of each kind, and what is empty.
std::string everything(JsonLayout layout) {
    JsonWriter json(layout);
    json.open_object();
    json.text("text", "a");
    json.number("number", -9'007'199'254'740'993);
    json.boolean("yes", true);
    json.boolean("no", false);
    json.null("null");
    json.texts("texts", std::vector<std::string>{"b", ""});
    json.open_array("objects");
    json.open_object();
    json.close_object();
    json.open_object();
    json.number("n", 1);
    json.close_object();
    json.close_array();
    json.texts("none", {});
    json.close_object();
    return json.take();
}

TEST(JsonWriter, EscapesOnlyTheCharactersThatRfc8259Demands) {
    EXPECT_EQ(written("\"a\\b\"\n\t\r\b\f\x01/\x7f"), R"("\"a\\b\"\n\t\r\b\f\u0001/)"
                                                      "\x7f\"");
    EXPECT_EQ(written("für 儿童\u2028"), "\"für 儿童\u2028\"");
}

TEST(JsonWriter, ReplacesIllFormedUtf8) { EXPECT_EQ(written("a\xff"), "\"a\xef\xbf\xbd\""); }

TEST(JsonWriter, WritesALineWithoutWhiteSpaceInTheOrderOfTheCalls) {
    EXPECT_EQ(everything(JsonLayout::line),
              R"({"text":"a","number":-9007199254740993,"yes":true,"no":false,"null":null,)"
              R"("texts":["b",""],"objects":[{},{"n":1}],"none":[]})");
}

TEST(JsonWriter, IndentsByTwoSpacesALevelAndKeepsEmptyValuesOnOneLine) {
    EXPECT_EQ(everything(JsonLayout::indented), R"({
  "text": "a",
  "number": -9007199254740993,
  "yes": true,
  "no": false,
  "null": null,
  "texts": [
    "b",
    ""
  ],
  "objects": [
    {},
    {
      "n": 1
    }
  ],
  "none": []
})");
}

TEST(JsonWriter, WritesNullWhereThereIsNoText) {
    JsonWriter json(JsonLayout::line);
    json.open_object();
    json.text_or_null("none", std::optional<std::string>());
    json.text_or_null("text", std::optional<std::string>(""));
    json.text_or_null("made", std::optional<int>(3), [](int n) { return std::to_string(n); });
    json.close_object();
    EXPECT_EQ(json.take(), R"({"none":null,"text":"","made":"3"})");
}

TEST(JsonWriter, PutsPiecesIntoADocumentAsTheyAre) {
    JsonWriter piece(JsonLayout::indented, 1);
    piece.open_object();
    piece.number("a", 1);
    piece.close_object();
    const std::string one = piece.take();
    EXPECT_EQ(one, "  {\n    \"a\": 1\n  }");

    JsonWriter json(JsonLayout::indented);
    json.open_array();
    json.raw(std::array<std::string_view, 2>{one, one});
    json.close_array();
    EXPECT_EQ(json.take(), "[\n" + one + ",\n" + one + "\n]");
}

}  // namespace
}  // namespace tidings
