#include "store/people/subscribers.h"

#include <ostream>

#include "commands/commands.h"
#include "commands/newcomers.h"
#include "commands/suppressed_readers.h"
#include "commands/wanted_standing.h"
#include "dates/date.h"
#include "desk/data_export.h"
#include "store/people/consents.h"
#include "store/people/departures.h"
#include "store/people/listing.h"
#include "store/people/pauses.h"
#include "text/json_writer.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view list_help =
    R"(usage: tidings subscribers list [--data DIR] [--state STATE] [--why WHY] [--since DATE] [--json]

Lists the subscribers with their state, language and digests. The state is confirmed, pending, unsubscribed, or what keeps mail from a
subscriber: suppressed, or paused, which is tried again once a month for three months.

  --state STATE  only those that are confirmed, pending, unsubscribed, suppressed or paused
  --why WHY      only those whom bounces gave up (bounced), who complained (complaint), whom `subscribers suppress` named (operator), or
                 who are paused (paused)
  --since DATE   only those who are suppressed, paused or unsubscribed since then, such as 2026-11-30
  --json         one JSON object a line: {id, email, name, language, state, digests, since, consent, why, ended}; ended is since when
                 they are suppressed, paused or unsubscribed

exit status: 0 done, 64 usage, 66 no data folder, 74 disk, 78 configuration
example:     tidings subscribers list
)";

constexpr std::string_view add_help =
    R"(usage: tidings subscribers add EMAIL --consent TEXT [--data DIR] [--name NAME] [--language TAG] [--digest SLUG]...

Adds a subscriber who has agreed to get mail; one who has signed up and not confirmed is confirmed by it. Who is subscribed already stays
unchanged. Whoever unsubscribed, or whose address is suppressed, is not added again.

  --consent TEXT  where and when the person agreed; kept as proof
  --name NAME     the person's name
  --language TAG  en, fr, it, el, es, de, pt, nl or fi; the digest's own if left out
  --digest SLUG   which digest; all but those by invitation if left out; may be given several times

exit status: 0 done, 64 usage or no usable address, 66 no data folder, 74 disk, 77 the person left before, or must not get
             mail, 78 configuration
example:     tidings subscribers add anna@example.org --consent "paper form, Bologna, 2026-11-03" --language it
)";

constexpr std::string_view show_help = R"(usage: tidings subscribers show EMAIL [--data DIR] [--json]

Shows all that is stored about one subscriber: what they get and want, how they agreed, and what has happened since.

  --json       the same as one JSON object; the person can download it too, without what is older than a change of
               address and without file names of this machine

exit status: 0 done, 64 usage, 66 no data folder or nobody of that address, 74 disk, 78 configuration
example:     tidings subscribers show anna@example.org
)";

constexpr std::string_view unsubscribe_help = R"(usage: tidings subscribers unsubscribe EMAIL [--data DIR]

Ends the subscriptions of an address, at once: also of an issue that is half sent. An import does not bring it back.

exit status: 0 done, 64 usage, 66 no data folder or nobody of that address, 74 disk, 78 configuration
example:     tidings subscribers unsubscribe anna@example.org
)";

std::string as_json(const store::ListedPerson& person) {
    const Subscriber& subscriber = person.subscriber;
    JsonWriter json(JsonLayout::line);
    json.open_object();
    json.number("id", number(subscriber.id));
    json.text("email", subscriber.email.text());
    json.text("name", subscriber.name);
    json.text("language", subscriber.language);
    json.text("state", standing_name(person.standing));
    json.texts("digests", subscriber.digests);
    json.text("since", rfc3339(subscriber.since));
    json.text("consent", subscriber.consent);
    json.text("why", person.why);
    json.text_or_null("ended", person.ended_at, rfc3339);
    json.close_object();
    return json.take();
}

void print(const store::ListedPerson& person, std::ostream& out) {
    out << number(person.subscriber.id) << "  " << standing_name(person.standing) << "  "
        << person.subscriber.email.text() << "  " << person.subscriber.language;
    if (!person.why.empty()) out << "  " << person.why;
    out << '\n';
}

int list(const Options& options, Outside& outside) {
    const std::optional<Standing> standing = wanted_standing(options);
    const SuppressedReaders wanted = suppressed_readers_wanted(options);
    const DataFolder folder = open_data_folder(options.global, outside);
    store::for_each_person(folder.db, [&](const store::ListedPerson& person) {
        if ((standing && person.standing != *standing) || !is_wanted(wanted, person)) return;
        if (options.json)
            outside.out << as_json(person) << '\n';
        else
            print(person, outside.out);
    });
    return 0;
}

void print_history(const store::Database& db, SubscriberId id, std::ostream& out) {
    for (const store::Consent& consent : store::consents_of(db, id))
        out << "  " << rfc3339(consent.at) << "  " << store::act_name(consent.act) << "  " << consent.source
            << (consent.version.empty() ? "" : "  (words " + consent.version.substr(0, 8) + ")") << '\n';
}

int show(const Options& options, Outside& outside) {
    const DataFolder folder = open_data_folder(options.global, outside);
    const store::Person person = must_person(folder.db, options.operands.front());
    if (options.json) {
        outside.out << desk::export_of(folder.db, person, desk::AskedBy::operator_of_the_hub);
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

void refuse_who_stays_away(store::Joining joining, const std::string& email) {
    if (joining == store::Joining::unsubscribed)
        throw Failure({Code::refused, email + " left before",
                       "Only the person can come back, by signing up; nothing was changed."});
    if (joining == store::Joining::suppressed)
        throw Failure({Code::refused, email + " must not get mail",
                       "If the person wants it: tidings subscribers unsuppress " + email + " --reason TEXT"});
}

int add(const Options& options, Outside& outside) {
    DataFolder folder = open_data_folder(options.global, outside);
    EmailAddress email = must(EmailAddress::parse(options.operands.front()));
    const Subscriber subscriber =
        must(newcomer(std::move(email), options.name, options.language,
                      {SubscriberState::confirmed, options.consent, digests_wanted(options, folder.settings)},
                      folder.settings));
    store::Transaction tx(folder.db);
    const store::Joining joining = take_in(tx, subscriber, folder.key, outside.clock());
    tx.commit();
    refuse_who_stays_away(joining, subscriber.email.text());
    outside.out << (joining == store::Joining::known ? "known already, unchanged: " : "added ")
                << subscriber.email.text() << '\n';
    return 0;
}

int unsubscribe(const Options& options, Outside& outside) {
    DataFolder folder = open_data_folder(options.global, outside);
    const EmailAddress email = must(EmailAddress::parse(options.operands.front()));
    const SubscriberId reader = must_person(folder.db, email.text()).subscriber.id;
    store::Transaction tx(folder.db);
    if (store::leave(tx, reader, std::nullopt, outside.clock()))
        store::record_consent(tx, reader, store::Act::left, "operator", nullptr, outside.clock());
    tx.commit();
    outside.out << email.text() << " gets no more mail\n";
    return 0;
}

}  // namespace

const Command subscribers_list_command{"subscribers list", list_help, list};
const Command subscribers_add_command{"subscribers add", add_help, add};
const Command subscribers_show_command{"subscribers show", show_help, show};
const Command subscribers_unsubscribe_command{"subscribers unsubscribe", unsubscribe_help, unsubscribe};

}  // namespace tidings
