#include "support/conformance.h"

#include <gtest/gtest.h>

#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "html/entities.h"
#include "html/tokenizer.h"
#include "text/ascii.h"
#include "text/utf8.h"

// The tokenizer beside html5lib's tests of section 13.2.5 of HTML.
namespace tidings {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array files{"contentModelFlags",
                           "domjs",
                           "entities",
                           "escapeFlag",
                           "numericEntities",
                           "pendingSpecChanges",
                           "test1",
                           "test2",
                           "test3",
                           "test4",
                           "unicodeChars",
                           "unicodeCharsProblematic"};

// A state of the tokenizer and the markup that brings ours into it: the start tag that does so in a document.
struct State {
    std::string_view name, last_start_tag, markup;
    bool has_references;  // in its text
};
constexpr std::array states{State{"Data state", "", "", true},
                            State{"RCDATA state", "", "<title>", true},
                            State{"RCDATA state", "textarea", "<textarea>", true},
                            State{"RAWTEXT state", "", "<style>", false},
                            State{"RAWTEXT state", "xmp", "<xmp>", false},
                            State{"Script data state", "", "<script>", false},
                            State{"Script data state", "script", "<script>", false},
                            State{"PLAINTEXT state", "", "<plaintext>", false},
                            State{"PLAINTEXT state", "plaintext", "<plaintext>", false},
                            State{"CDATA section state", "", "<![CDATA[", false}};

// None for a state that no start tag of a document leads to.
const State* state_of(std::string_view name, std::string_view last_start_tag) {
    for (const State& state : states)
        if (state.name == name && state.last_start_tag == last_start_tag) return &state;
    return nullptr;
}

// Tokens as lines, neighbouring texts as one.
class Tokens {
  public:
    void text(std::string_view text) {
        if (text.empty()) return;
        if (!in_text_) lines_ += "\ntext ";
        in_text_ = true;
        lines_ += text;
    }
    void other(std::string_view line) {
        in_text_ = false;
        lines_ += '\n';
        lines_ += line;
    }
    std::string lines() const { return lines_; }

  private:
    std::string lines_;
    bool in_text_ = false;
};

std::string start_tag(std::string_view name, std::map<std::string, std::string> attributes,
                      bool self_closing) {
    std::string line = "start " + std::string(name);
    for (const auto& [attribute, value] : attributes) line += " " + attribute + "=[" + value + "]";
    return line + (self_closing ? " /" : "");
}

void add(Tokens& tokens, const HtmlToken& token, bool has_references) {
    std::map<std::string, std::string> attributes;
    switch (token.kind) {
        case HtmlToken::Kind::text:
            return tokens.text(has_references ? decode_entities(token.text) : std::string(token.text));
        case HtmlToken::Kind::cdata:
            return tokens.text(token.text);
        case HtmlToken::Kind::comment:
            return tokens.other("comment " + std::string(token.text));
        case HtmlToken::Kind::instruction:
            return tokens.other("comment ?" + std::string(token.text));
        case HtmlToken::Kind::doctype:
            return tokens.other("doctype");
        case HtmlToken::Kind::end_tag:
            return tokens.other("end " + std::string(token.name));
        case HtmlToken::Kind::start_tag:
            for (const auto& [name, value] : token.attributes)
                attributes.emplace(name, decode_attribute(value));
            return tokens.other(start_tag(token.name, std::move(attributes), token.self_closing));
    }
}

// What ours makes of the input, in that state.
std::string made_of(std::string_view input, const State& state) {
    const std::string markup = std::string(state.markup) + std::string(input);
    const bool is_foreign = state.name.starts_with("CDATA");
    HtmlTokenizer tokenizer(markup, is_foreign ? HtmlTokenizer::Mode::foreign : HtmlTokenizer::Mode::html);
    if (!state.markup.empty() && !is_foreign) tokenizer.next();
    Tokens tokens;
    while (const std::optional<HtmlToken> token = tokenizer.next())
        add(tokens, *token, state.has_references || !token->raw);
    return tokens.lines();
}

// As the input stream does before a tokenizer sees it (section 13.2.3.5).
std::string with_line_feeds(std::string text) {
    for (std::size_t at = 0; (at = text.find('\r', at)) != std::string::npos;)
        if (text.substr(at + 1, 1) == "\n")
            text.erase(at, 1);
        else
            text[at] = '\n';
    return text;
}

std::string string_in(const Json& value, bool is_escaped_twice) {
    const auto text = value.get<std::string>();
    return is_escaped_twice ? Json::parse("\"" + text + "\"").get<std::string>() : text;
}

std::string expected(const Json& output, bool is_escaped_twice) {
    const auto text = [&](const Json& value) {
        return value.is_null() ? std::string() : string_in(value, is_escaped_twice);
    };
    Tokens tokens;
    for (const Json& token : output) {
        const auto kind = token[0].get<std::string>();
        std::map<std::string, std::string> attributes;
        if (kind == "Character")
            tokens.text(text(token[1]));
        else if (kind == "Comment")
            tokens.other("comment " + text(token[1]));
        else if (kind == "DOCTYPE")
            tokens.other("doctype");  // nothing of ours asks for its name
        else if (kind == "EndTag")
            tokens.other("end " + text(token[1]));
        else {
            for (const auto& [name, value] : token[2].items())
                attributes.emplace(string_in(name, is_escaped_twice), text(value));
            tokens.other(start_tag(text(token[1]), std::move(attributes), token.size() > 3 && token[3]));
        }
    }
    return tokens.lines();
}

// Half of a pair of UTF-16 code units is no text, and no input of ours.
bool is_text(const Json& test) {
    return test.dump().find("\\\\uD800") == std::string::npos &&
           test.dump().find("\\\\uDFFF") == std::string::npos;
}

TEST(HtmlTokenizer, ReadsWhatHtml5libTestsButForWhatIsMeant) {
    std::map<std::string, std::string> differences;
    std::size_t compared = 0;
    for (const char* file : files) {
        const Json tests =
            Json::parse(support::conformance_data("html5lib-tests/" + std::string(file) + ".test"));
        for (const Json& test : tests["tests"]) {
            if (!is_text(test)) continue;
            const bool is_escaped_twice = test.value("doubleEscaped", false);
            const std::string input = string_in(test["input"], is_escaped_twice);
            for (const Json& name : test.value("initialStates", Json::array({"Data state"}))) {
                const auto state_name = name.get<std::string>();
                const State* state = state_of(state_name, test.value("lastStartTag", ""));
                if (state == nullptr) continue;
                ++compared;
                const std::string ours = made_of(with_line_feeds(input), *state);
                const std::string theirs = expected(test["output"], is_escaped_twice);
                if (ours != theirs)
                    differences.emplace(Json(std::string(file) + ", " + state_name + ": " + input).dump(),
                                        "\nours:" + ours + "\ntheirs:" + theirs);
            }
        }
    }
    EXPECT_GT(compared, 2'500u);
    support::expect_only_meant_differences(differences, "html-tokenizer.txt");
}

}  // namespace
}  // namespace tidings
