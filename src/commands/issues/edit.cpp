#include <algorithm>
#include <ostream>

#include "commands/command.h"
#include "commands/deciding.h"
#include "commands/issues/named_issue.h"
#include "commands/stories/named_stories.h"
#include "compose/story_row.h"
#include "curate/issue_life.h"
#include "mailing/issue_steps.h"
#include "store/issues/issue_edits.h"
#include "store/stories/stories.h"
#include "tag/watch.h"
#include "text/plain_text.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings issues edit ID [--data DIR] [--by NAME] [--title TEXT] [--intro TEXT] [--pin STORY] [--drop STORY]
                           [--move STORY:PLACE] [--reset STORY] [--revision SEEN]

Changes an issue that is not sealed yet. An approval is taken back. Shows the issue as it then is.

  --title TEXT        its title, which is the mail's subject
  --intro TEXT        our own words above the stories; empty for none
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
    syntax.list("--pin", options.pin);
    syntax.list("--drop", options.drop);
    syntax.list("--move", options.move);
    syntax.list("--reset", options.reset);
    syntax.list("--keep", options.reset);  // its name until 0.1
}

constexpr std::size_t longest_title = 200;
constexpr std::size_t longest_intro = 5000;

IssueEdit& edit_of(std::vector<IssueEdit>& edits, StoryId story) {
    const auto found = std::ranges::find(edits, story, &IssueEdit::story);
    return found != edits.end() ? *found : edits.emplace_back(IssueEdit{.story = story});
}

// "9:1" is story 9 at place 1.
IssueEdit must_move(const store::Database& db, const std::string& text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos)
        throw Failure(
            {Code::usage, "--move " + text + " has no place", "Write --move STORY:PLACE, such as 9:1."});
    IssueEdit move{.story = must_story(db, text.substr(0, colon))};
    move.place =
        static_cast<int>(std::min<std::int64_t>(must_number(text.substr(colon + 1), "a place"), 1000));
    return move;
}

// What the options say of stories, in addition to what was said before.
std::vector<IssueEdit> edits_of(const store::Database& db, IssueId issue, const Options& options) {
    std::vector<IssueEdit> edits = store::issue_edits(db, issue);
    for (const std::string& story : options.reset) {
        IssueEdit& edit = edit_of(edits, must_story(db, story));
        edit = {.story = edit.story};
    }
    for (const std::string& story : options.pin) {
        IssueEdit& edit = edit_of(edits, must_story(db, story));
        edit.pinned = true;
        edit.dropped = false;
    }
    for (const std::string& story : options.drop) edit_of(edits, must_story(db, story)).dropped = true;
    for (const std::string& text : options.move) {
        const IssueEdit move = must_move(db, text);
        edit_of(edits, move.story).place = move.place;
    }
    return edits;
}

// A story that was pinned or moved must be one that the issue can have.
void expect_all_in(const Issue& issue, const std::vector<IssueEdit>& edits) {
    for (const IssueEdit& edit : edits)
        if ((edit.pinned || edit.place) && !edit.dropped &&
            std::ranges::find(issue.stories, edit.story) == issue.stories.end())
            throw Failure(
                {Code::refused, "Story " + std::to_string(number(edit.story)) + " cannot be in this issue",
                 "It is not approved, came after the cut-off, was in another issue, or the digest's "
                 "topics, languages or limit leave it out."});
}

void warn_of_terms(const World& world, const Issue& issue, std::ostream& err) {
    for (const std::string& text : {issue.title, issue.intro.value_or("")})
        for (const TermHit& hit : TermWatch(world.vocabulary()).hits_in(text))
            err << "tidings: \"" << hit.found << "\" is a term to "
                << (hit.severity == Severity::avoid ? "avoid" : "use with caution")
                << "; say instead: " << hit.prefer << '\n';
}

int run(const Options& options, const GlobalOptions& global, Outside& outside) {
    Equipment equipment(global, outside);
    World& world = equipment.world();
    store::Transaction tx(world.db);
    const Issue before = must_issue(world.db, options.issue).issue;
    expect_revision(before, options.revision);
    Issue issue = must(edit(before));
    if (options.title) issue.title = clean_line(*options.title, longest_title);
    if (options.intro) issue.intro = shorten(clean_text(*options.intro), longest_intro);
    const std::vector<IssueEdit> edits = edits_of(world.db, issue.id, options);
    for (const IssueEdit& edit : edits) store::put_issue_edit(tx, issue.id, edit);
    issue = gathered(world, must_digest(world, issue), issue, world.clock());
    expect_all_in(issue, edits);
    record(tx, issue, {world.clock(), who_decides(options.by, outside), "edited", ""});
    tx.commit();
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
