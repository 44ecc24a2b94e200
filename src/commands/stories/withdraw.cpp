#include <ostream>

#include "commands/command.h"
#include "commands/deciding.h"
#include "commands/stories/named_stories.h"
#include "editing/decide_stories.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings stories withdraw ID... --reason TEXT [--data DIR] [--by NAME] [--quiet-title] [--stop-waiting]

Takes stories back for good, wherever readers may have met them:
- At the next publish they leave the hub's feeds and their archive, which say that the entry was deleted; for some weeks ([publish]
  withdrawn_notice_days) an entry "Withdrawn" without text stands in its place. Issues on the web say "withdrawn" without a reason.
- Who was mailed one, and only they, are told: above the stories of the next issue of one of their newsletters that is due within a day,
  or else in a mail of its own with the next run. Readers who have left or may get no mail are told nothing.
- Mails of sealed issues that hold one and have not left go out as they are unless --stop-waiting is given; how many there are is said.

There is no way back: what readers were told is not untold. To take a story out for a while, hold it.

  --reason TEXT   why, for the record only; readers never see it
  --quiet-title   readers are told of "a story of PARTNER of DATE", without its title
  --stop-waiting  composes mails that hold a story and cannot have gone anew without it; where nothing else is left, none goes. It may be
                  given later, with the same command, and while a run sends
  --by NAME       who decides, for the record; $USER if left out

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 75 the database is locked, 78 configuration
example:     tidings stories withdraw 12 --reason "the child's family asked us to" --stop-waiting
)";

struct Options {
    std::vector<std::string> stories;
    std::string by;
    std::string reason;
    bool quiet_title = false;
    bool stop_waiting = false;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one_or_more(options.stories);
    syntax.text("--by", options.by);
    syntax.must_text("--reason", options.reason);
    syntax.flag("--quiet-title", options.quiet_title);
    syntax.flag("--stop-waiting", options.stop_waiting);
}

// What waits with the story after all, and what stops it.
void print_what_waits(const editing::WithdrawnStory& story, std::ostream& out) {
    const std::string number_of_story = std::to_string(number(story.story));
    for (const store::MailsWaiting& mails : story.waiting) {
        const std::string issue = std::to_string(number(mails.issue));
        const std::string stop = "`tidings issues stop " + issue + "` stops ";
        if (mails.waiting > 0)
            out << mails.waiting << " mails of issue " << issue << " hold story " << number_of_story
                << " and wait: `tidings stories withdraw " << number_of_story
                << " --reason TEXT --stop-waiting` takes it out of them, " << stop
                << "all mails of the issue\n";
        if (mails.in_doubt > 0)
            out << mails.in_doubt << " mails of issue " << issue << " hold story " << number_of_story
                << ", may have gone already and go again as they are: " << stop << "them\n";
        if (mails.on_the_way > 0)
            out << mails.on_the_way << " mails of issue " << issue << " hold story " << number_of_story
                << " and are on their way\n";
    }
}

void print(const TakenOut& done, StoryId story, std::ostream& out) {
    out << done.composed_anew << " mails go without story " << number(story) << ", " << done.emptied
        << " had nothing else to tell and do not go\n";
    for (const IssueId issue : done.not_composed)
        out << "the mails of issue " << number(issue)
            << " cannot be composed anew: tidings.toml has its digest no more\n";
}

Result<editing::Withdrawn> withdraw_them(const Options& options, const GlobalOptions& global,
                                         Outside& outside) {
    const std::vector<StoryId> stories = stories_named(options.stories);
    const editing::Signature signature = signature_of({options.by, options.reason}, outside);
    if (!options.stop_waiting) {  // which works whatever is wrong with templates and vocabulary
        DataFolder folder = open_data_folder(global, outside);
        return editing::withdraw_stories(folder.db, stories, options.quiet_title, signature);
    }
    Equipment equipment(global, outside);
    return editing::withdraw_from_waiting(equipment.world(), stories, options.quiet_title, signature);
}

int withdraw(const Options& options, const GlobalOptions& global, Outside& outside) {
    if (options.reason.empty())
        throw Failure({Code::usage, "--reason is empty", "Say in a few words why, for the record."});
    const editing::Withdrawn done = must(withdraw_them(options, global, outside));
    outside.out << done.changed << " changed, " << done.stories.size() - done.changed << " as they were\n";
    for (const editing::WithdrawnStory& story : done.stories)
        if (story.taken_out) print(*story.taken_out, story.story, outside.out);
    for (const editing::WithdrawnStory& story : done.stories) print_what_waits(story, outside.out);
    return 0;
}

}  // namespace

extern const Command stories_withdraw_command = command<declare, withdraw>("stories withdraw", help);

}  // namespace tidings
