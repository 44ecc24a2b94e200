#include "html/tokenizer.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

namespace tidings {
namespace {

using Kind = HtmlToken::Kind;
using Mode = HtmlTokenizer::Mode;

std::string described(const HtmlToken& token) {
    switch (token.kind) {
        case Kind::text:
            return (token.raw ? "raw " : "text ") + std::string(token.text);
        case Kind::end_tag:
            return "end " + std::string(token.name);
        case Kind::comment:
            return "comment " + std::string(token.text);
        case Kind::doctype:
            return "doctype" + std::string(token.text);
        case Kind::cdata:
            return "cdata " + std::string(token.text);
        case Kind::instruction:
            return "instruction " + std::string(token.text);
        case Kind::start_tag:
            break;
    }
    std::string tag = "start " + std::string(token.name);
    for (const HtmlAttribute& attribute : token.attributes)
        tag += " " + std::string(attribute.name) + "=[" + std::string(attribute.value) + "]";
    return tag + (token.self_closing ? " /" : "");
}

using Tokens = std::vector<std::string>;

Tokens tokens_of(std::string_view markup, Mode mode = Mode::html) {
    Tokens tokens;
    HtmlTokenizer tokenizer(markup, mode);
    while (const auto token = tokenizer.next()) tokens.push_back(described(*token));
    return tokens;
}

TEST(HtmlTokenizer, CutsTagsTextAndComments) {
    EXPECT_EQ(tokens_of("<P>Hello<!-- hidden --> world</p >"),
              (Tokens{"start p", "text Hello", "comment  hidden ", "text  world", "end p"}));
}

TEST(HtmlTokenizer, ReadsEveryWayToWriteAnAttribute) {
    EXPECT_EQ(tokens_of("<a HREF=/x title='a > b' lang = \"en\" hidden data-x=>"),
              Tokens{"start a href=[/x] title=[a > b] lang=[en] hidden=[] data-x=[]"});
}

TEST(HtmlTokenizer, KeepsTheFirstOfTwoAttributesOfOneName) {
    EXPECT_EQ(tokens_of("<a href=1 HREF=2>"), Tokens{"start a href=[1]"});
}

TEST(HtmlTokenizer, KeepsAtMost64Attributes) {
    std::string tag = "<a";
    for (int i = 0; i < 100; ++i) tag += " a" + std::to_string(i);
    HtmlTokenizer tokenizer(tag += ">");
    EXPECT_EQ(tokenizer.next()->attributes.size(), 64U);
}

TEST(HtmlTokenizer, TellsASelfClosingTagFromASlashInAValue) {
    EXPECT_EQ(tokens_of("<br/><a href=x/>"), (Tokens{"start br /", "start a href=[x/]"}));
}

TEST(HtmlTokenizer, TakesALooseLessThanSignForText) {
    EXPECT_EQ(tokens_of("1 < 2 <3 <"), Tokens{"text 1 < 2 <3 <"});
}

TEST(HtmlTokenizer, TakesStrayDeclarationsForComments) {
    EXPECT_EQ(tokens_of("<?php x ?><![CDATA[y]]></ z>"),
              (Tokens{"instruction php x ?", "comment [CDATA[y]]", "comment  z"}));
}

TEST(HtmlTokenizer, EndsACommentWhereBrowsersDo) {
    EXPECT_EQ(tokens_of("<!-->a<!--->b<!--c--!>d"),
              (Tokens{"comment ", "text a", "comment ", "text b", "comment c", "text d"}));
}

TEST(HtmlTokenizer, ReadsNoMarkupInRawText) {
    EXPECT_EQ(tokens_of("<STYLE><b></styles></style ><b>"),
              (Tokens{"start style", "raw <b></styles>", "end style", "start b"}));
}

TEST(HtmlTokenizer, ReadsThroughAScriptThatHidesAnotherOne) {
    EXPECT_EQ(tokens_of("<script><!--<script></script>x--></script>y"),
              (Tokens{"start script", "raw <!--<script></script>x-->", "end script", "text y"}));
}

TEST(HtmlTokenizer, SaysWhenTheInputEndsInsideOfAComment) {
    HtmlTokenizer tokenizer("<!-- never ending");
    EXPECT_FALSE(tokenizer.next()->terminated);
}

TEST(HtmlTokenizer, LetsAnOpenCommentHideNothingBehindItsFirstAngleBracket) {
    EXPECT_EQ(tokens_of("sa<!-- -- x >fe<!-- y >!"),
              (Tokens{"text sa", "comment  -- x ", "text fe", "comment  y ", "text !"}));
}

TEST(HtmlTokenizer, DropsATagThatTheEndCutsOff) { EXPECT_EQ(tokens_of("x<a href='y"), Tokens{"text x"}); }

TEST(HtmlTokenizer, KnowsSectionsButNoRawTextInsideOfSvg) {
    EXPECT_EQ(tokens_of("<![CDATA[a > <b>]]><style><g/>", Mode::foreign),
              (Tokens{"cdata a > <b>", "start style", "start g /"}));
    EXPECT_EQ(tokens_of("<![CDATA[a > <b>]]>"),
              (Tokens{"comment [CDATA[a ", "text  ", "start b", "text ]]>"}));
}

TEST(HtmlTokenizer, EndsAnInstructionAtItsFirstAngleBracket) {
    EXPECT_EQ(tokens_of("<?php if (1 > 0) ?>"), (Tokens{"instruction php if (1 ", "text  0) ?>"}));
}

TEST(HtmlTokenizer, GivesEveryByteOfTheSourceBack) {
    const std::string markup = "<!DOCTYPE x><p class='a'>b &amp; <c</p><!-- d --><script>e</script>f";
    std::string joined;
    HtmlTokenizer tokenizer(markup);
    while (const auto token = tokenizer.next()) joined += token->source;
    EXPECT_EQ(joined, markup);
}

class UnfinishedMarkup : public ::testing::TestWithParam<const char*> {};

TEST_P(UnfinishedMarkup, TakesLinearTimeHoweverOftenRepeated) {
    std::string markup;
    while (markup.size() < 2'000'000) markup += GetParam();
    const auto begin = std::chrono::steady_clock::now();
    for (const Mode mode : {Mode::html, Mode::foreign}) tokens_of(markup, mode);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

INSTANTIATE_TEST_SUITE_P(HtmlTokenizer, UnfinishedMarkup,
                         ::testing::Values("<!--", "<![CDATA[", "<a <a", "<a b='", "<", "</", "<script>",
                                           "</script", "<!", "<?", "<script><!--", "-", "<!---",
                                           "<title></titl", "<!DOCTYPE[", "<a a", "&", "<!--<"));

}  // namespace
}  // namespace tidings
