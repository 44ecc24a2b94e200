#include <ostream>

#include "base/file.h"
#include "charset/charset.h"
#include "commands/commands.h"
#include "commands/newcomers.h"
#include "text/csv.h"
#include "text/plain_text.h"
#include "world/data_folder.h"
#include "world/desk_url.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings subscribers import FILE [--data DIR] [--confirmed-elsewhere TEXT] [--digest SLUG]...

Adds the subscribers of a CSV file with the columns email, name, language (its first line names them; only email must be there). Each line
that cannot be used is named with the reason; the others are taken. Everybody is mailed the question whether they want it, and gets
nothing else until they press the button. Who is known already stays unchanged, so that nobody gets again what they left. Nobody comes
back who left, bounced, complained or was erased.

  --confirmed-elsewhere TEXT  where and when these people have confirmed already, such as "members' form, 2026-10-12": they are asked
                              nothing, also not who has signed up and not confirmed, and the words are kept as proof
  --digest SLUG               which digest; all but those by invitation if left out; may be given several times

exit status: 0 done, 64 usage, 65 the file is no such CSV, 66 no such file, 74 disk, 78 configuration, or desk.url is not set and nobody
             could confirm
example:     tidings subscribers import members.csv
)";

constexpr std::size_t most_rows = 200'000, most_bytes = 64u << 20;

// Where the columns are; none of email is an error.
struct Columns {
    std::size_t email = 0, name = SIZE_MAX, language = SIZE_MAX;
    std::size_t count = 0;
};

Columns must_columns(const std::vector<CsvRow>& rows, const std::string& file) {
    Columns columns;
    bool has_email = false;
    const std::vector<std::string> head = rows.empty() ? std::vector<std::string>{} : rows.front().fields;
    columns.count = head.size();
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
    return column < row.fields.size() ? std::string(without_formula_guard(row.fields[column]))
                                      : std::string();
}

Result<Subscriber> read_row(const CsvRow& row, const Columns& columns, const Joined& joined,
                            const Settings& settings) {
    if (row.fields.size() > columns.count)
        return Error{Code::not_a_feed, "has more fields than the first line names", ""};
    Result<EmailAddress> email = EmailAddress::parse(clean_line(field(row, columns.email), 300));
    if (!email) return email.error();
    return newcomer(*std::move(email), field(row, columns.name), field(row, columns.language), joined,
                    settings);
}

struct Imported {
    std::size_t added = 0, confirmed = 0;  // `confirmed` of the added had signed up before
    std::size_t known = 0, stayed_away = 0, unusable = 0;
};

void take_row(store::Transaction& tx, std::size_t line, const Result<Subscriber>& subscriber,
              const SecretKey& key, Outside& outside, Imported& tally) {
    if (!subscriber) {
        ++tally.unusable;
        outside.err << "line " << line << ": " << subscriber.error().message << '\n';
        return;
    }
    switch (take_in(tx, *subscriber, key, outside.clock())) {
        case store::Joining::confirmed:
            ++tally.confirmed;
            [[fallthrough]];
        case store::Joining::added:
            ++tally.added;
            return;
        case store::Joining::known:
            ++tally.known;
            return;
        case store::Joining::unsubscribed:
            ++tally.stayed_away;
            outside.err << "line " << line << ": " << subscriber->email.text()
                        << " left before and stays away\n";
            return;
        case store::Joining::suppressed:
            ++tally.stayed_away;
            outside.err << "line " << line << ": " << subscriber->email.text()
                        << " must not get mail and stays away\n";
    }
}

Joined joined_by(const Options& options, const Settings& settings) {
    const bool confirmed = !clean_line(options.confirmed_elsewhere, 500).empty();
    if (!confirmed && desk_url(settings).empty())
        throw Failure({Code::configuration, "desk.url is not set, so nobody could confirm",
                       "Set it and run `tidings serve`, or say where they did: --confirmed-elsewhere "
                       "\"where, when\"."});
    return {confirmed ? SubscriberState::confirmed : SubscriberState::pending,
            confirmed ? "confirmed elsewhere: " + options.confirmed_elsewhere : "imported",
            digests_wanted(options, settings)};
}

int run(const Options& options, Outside& outside) {
    const std::string& file = options.operands.front();
    const std::string bytes = must(read_file(file, most_bytes));
    const std::vector<CsvRow> rows = read_csv(to_utf8(bytes, "").text());
    const Columns columns = must_columns(rows, file);
    if (rows.size() > most_rows)
        throw Failure(
            {Code::not_a_feed, file + " has more than " + std::to_string(most_rows) + " rows", "Split it."});
    DataFolder folder = open_data_folder(options.global, outside);
    const Joined joined = joined_by(options, folder.settings);
    Imported tally;
    store::Transaction tx(folder.db);
    for (std::size_t i = 1; i < rows.size(); ++i)
        take_row(tx, rows[i].line, read_row(rows[i], columns, joined, folder.settings), folder.key, outside,
                 tally);
    tx.commit();
    outside.out << tally.added << " added, " << tally.known << " known already, " << tally.stayed_away
                << " stay away, " << tally.unusable << " unusable\n";
    if (tally.known > 0) outside.out << "who is known already stays unchanged\n";
    if (tally.confirmed > 0)
        outside.out << "of the added, " << tally.confirmed << " had signed up and not confirmed\n";
    if (tally.added > 0 && joined.state == SubscriberState::pending)
        outside.out << "they get nothing until they confirm; `tidings run` mails them the question\n";
    return 0;
}

}  // namespace

const Command subscribers_import_command{"subscribers import", help, run};

}  // namespace tidings
