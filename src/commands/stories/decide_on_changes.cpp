#include "commands/stories/decide_on_changes.h"

#include <ostream>

#include "commands/stories/named_stories.h"
#include "world/data_folder.h"

namespace tidings {

void declare(Syntax& syntax, ChangeChoice& choice) {
    syntax.one_or_more(choice.stories);
    syntax.text("--by", choice.deciding.by);
    syntax.text("--reason", choice.deciding.reason);
    syntax.text("--revision", choice.revision);
}

int decide_on_changes(const ChangeChoice& choice, DecideChanges& decide, const GlobalOptions& global,
                      Outside& outside) {
    if (!choice.revision.empty() && choice.stories.size() > 1)
        throw Failure({Code::usage, "--revision is of one story", "Name one story, or leave it out."});
    DataFolder folder = open_data_folder(global, outside);
    const std::vector<editing::DecidedChange> decided = must(decide(
        folder.db, stories_named(choice.stories), choice.revision, signature_of(choice.deciding, outside)));
    outside.out << decided.size() << " changed, " << choice.stories.size() - decided.size()
                << " as they were\n";
    for (const editing::DecidedChange& change : decided)
        for (const store::MailsWaiting& mails : change.waiting)
            outside.out << mails.waiting + mails.in_doubt << " mails of issue " << number(mails.issue)
                        << " tell story " << number(change.story)
                        << " as it was before; `tidings issues stop " << number(mails.issue)
                        << "` stops them\n";
    return 0;
}

}  // namespace tidings
