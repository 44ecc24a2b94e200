#include <algorithm>
#include <ostream>

#include "commands/command.h"
#include "commands/deciding.h"
#include "commands/issues/named_issue.h"
#include "commands/named_moment.h"
#include "commands/stories/named_stories.h"
#include "commands/texts_in_languages.h"
#include "compose/story_row.h"
#include "editing/edit_issue.h"
#include "store/stories/stories.h"
#include "tag/watch.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings issues edit ID [--data DIR] [--by NAME] [--title TEXT] [--intro TEXT] [--title-in LANG=TEXT] [--intro-in LANG=TEXT]
                           [--due TIME]
                           [--pin STORY] [--drop STORY] [--move STORY:PLACE] [--reset STORY] [--revision SEEN]

Changes an issue that is not sealed yet. An approval is taken back. Shows the issue as it then is.

  --title TEXT        its title, which is the mail's subject
  --intro TEXT        our own words above the stories; empty for none
  --title-in LANG=TEXT, --intro-in LANG=TEXT
                      the same for readers of one language (en, fr, it, el, es, de, pt, nl or fi); an empty TEXT takes it back. Others
                      get those above, marked as of the digest's language
  --due TIME          when it goes out, as RFC 3339 has it: 2026-12-03T08:00:00+01:00. The digest's other issues keep their times
  --pin STORY         puts a story in, and first; may be given more than once, as all that follow
  --drop STORY        leaves a story out; it waits for the next issue
  --move STORY:PLACE  puts a story at a place, counted from 1
  --reset STORY       undo what the three options above said of a story; --keep STORY means the same
  --revision SEEN     refused if somebody has changed it since it had this revision (`tidings issues show` tells it)
  --by NAME           who edits, for the record; $USER if left out

exit status: 0 done, 64 usage, 66 no data folder, no such issue or no such story, 74 disk, 77 it is sealed or stopped,
             or it has another revision, 78 configuration
example:     tidings issues edit 3 --drop 17 --pin 9 --intro "Two calls close this week."
)";

struct Options {
    std::string issue;
    std::string by;
    std::string revision;
    std::optional<std::string> title;
    std::optional<std::string> intro;
    std::vector<std::string> titles, intros;
    std::string due;
    std::vector<std::string> pin;
    std::vector<std::string> drop;
    std::vector<std::string> move;
    std::vector<std::string> reset;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one(options.issue);
    syntax.text("--by", options.by);
    syntax.text("--revision", options.revision);
    syntax.text("--title", options.title);
    syntax.text("--intro", options.intro);
    syntax.list("--title-in", options.titles);
    syntax.list("--intro-in", options.intros);
    syntax.text("--due", options.due);
    syntax.list("--pin", options.pin);
    syntax.list("--drop", options.drop);
    syntax.list("--move", options.move);
    syntax.list("--reset", options.reset);
    syntax.list("--keep", options.reset);  // its name until 0.1
}

// "9:1" is story 9 at place 1.
editing::PlacedStory must_move(const std::string& text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos)
        throw Failure(
            {Code::usage, "--move " + text + " has no place", "Write --move STORY:PLACE, such as 9:1."});
    const std::int64_t place = must_number(text.substr(colon + 1), "a place");
    return {story_named(text.substr(0, colon)), static_cast<int>(std::min<std::int64_t>(place, 1000))};
}

editing::IssueChanges changes_in(const Options& options) {
    editing::IssueChanges changes{.title = options.title,
                                  .intro = options.intro,
                                  .titles = texts_in_languages(options.titles, "--title-in"),
                                  .intros = texts_in_languages(options.intros, "--intro-in"),
                                  .due = {},
                                  .reset = stories_named(options.reset),
                                  .pin = stories_named(options.pin),
                                  .drop = stories_named(options.drop),
                                  .move = {}};
    if (!options.due.empty()) {
        if (options.due.find('T') == std::string::npos)
            throw Failure({Code::usage, "--due " + options.due + " has no time of day",
                           "Write --due 2026-12-03T08:00:00+01:00."});
        changes.due = must_moment("--due", options.due);
    }
    for (const std::string& text : options.move) changes.move.push_back(must_move(text));
    return changes;
}

void warn_of_terms(const World& world, const Issue& issue, std::ostream& err) {
    std::vector<std::string> texts{issue.title, issue.intro.value_or("")};
    for (const auto* own : {&issue.titles, &issue.intros})
        for (const EditorialText& each : *own) texts.push_back(each.text);
    for (const std::string& text : texts)
        for (const TermHit& hit : TermWatch(world.vocabulary()).hits_in(text))
            err << "tidings: \"" << hit.found << "\" is a term to "
                << (hit.severity == Severity::avoid ? "avoid" : "use with caution")
                << "; say instead: " << hit.prefer << '\n';
}

int run(const Options& options, const GlobalOptions& global, Outside& outside) {
    Equipment equipment(global, outside);
    const World& world = equipment.world();
    const Issue issue = must(editing::edit_issue(world, issue_named(options.issue), changes_in(options),
                                                 options.revision, signature_of({options.by, ""}, outside)));
    warn_of_terms(world, issue, outside.err);
    outside.out << "issue " << number(issue.id) << " \"" << issue.title
                << "\": " << issue_state_name(issue.state) << '\n';
    for (const StoryId id : issue.stories)
        if (const auto story = store::story(world.db, id))
            outside.out << "    " << number(id) << "  " << story->partner.name << "  " << title_of(*story)
                        << '\n';
    return 0;
}

}  // namespace

extern const Command issues_edit_command = command<declare, run>("issues edit", help);

}  // namespace tidings
