#include <ostream>

#include "base/file.h"
#include "commands/command.h"
#include "commands/issues/named_issue.h"
#include "commands/issues/viewer.h"
#include "compose/compose.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings issues preview ID [--data DIR] [--html|--text] [--as EMAIL|--language LANG] [--out FILE]

Shows an issue's mail as it would go out now, or went out. Links to leave and to choose lead nowhere in it.

  --html            the HTML part (as it comes)
  --text            the text part
  --as EMAIL        as this subscriber gets it: their language, topics, and only what they have not had
  --language LANG   in this language: en, fr, it, el, es, de, pt, nl or fi
  --out FILE        into a file instead of the standard output

exit status: 0 done, 64 usage, 66 no data folder, no such issue, no such subscriber or nothing new for them, 74 disk,
             78 configuration
example:     tidings issues preview 3 --as anna@ngo.example --out issue.html
)";

struct Options {
    std::string issue;
    bool html = false;
    bool text = false;
    ViewedAs viewer;
    std::string out;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one(options.issue);
    syntax.flag("--html", options.html);
    syntax.flag("--text", options.text);
    declare_viewer(syntax, options.viewer);
    syntax.text("--out", options.out);
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
        text.replace(at, what.size(), by);
}

int preview(const Options& options, const GlobalOptions& global, Outside& outside) {
    Equipment equipment(global, outside);
    const World& world = equipment.world();
    store::Letter letter =
        must(editing::preview(world, issue_named(options.issue), viewer_of(options.viewer))).letter;
    std::string body = options.text ? std::move(letter.text) : std::move(letter.html);
    for (const std::string_view slot : {unsubscribe_slot, preferences_slot})
        replace_all(body, slot, world.settings.hub.url);
    if (options.out.empty())
        outside.out << body;
    else
        write_file(options.out, body);
    return 0;
}

}  // namespace

extern const Command issues_preview_command = command<declare, preview>("issues preview", help);

}  // namespace tidings
