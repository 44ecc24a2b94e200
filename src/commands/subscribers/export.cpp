#include <ostream>

#include "commands/command.h"
#include "commands/subscribers/wanted_standing.h"
#include "roster/entry.h"
#include "store/people/listing.h"
#include "subscribe/address_hash.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings subscribers export [--data DIR] [--state STATE] [--with-key-hashes]

Writes the subscribers as CSV to standard output, for `subscribers import` of another hub (docs/people.md) or a spreadsheet: email, name,
language, state, subscription, why, digests, topics, languages, fold, neutral_subject, since, confirmed_at, ended_at, consent,
address_hash, key. The state is confirmed, pending, unsubscribed, or what keeps mail from the address: suppressed, paused; then
subscription says confirmed if it would get mail otherwise, and why says why. Addresses that must not get mail and are no subscriber's are
there too. Fields that a spreadsheet would take for a formula get a ' in front, which the import takes away again.

  --state STATE      only those that are confirmed, pending, unsubscribed, suppressed or paused
  --with-key-hashes  also erased people: a keyed hash of each address, by which another hub with the same secret.key keeps a list from
                     bringing them back

exit status: 0 done, 64 usage, 66 no data folder, 74 disk, 78 configuration
example:     tidings subscribers export --state confirmed > subscribers.csv
)";

struct Options {
    std::string state;
    bool with_key_hashes = false;
};

void declare(Syntax& syntax, Options& options) {
    syntax.text("--state", options.state);
    syntax.flag("--with-key-hashes", options.with_key_hashes);
}

roster::Entry entry_of(const store::ListedPerson& person) {
    const Subscriber& reader = person.subscriber;
    return {.email = reader.email,
            .name = reader.name,
            .language = reader.language,
            .standing = person.standing,
            .had_confirmed = reader.state == SubscriberState::confirmed,
            .why = person.why,
            .digests = reader.digests,
            .preferences = person.preferences,
            .since = reader.since,
            .confirmed_at = person.confirmed_at,
            .ended_at = person.ended_at,
            .consent = reader.consent};
}

void write_strangers(const store::Database& db, std::ostream& out) {
    store::for_each_suppressed_stranger(db, [&](const store::SuppressedAddress& address) {
        const Result<EmailAddress> email = EmailAddress::parse(address.email);
        if (email)
            out << roster::line_of({.email = *email,
                                    .standing = Standing::suppressed,
                                    .why = address.why,
                                    .ended_at = address.at});
    });
}

void write_erased(const DataFolder& folder, std::ostream& out) {
    const std::string key = key_fingerprint(folder.key);
    store::for_each_erased(folder.db, [&](const store::ErasedAddress& erased) {
        out << roster::line_of(
            {.standing = Standing::erased,
             .why = erased.must_not_get_mail ? std::string(standing_name(Standing::suppressed)) : "",
             .ended_at = erased.at,
             .address_hash = erased.hash,
             .key = key});
    });
}

int run(const Options& options, const GlobalOptions& global, Outside& outside) {
    const std::optional<Standing> wanted = wanted_standing(options.state);
    const DataFolder folder = open_data_folder(global, outside);
    const store::Snapshot one_moment(folder.db);
    outside.out << roster::title_line();
    store::for_each_person(folder.db, [&](const store::ListedPerson& person) {
        if (!wanted || person.standing == *wanted) outside.out << roster::line_of(entry_of(person));
    });
    if (!wanted || *wanted == Standing::suppressed) write_strangers(folder.db, outside.out);
    if (options.with_key_hashes) write_erased(folder, outside.out);
    const std::int64_t erased = store::count_erased(folder.db);
    if (!wanted && !options.with_key_hashes && erased > 0)
        outside.err << erased << (erased == 1 ? " erased person is" : " erased people are")
                    << " not in this list; with --with-key-hashes a hub that gets it keeps them away too\n";
    return 0;
}

}  // namespace

extern const Command subscribers_export_command = command<declare, run>("subscribers export", help);

}  // namespace tidings
