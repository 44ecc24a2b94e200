#include <ostream>

#include "commands/command.h"
#include "commands/subscribers/newcomers.h"
#include "membership/leaving.h"
#include "store/people/listing.h"
#include "store/people/subscribers.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings subscribers unsubscribe EMAIL [--data DIR]

Ends the subscriptions of an address, at once: also of an issue that is half sent. An import does not bring it back.

exit status: 0 done, 64 usage, 66 no data folder or nobody of that address, 74 disk, 78 configuration
example:     tidings subscribers unsubscribe anna@example.org
)";

struct Options {
    std::string email;
};

void declare(Syntax& syntax, Options& options) { syntax.one(options.email); }

int unsubscribe(const Options& options, const GlobalOptions& global, Outside& outside) {
    DataFolder folder = open_data_folder(global, outside);
    const EmailAddress email = must(EmailAddress::parse(options.email));
    const SubscriberId reader = must_person(folder.db, email.text()).subscriber.id;
    membership::leave(folder.db, {reader, std::nullopt, "operator"}, outside.clock());
    outside.out << email.text() << " gets no more mail\n";
    return 0;
}

}  // namespace

extern const Command subscribers_unsubscribe_command =
    command<declare, unsubscribe>("subscribers unsubscribe", help);

}  // namespace tidings
