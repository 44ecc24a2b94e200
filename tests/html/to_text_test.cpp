#include "html/to_text.h"

#include <gtest/gtest.h>

#include "html/sanitise.h"

namespace tidings {
namespace {

TEST(HtmlToText, ReadsSafeHtmlAsAnyOther) {
    for (const std::string_view html :
         {"", "a", "<p>", "a<br>b", "<p title='a > b'>x &amp; y</p><hr><p>z",
          "<script>a</script><xmp><p></xmp>b", "<table><tr><td lang=en>a<td>b</table>c",
          "<a href='https://a.example/?a=1&b=>'>l</a>m", "1 < 2 > 1"}) {
        const SafeHtml safe = sanitise(html, std::nullopt);
        EXPECT_EQ(html_to_text(safe), html_to_text(safe.html())) << safe.html();
    }
}

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

TEST(HtmlToMailText, SeparatesParagraphsByAnEmptyLine) {
    EXPECT_EQ(html_to_mail_text("<h2>A</h2><p>b\n  c<br>d</p><p>e</p>"), "A\n\nb c\nd\n\ne");
}

TEST(HtmlToMailText, PutsTheAddressBehindTheWordsOfALink) {
    EXPECT_EQ(html_to_mail_text("Read <a href='https://ngo.example/a?b=1&amp;c=2'>the <b>report</b></a>."),
              "Read the report <https://ngo.example/a?b=1&c=2>.");
}

TEST(HtmlToMailText, DoesNotRepeatAnAddressThatIsItsOwnWords) {
    EXPECT_EQ(html_to_mail_text("<a href='https://ngo.example/'>ngo.example</a> <a "
                                "href='mailto:a@ngo.example'>a@ngo.example</a>"),
              "ngo.example a@ngo.example");
}

TEST(HtmlToMailText, ShowsTheAddressOfALinkWithoutWords) {
    EXPECT_EQ(
        html_to_mail_text("a <a href='https://ngo.example/'></a>b <a href='mailto:c@d.example'>mail us</a>"),
        "a <https://ngo.example/>b mail us <c@d.example>");
}

TEST(HtmlToMailText, MarksAndIndentsTheItemsOfLists) {
    EXPECT_EQ(
        html_to_mail_text(
            "<p>a</p><ul><li>b<ul><li>c<br>d</li></ul></li><li>e</li></ul><ol><li>f</li><li>g</li></ol>"),
        "a\n\n- b\n  - c\n    d\n- e\n\n1. f\n2. g");
}

TEST(HtmlToMailText, MarksQuotes) {
    EXPECT_EQ(html_to_mail_text("<p>a</p><blockquote><p>b</p><p>c <q>d</q></p></blockquote><p>e</p>"),
              "a\n\n> b\n>\n> c “d”\n\ne");
}

TEST(HtmlToMailText, KeepsTheLinesOfPreformattedText) {
    EXPECT_EQ(html_to_mail_text("<pre>a\n  b\n\nc\n</pre>d"), "a\n  b\n\nc\n\nd");
}

TEST(HtmlToMailText, DrawsRulesAndSeparatesCells) {
    EXPECT_EQ(html_to_mail_text("a<hr>b<table><tr><td>c</td><td>d</td></tr></table>"),
              "a\n\n----------\n\nb\n\nc d");
}

TEST(HtmlToMailText, StaysInProportionToItsSource) {
    std::string html;
    for (int i = 0; i < 10'000; ++i) html += "<blockquote>";
    for (int i = 0; i < 10'000; ++i) html += "<br>x";
    EXPECT_LT(html_to_mail_text(html).size(), 3 * html.size());
}

}  // namespace
}  // namespace tidings
