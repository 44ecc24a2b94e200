#include "store/subscribers.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/file.h"
#include "commands/data_folder.h"
#include "text/charset.h"
#include "text/csv.h"
#include "text/date.h"
#include "text/language.h"
#include "text/plain_text.h"

namespace tidings {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view list_help = R"(usage: tidings subscribers list [--data DIR] [--json]

Lists the subscribers with their state, language and digests.

  --json       one JSON object a line: {id, email, name, language, state, digests, since, consent}

exit status: 0 done, 64 usage, 66 no data folder, 74 disk, 78 configuration
example:     tidings subscribers list
)";

constexpr std::string_view add_help =
    R"(usage: tidings subscribers add EMAIL --consent TEXT [--data DIR] [--name NAME] [--language TAG] [--digest SLUG]...

Adds a subscriber who has agreed to get mail. Whoever unsubscribed, or whose address is suppressed, is not added again.

  --consent TEXT  where and when the person agreed; kept as proof
  --name NAME     the person's name
  --language TAG  en, fr, it, el, es, de, pt, nl or fi; the digest's own if left out
  --digest SLUG   which digest; every one if left out; may be given several times

exit status: 0 done, 64 usage or no usable address, 66 no data folder, 74 disk, 77 the person left before, 78 configuration
example:     tidings subscribers add anna@example.org --consent "paper form, Bologna, 2026-11-03" --language it
)";

constexpr std::string_view import_help =
    R"(usage: tidings subscribers import FILE --consent TEXT [--data DIR] [--digest SLUG]...

Adds the subscribers of a CSV file with the columns email, name, language (its first line names them; only email must be there).
Each line that cannot be used is named with the reason; the others are taken. Nobody who left comes back.

  --consent TEXT  where and when these people agreed; kept as proof
  --digest SLUG   which digest; every one if left out; may be given several times

exit status: 0 done, 64 usage, 65 the file is no such CSV, 66 no such file, 74 disk, 78 configuration
example:     tidings subscribers import members.csv --consent "members' meeting of 2026-10-12"
)";

constexpr std::string_view unsubscribe_help = R"(usage: tidings subscribers unsubscribe EMAIL [--data DIR]

Ends the subscriptions of an address, at once: also of an issue that is half sent. An import does not bring it back.

exit status: 0 done, 64 usage, 66 no data folder or nobody of that address, 74 disk, 78 configuration
example:     tidings subscribers unsubscribe anna@example.org
)";

constexpr std::size_t most_rows = 200'000;

Json as_json(const Subscriber& subscriber) {
    return {{"id", number(subscriber.id)},
            {"email", subscriber.email.text()},
            {"name", subscriber.name},
            {"language", subscriber.language},
            {"state", subscriber_state_name(subscriber.state)},
            {"digests", subscriber.digests},
            {"since", rfc3339(subscriber.since)},
            {"consent", subscriber.consent}};
}

int list(const Options& options, Outside& outside) {
    const DataFolder folder = open_data_folder(options, outside);
    for (const Subscriber& subscriber : store::subscribers(folder.db))
        if (options.json)
            outside.out << as_json(subscriber).dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
        else
            outside.out << number(subscriber.id) << "  " << subscriber_state_name(subscriber.state) << "  "
                        << subscriber.email.text() << "  " << subscriber.language << '\n';
    return 0;
}

// The digests asked for, or all there are.
std::vector<std::string> digests_wanted(const Options& options, const Settings& settings) {
    std::vector<std::string> all;
    for (const Digest& digest : settings.digests) all.push_back(digest.slug);
    for (const std::string& slug : options.digests)
        if (std::ranges::find(all, slug) == all.end())
            throw Failure({Code::usage, "There is no digest \"" + slug + "\"",
                           "tidings.toml defines them as [digest.NAME]."});
    return options.digests.empty() ? all : options.digests;
}

Subscriber newcomer(EmailAddress email, const std::string& name, const std::string& language,
                    const Options& options, const Settings& settings) {
    const std::string spoken = primary_language(language_tag(language));
    return {
        .email = std::move(email),
        .name = clean_line(name, 200),
        .language = spoken.empty() && !settings.digests.empty() ? settings.digests.front().language : spoken,
        .state = SubscriberState::confirmed,
        .consent = clean_line(options.consent, 500),
        .digests = digests_wanted(options, settings)};
}

