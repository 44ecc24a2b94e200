#include "commands/stories/decide_on_changes.h"

#include <ostream>

#include "world/data_folder.h"

namespace tidings {

void declare(Syntax& syntax, ChangeChoice& choice) {
    declare_stories(syntax, choice.of);
    syntax.text("--revision", choice.revision);
}

int decide_on_changes(const ChangeChoice& choice, DecideChanges& decide, const GlobalOptions& global,
                      Outside& outside) {
    if (!choice.revision.empty() && choice.of.stories.size() > 1)
        throw Failure({Code::usage, "--revision is of one story", "Name one story, or leave it out."});
    DataFolder folder = open_data_folder(global, outside);
    const std::vector<editing::DecidedChange> decided =
        must(decide(folder.db, stories_named(choice.of.stories), choice.revision,
                    signature_of(choice.of.deciding, outside)));
    outside.out << decided.size() << " changed, " << choice.of.stories.size() - decided.size()
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
