#include <ostream>

#include "commands/commands.h"
#include "dates/date.h"
#include "store/listing.h"
#include "text/csv.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings subscribers export [--data DIR] [--state STATE]

Writes the subscribers as CSV (email, name, language, state, digests, since, consent) to standard output. Fields that a spreadsheet would
take for a formula get a ' in front, which `subscribers import` takes away again.

  --state STATE  only those that are pending, confirmed, unsubscribed, suppressed or paused

exit status: 0 done, 64 usage, 66 no data folder, 74 disk, 78 configuration
example:     tidings subscribers export --state confirmed > subscribers.csv
)";

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
    return all;
}

int run(const Options& options, Outside& outside) {
    const std::optional<Standing> wanted = standing_named(options.state);
    if (!options.state.empty() && (!wanted || wanted == Standing::erased))
        throw Failure({Code::usage, "There is no state \"" + options.state + "\"",
                       "It is pending, confirmed, unsubscribed, suppressed or paused."});
    const DataFolder folder = open_data_folder(options.global, outside);
    outside.out << "email,name,language,state,digests,since,consent\r\n";
    store::for_each_person(folder.db, [&](const store::ListedPerson& person) {
        const Subscriber& reader = person.subscriber;
        if (wanted && person.standing != *wanted) return;
        outside.out << csv_field(reader.email.text()) << ',' << csv_field(reader.name) << ','
                    << csv_field(reader.language) << ',' << standing_name(person.standing) << ','
                    << csv_field(joined(reader.digests)) << ',' << rfc3339(reader.since) << ','
                    << csv_field(reader.consent) << "\r\n";
    });
    return 0;
}

}  // namespace

const Command subscribers_export_command{"subscribers export", help, run};

}  // namespace tidings
