#include <ostream>

#include "commands/command.h"
#include "commands/subscribers/newcomers.h"
#include "membership/erasing.h"
#include "membership/retention.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view erase_help = R"(usage: tidings subscribers erase [EMAIL] [--due] [--data DIR]

Erases all that is stored about a subscriber, at once. What remains is a keyed hash of the address, by which an import cannot bring it
back, and the bare counts of what was sent.

  --due        instead of one: what `tidings run` erases by itself, people who left 28 days ago and sign-ups that nobody confirmed for 14 days

exit status: 0 done, 64 usage, 66 no data folder or nobody of that address, 74 disk, 78 configuration
example:     tidings subscribers erase anna@example.org
)";

struct Options {
    std::string email;
    bool due = false;
};

void declare(Syntax& syntax, Options& options) {
    syntax.maybe_one(options.email);
    syntax.flag("--due", options.due);
}

int erase_one(DataFolder& folder, const std::string& email, Outside& outside) {
    const store::Person person = must_person(folder.db, email);
    membership::erase(folder.db, folder.key, person.subscriber.id, outside.clock());
    outside.out << "erased\n";
    return 0;
}

int erase(const Options& options, const GlobalOptions& global, Outside& outside) {
    if (options.due == !options.email.empty())
        throw Failure({Code::usage, "subscribers erase wants an address, or --due", "Give one of the two."});
    DataFolder folder = open_data_folder(global, outside);
    if (!options.due) return erase_one(folder, options.email, outside);
    const membership::Forgotten tally =
        membership::forget_what_is_due(folder.db, folder.key, outside.clock());
    outside.out << tally.erased << " erased, " << tally.unconfirmed << " unconfirmed sign-ups deleted\n";
    return 0;
}

}  // namespace

extern const Command subscribers_erase_command = command<declare, erase>("subscribers erase", erase_help);

}  // namespace tidings
