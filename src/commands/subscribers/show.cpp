#include <ostream>

#include "commands/command.h"
#include "commands/subscribers/newcomers.h"
#include "dates/date.h"
#include "readers/data_export.h"
#include "store/people/consents.h"
#include "store/people/listing.h"
#include "store/people/pauses.h"
#include "store/people/subscribers.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings subscribers show EMAIL [--data DIR] [--json]

Shows all that is stored about one subscriber: what they get and want, how they agreed, and what has happened since.

  --json       the same as one JSON object; the person can download it too, without what is older than a change of
               address and without file names of this machine

exit status: 0 done, 64 usage, 66 no data folder or nobody of that address, 74 disk, 78 configuration
example:     tidings subscribers show anna@example.org
)";

struct Options {
    std::string email;
    bool json = false;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one(options.email);
    syntax.flag("--json", options.json);
}

void print_history(const store::Database& db, SubscriberId id, std::ostream& out) {
    for (const store::Consent& consent : store::consents_of(db, id))
        out << "  " << rfc3339(consent.at) << "  " << store::step_name(consent.step) << "  " << consent.source
            << (consent.version.empty() ? "" : "  (words " + consent.version.substr(0, 8) + ")") << '\n';
}

int show(const Options& options, const GlobalOptions& global, Outside& outside) {
    const DataFolder folder = open_data_folder(global, outside);
    const store::Person person = must_person(folder.db, options.email);
    if (options.json) {
        outside.out << readers::export_of(folder.db, person, readers::AskedBy::operator_of_the_hub);
        return 0;
    }
    const Subscriber& reader = person.subscriber;
    outside.out << reader.email.text() << (reader.name.empty() ? "" : ", " + reader.name) << "\nstate     "
                << subscriber_state_name(reader.state) << (person.suppressed ? ", suppressed" : "")
                << (store::is_paused(folder.db, reader.id) ? ", paused" : "") << "\nlanguage  "
                << reader.language << "\ndigests   ";
    for (const std::string& digest : reader.digests) outside.out << digest << ' ';
    outside.out << "\nconsent   " << reader.consent << "\nhistory\n";
    print_history(folder.db, reader.id, outside.out);
    return 0;
}

}  // namespace

extern const Command subscribers_show_command = command<declare, show>("subscribers show", help);

}  // namespace tidings
