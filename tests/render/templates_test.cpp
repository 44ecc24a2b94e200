#include "render/templates.h"

#include <gtest/gtest.h>

#include "base/result.h"
#include "support/temp_folder.h"

namespace tidings::render {
namespace {

// What rendering one template with `data` gives, or the message of the failure.
std::string rendered(std::string_view name, std::string_view source, const Data& data) {
    const support::TempFolder folder;
    folder.write(std::string(name) + ".mustache", source);
    try {
        return Templates(folder.path()).render(name, data);
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.error().code, Code::configuration);
        return "failure: " + failure.error().message;
    }
}

Data title(std::string text) { return std::move(Data().set("title", std::move(text))); }

bool says(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(Templates, EscapeTextInHtmlWithAnApostropheThatOutlookShows) {
    EXPECT_EQ(rendered("page.html", "<p title=\"{{title}}\">", title("<b> & \"it's\"")),
              "<p title=\"&lt;b&gt; &amp; &quot;it&#39;s&quot;\">");
}

TEST(Templates, LeaveTextAsItIsInTextParts) {
    EXPECT_EQ(rendered("page.txt", "{{{title}}} {{title}}", title("<it's>")), "<it's> <it's>");
}

TEST(Templates, NameFileAndNameWhenTheDataLacksIt) {
    const std::string said = rendered("page.html", "<p>{{titel}}</p>", title("x"));
    EXPECT_TRUE(says(said, "page.html.mustache")) << said;
    EXPECT_TRUE(says(said, "there is no \"titel\"")) << said;
}

TEST(Templates, TakeAMissingFlagForAnErrorEvenInAnInvertedSection) {
    EXPECT_TRUE(says(rendered("page.html", "{{^titel}}none{{/titel}}", title("x")), "there is no \"titel\""));
}

TEST(Templates, RefuseTripleBracesAroundPlainTextInHtml) {
    EXPECT_TRUE(
        says(rendered("page.html", "{{{title}}}", title("<script>")), "\"title\" is text: write {{title}}"));
}

TEST(Templates, RefuseTheAmpersandFormOfAnUnescapedName) {
    EXPECT_TRUE(says(rendered("page.html", "{{&title}}", title("<script>")), "is no name"));
}

TEST(Templates, PutSafeHtmlInAsItIs) {
    const Data data = std::move(Data().set("body", SafeHtml::trusted_from_store("<p>it</p>")));
    EXPECT_EQ(rendered("page.html", "<div>{{{body}}}</div>", data), "<div><p>it</p></div>");
}

TEST(Templates, RefuseSafeHtmlWhereItWouldShowItsTags) {
    const Data data = std::move(Data().set("body", SafeHtml::trusted_from_store("<p>it</p>")));
    EXPECT_TRUE(says(rendered("page.html", "{{body}}", data), "\"body\" is HTML"));
    EXPECT_TRUE(says(rendered("page.txt", "{{{body}}}", data), "\"body\" is HTML"));
}

TEST(Templates, RefuseTextAsAFlagForMustacheTakesTheEmptyOneForTrue) {
    EXPECT_TRUE(says(rendered("page.html", "{{#title}}a{{/title}}", title("")), "\"title\" is text"));
}

TEST(Templates, RefuseAFlagWhereItWouldPrintNothing) {
    EXPECT_TRUE(says(rendered("page.html", "{{new}}", std::move(Data().set("new", true))),
                     "\"new\" is a flag or rows"));
}

TEST(Templates, ShowEachRowWithTheNamesAroundIt) {
    Data data = title("Digest");
    data.set("items", Rows{std::move(Data().set("name", "one").set("new", true)),
                           std::move(Data().set("name", "two").set("new", false))});
    EXPECT_EQ(rendered("page.txt", "{{#items}}{{{title}}} {{{name}}}{{#new}}!{{/new}}\n{{/items}}", data),
              "Digest one!\nDigest two\n");
}

TEST(Templates, LeaveNoLineWhereASectionThatIsOffStood) {
    const Data off = std::move(Data().set("on", false));
    EXPECT_EQ(rendered("page.txt", "a\n{{#on}}\nb\n{{/on}}\nc\n", off), "a\nc\n");
}

TEST(Templates, KeepAnEmptyLineThatASectionBeginsWith) {
    const Data on = std::move(Data().set("on", true));
    EXPECT_EQ(rendered("page.txt", "a\n{{#on}}\n\nb\n{{/on}}\nc\n", on), "a\n\nb\nc\n");
}

TEST(Templates, IncludeAPartialOfTheSameFolder) {
    const support::TempFolder folder;
    folder.write("email/head.html.mustache", "<h1>{{title}}</h1>\n");
    folder.write("email/page.html.mustache", "  {{> head.html}}\n {{! alone }}\n<p>{{! says nothing }}</p>");
    EXPECT_EQ(Templates(folder.path()).render("email/page.html", title("A & B")),
              "<h1>A &amp; B</h1>\n<p></p>");
}

TEST(Templates, RefuseAPartialThatIncludesItself) {
    EXPECT_TRUE(says(rendered("page.html", "{{> page.html}}", {}), "deep"));
}

TEST(Templates, RefuseAPartialOfAnotherFolder) {
    EXPECT_TRUE(says(rendered("page.html", "{{> ../page.html}}", {}), "no template of this folder"));
}

TEST(Templates, NameTheLineOfABrokenTag) {
    EXPECT_TRUE(
        says(rendered("page.html", "<p>\n{{title", title("x")), "page.html.mustache:2: a tag is not closed"));
    EXPECT_TRUE(says(rendered("page.html", "\n\n{{#a}}", {}), ":3: the section {{#a}} is not closed"));
    EXPECT_TRUE(says(rendered("page.html", "\n{{/a}}", {}), ":2: {{/a}} closes no open section"));
}

TEST(Templates, NameAMissingFile) {
    const support::TempFolder folder;
    try {
        Templates(folder.path()).render("email/none.html", {});
        FAIL() << "rendered a template that is not there";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.error().code, Code::configuration);
        EXPECT_TRUE(says(failure.error().message, "email/none.html.mustache"));
    }
}

TEST(Templates, RefuseAFolderThatIsNotThere) {
    const support::TempFolder folder;
    EXPECT_THROW(Templates(folder / "none"), Failure);
}

TEST(Templates, NeverTakeDataForATemplate) {
    EXPECT_EQ(rendered("page.txt", "{{{title}}}", title("{{other}}")), "{{other}}");
}

}  // namespace
}  // namespace tidings::render