int add(const Options& options, Outside& outside) {
    DataFolder folder = open_data_folder(options, outside);
    EmailAddress email = must(EmailAddress::parse(options.operands.front()));
    const Subscriber subscriber =
        newcomer(std::move(email), options.name, options.language, options, folder.settings);
    store::Transaction tx(folder.db);
    const store::Joining joining = store::join(tx, subscriber, outside.clock());
    tx.commit();
    if (joining == store::Joining::unsubscribed || joining == store::Joining::suppressed)
        throw Failure({Code::refused, subscriber.email.text() + " left before, or must not get mail",
                       "Only the person can come back; nothing was changed."});
    outside.out << (joining == store::Joining::added ? "added " : "known already: ")
                << subscriber.email.text() << '\n';
    return 0;
}

// Where the columns are; none of email is an error.
struct Columns {
    std::size_t email = 0, name = SIZE_MAX, language = SIZE_MAX;
};

Columns must_columns(const std::vector<CsvRow>& rows, const std::string& file) {
    Columns columns;
    bool has_email = false;
    const std::vector<std::string> head = rows.empty() ? std::vector<std::string>{} : rows.front().fields;
    for (std::size_t i = 0; i < head.size(); ++i) {
        const std::string title = fold_case(clean_line(head[i], 50));
        if (title == "email" || title == "e-mail") {
            columns.email = i;
            has_email = true;
        }
        if (title == "name") columns.name = i;
        if (title == "language") columns.language = i;
    }
    if (!has_email)
        throw Failure({Code::not_a_feed, file + " has no column \"email\" in its first line",
                       "Write: email,name,language"});
    return columns;
}

std::string field(const CsvRow& row, std::size_t column) {
    return column < row.fields.size() ? row.fields[column] : std::string();
}

struct Imported {
    std::size_t added = 0, known = 0, stayed_away = 0, unusable = 0;
};

Imported import_rows(DataFolder& folder, const std::vector<CsvRow>& rows, const Columns& columns,
                     const Options& options, Outside& outside) {
    Imported tally;
    store::Transaction tx(folder.db);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        Result<EmailAddress> email = EmailAddress::parse(clean_line(field(rows[i], columns.email), 300));
        if (!email) {
            ++tally.unusable;
            outside.err << "line " << rows[i].line << ": " << email.error().message << '\n';
            continue;
        }
        const Subscriber subscriber = newcomer(*std::move(email), field(rows[i], columns.name),
                                               field(rows[i], columns.language), options, folder.settings);
        switch (store::join(tx, subscriber, outside.clock())) {
            case store::Joining::added:
                ++tally.added;
                break;
            case store::Joining::known:
                ++tally.known;
                break;
            case store::Joining::unsubscribed:
            case store::Joining::suppressed:
                ++tally.stayed_away;
                outside.err << "line " << rows[i].line << ": " << subscriber.email.text()
                            << " left before and stays away\n";
                break;
        }
    }
    tx.commit();
    return tally;
}

int import_file(const Options& options, Outside& outside) {
    const std::string& file = options.operands.front();
    const std::vector<CsvRow> rows = read_csv(to_utf8(must(read_file(file, 64u << 20)), "").text);
    const Columns columns = must_columns(rows, file);
    if (rows.size() > most_rows)
        throw Failure(
            {Code::not_a_feed, file + " has more than " + std::to_string(most_rows) + " rows", "Split it."});
    DataFolder folder = open_data_folder(options, outside);
    const Imported tally = import_rows(folder, rows, columns, options, outside);
    outside.out << tally.added << " added, " << tally.known << " known already, " << tally.stayed_away
                << " stay away, " << tally.unusable << " unusable\n";
    return 0;
}

int unsubscribe(const Options& options, Outside& outside) {
    DataFolder folder = open_data_folder(options, outside);
    const EmailAddress email = must(EmailAddress::parse(options.operands.front()));
    store::Transaction tx(folder.db);
    if (!store::unsubscribe(tx, email, outside.clock()))
        throw Failure({Code::no_such_file, "Nobody is subscribed as " + email.text(),
                       "`tidings subscribers list` shows who is."});
    tx.commit();
    outside.out << email.text() << " gets no more mail\n";
    return 0;
}

}  // namespace

const Command subscribers_list_command{"subscribers list", list_help, list};
const Command subscribers_add_command{"subscribers add", add_help, add};
const Command subscribers_import_command{"subscribers import", import_help, import_file};
const Command subscribers_unsubscribe_command{"subscribers unsubscribe", unsubscribe_help, unsubscribe};

}  // namespace tidings
