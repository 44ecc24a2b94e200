#include <ostream>

#include "commands/commands.h"
#include "commands/newcomers.h"
#include "commands/retention.h"
#include "store/consents.h"
#include "store/departures.h"
#include "store/suppressions.h"
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
sign-up brings it back; `subscribers unsuppress` does.

  --reason TEXT  why, for those who come after you

exit status: 0 done, 64 usage, 66 no data folder, 74 disk, 78 configuration
example:     tidings subscribers suppress abuse@example.org --reason "asked by phone, 2026-11-20"
)";

constexpr std::string_view unsuppress_help =
    R"(usage: tidings subscribers unsuppress EMAIL --reason TEXT [--data DIR]

Lifts what keeps an address from getting mail: a bounce, a complaint, or `subscribers suppress`. A subscriber gets the next issue again,
and anybody may sign up with it. Who has unsubscribed stays so: only the person can come back.

  --reason TEXT  why, for those who come after you: kept in the subscriber's history

exit status: 0 done, 64 usage, 66 no data folder or the address is not suppressed, 74 disk, 78 configuration
example:     tidings subscribers unsuppress anna@example.org --reason "mailbox works again, she wrote on 2026-11-20"
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
    store::suppress_address(tx, email, {.cause = store::Cause::by_operator, .why = "operator: " + reason}, outside.clock());
    if (const auto person = store::person_of(tx.db(), email))
        store::record_consent(tx, person->subscriber.id, store::Act::suppressed, reason, nullptr,
                              outside.clock());
    tx.commit();
    outside.out << email.text() << " gets no more mail\n";
    return 0;
}

// What becomes of an address of which nothing is in the way any more.
std::string_view outlook(const std::optional<store::Person>& person) {
    if (!person) return " may be signed up again\n";
    switch (person->subscriber.state) {
        case SubscriberState::confirmed:
            return " gets mail again\n";
        case SubscriberState::unsubscribed:
            return " may sign up again; the person had unsubscribed and stays so\n";
        case SubscriberState::pending:
            break;
    }
    return " may confirm the sign-up\n";
}

int unsuppress(const Options& options, Outside& outside) {
    DataFolder folder = open_data_folder(options.global, outside);
    const EmailAddress email = must(EmailAddress::parse(options.operands.front()));
    const auto person = store::person_of(folder.db, email);
    store::Transaction tx(folder.db);
    if (!store::lift_suppression(tx, email, address_hash(folder.key, email)))
        throw Failure({Code::no_such_file, email.text() + " is not suppressed", "Nothing was changed."});
    if (person)
        store::record_consent(tx, person->subscriber.id, store::Act::unsuppressed,
                              clean_line(options.reason, 200), nullptr, outside.clock());
    tx.commit();
    outside.out << email.text() << outlook(person);
    return 0;
}

}  // namespace

const Command subscribers_erase_command{"subscribers erase", erase_help, erase};
const Command subscribers_suppress_command{"subscribers suppress", suppress_help, suppress};
const Command subscribers_unsuppress_command{"subscribers unsuppress", unsuppress_help, unsuppress};

}  // namespace tidings
