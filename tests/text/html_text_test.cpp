#include "text/html_text.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

TEST(HtmlToText, DropsTagsAndDecodesEntities) {
    EXPECT_EQ(html_to_text("Caf&eacute; <b>ouvert</b> &amp; plein"), "Café ouvert & plein");
}

TEST(HtmlToText, PutsBlocksOnLinesOfTheirOwn) {
    EXPECT_EQ(html_to_text("<h1>A</h1><p>B<br>C</p><ul><li>D"), "A\nB\nC\nD");
}

TEST(HtmlToText, FoldsWhiteSpaceAndTrimsTheEnds) {
    EXPECT_EQ(html_to_text(" a \n\t b&nbsp; c <p> "), "a b c");
}

TEST(HtmlToText, LeavesNoTraceOfScriptAndStyle) {
    EXPECT_EQ(html_to_text("a<script>b</script><style>c</style><title>d</title>e"), "ae");
}

TEST(HtmlToText, SeparatesTheCellsOfARow) {
    EXPECT_EQ(html_to_text("<tr><td>a</td><td>b</td></tr><tr><td>c"), "a b\nc");
}

TEST(HtmlToText, KeepsALooseLessThanSign) {
    EXPECT_EQ(html_to_text("children < 12 & parents"), "children < 12 & parents");
}

}  // namespace
}  // namespace tidings
