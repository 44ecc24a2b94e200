#include <ostream>

#include "commands/command.h"
#include "commands/subscribers/wanted_readers.h"
#include "commands/subscribers/wanted_standing.h"
#include "dates/date.h"
#include "store/people/listing.h"
#include "store/people/subscribers.h"
#include "text/json_writer.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help =
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

struct Options {
    bool json = false;
    std::string state;
    std::string why;
    std::string since;
};

void declare(Syntax& syntax, Options& options) {
    syntax.flag("--json", options.json);
    syntax.text("--state", options.state);
    syntax.text("--why", options.why);
    syntax.text("--since", options.since);
}

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

int list(const Options& options, const GlobalOptions& global, Outside& outside) {
    const std::optional<Standing> standing = wanted_standing(options.state);
    const membership::SuppressedReaders wanted = wanted_readers(options.why, options.since);
    const DataFolder folder = open_data_folder(global, outside);
    store::for_each_person(folder.db, [&](const store::ListedPerson& person) {
        if ((standing && person.standing != *standing) || !membership::is_among(wanted, person)) return;
        if (options.json)
            outside.out << as_json(person) << '\n';
        else
            print(person, outside.out);
    });
    return 0;
}

}  // namespace

extern const Command subscribers_list_command = command<declare, list>("subscribers list", help);

}  // namespace tidings
