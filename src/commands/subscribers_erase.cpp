#include <ostream>

#include "commands/commands.h"
#include "commands/newcomers.h"
#include "commands/retention.h"
#include "store/consents.h"
#include "store/departures.h"
#include "store/sends.h"
#include "subscribe/address_hash.h"
#include "text/plain_text.h"
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

constexpr std::string_view suppress_help =
    R"(usage: tidings subscribers suppress EMAIL --reason TEXT [--data DIR]

From now on nothing is mailed to an address, whether it is a subscriber's or not: also not of an issue that is half sent. No import and no
sign-up brings it back.

  --reason TEXT  why, for those who come after you

exit status: 0 done, 64 usage, 66 no data folder, 74 disk, 78 configuration
example:     tidings subscribers suppress abuse@example.org --reason "asked by phone, 2026-11-20"
)";

int erase_one(DataFolder& folder, const std::string& email, Outside& outside) {
    const store::Person person = must_person(folder.db, email);
    store::Transaction tx(folder.db);
    store::erase(tx, person.subscriber.id, address_hash(folder.key, person.subscriber.email),
                 outside.clock());
    tx.commit();
    outside.out << "erased\n";
    return 0;
}

int erase(const Options& options, Outside& outside) {
    if (options.due == !options.operands.empty())
        throw Failure({Code::usage, "subscribers erase wants an address, or --due", "Give one of the two."});
    DataFolder folder = open_data_folder(options.global, outside);
    if (!options.due) return erase_one(folder, options.operands.front(), outside);
    const Forgotten tally = forget_what_is_due(folder.db, folder.key, outside.clock());
    outside.out << tally.erased << " erased, " << tally.unconfirmed << " unconfirmed sign-ups deleted\n";
    return 0;
}

int suppress(const Options& options, Outside& outside) {
    DataFolder folder = open_data_folder(options.global, outside);
    const EmailAddress email = must(EmailAddress::parse(options.operands.front()));
    const std::string reason = clean_line(options.reason, 200);
    store::Transaction tx(folder.db);
    store::suppress_address(tx, email, "operator: " + reason, outside.clock());
    if (const auto person = store::person_of(tx.db(), email))
        store::record_consent(tx, person->subscriber.id, store::Act::suppressed, reason, nullptr,
                              outside.clock());
    tx.commit();
    outside.out << email.text() << " gets no more mail\n";
    return 0;
}

}  // namespace

const Command subscribers_erase_command{"subscribers erase", erase_help, erase};
const Command subscribers_suppress_command{"subscribers suppress", suppress_help, suppress};

}  // namespace tidings
