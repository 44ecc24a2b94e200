#include <ostream>

#include "commands/command.h"
#include "commands/commands.h"
#include "commands/subscribers/list_file.h"
#include "commands/subscribers/list_intake.h"
#include "commands/subscribers/newcomers.h"
#include "roster/columns.h"
#include "text/joined.h"
#include "text/plain_text.h"
#include "world/desk_url.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings subscribers import FILE [--data DIR] [--confirmed-elsewhere TEXT] [--digest SLUG]... [--encoding NAME] [--dry-run]

Takes people in from a CSV file: an export of another hub (`subscribers export`), of another product, or a list with columns such as
email, name, language. Its first line names the columns; only that of the address must be there. Columns that are not followed are named.
Each line that cannot be used is named with the reason; the others are taken. A list that is no proper CSV is refused as a whole.

Everybody is mailed the question whether they want it, and gets nothing else until they press the button. Who is known already stays
unchanged, so that nobody gets again what they left. Nobody comes back who left, bounced, complained or was erased. Where the list tells
states, they are followed: who left or must not get mail is known from then on as such, and nobody is confirmed whose row is not. Who is
subscribed here leaves only if the list says when, and that is later than they confirmed.

  --confirmed-elsewhere TEXT  where and when these people have confirmed already, such as "members' form, 2026-10-12": they are asked
                              nothing, also not who has signed up and not confirmed, and the words are kept as proof
  --digest SLUG               which digest, for a list without a column of digests; all but those by invitation if left out; may be
                              given several times
  --encoding NAME             such as windows-1250; judged by the letters if left out, and told
  --dry-run                   says what would become of whom, and changes nothing

exit status: 0 done, 64 usage, 65 the file is no such CSV, and nobody was taken in, 66 no such file, 74 disk, 75 another process writes,
             78 configuration, desk.url is not set and nobody could confirm, or hashes of erased people made with another key
example:     tidings subscribers import members.csv --dry-run
)";

struct Options {
    std::string file;
    std::string confirmed_elsewhere;
    std::vector<std::string> digests;
    std::string encoding;
    bool dry_run = false;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one(options.file);
    syntax.text("--confirmed-elsewhere", options.confirmed_elsewhere);
    syntax.list("--digest", options.digests);
    syntax.text("--encoding", options.encoding);
    syntax.flag("--dry-run", options.dry_run);
}

constexpr std::array<std::string_view, ways_to_be_taken> taken_names{
    "added",           "known already", "stay away", "noted as having left", "noted as not to be mailed",
    "noted as erased", "unusable"};

IntakeTerms terms_of(const Options& options, const Settings& settings, const roster::Columns& columns) {
    const bool is_proven = !clean_line(options.confirmed_elsewhere, 500).empty();
    const bool can_ask = !desk_url(settings).empty();
    if (!is_proven && !can_ask)
        throw Failure({Code::configuration, "desk.url is not set, so nobody could confirm",
                       "Set it and run `tidings serve`, or say where they did: --confirmed-elsewhere "
                       "\"where, when\"."});
    if (!options.digests.empty() && columns.has(roster::Column::digests))
        throw Failure({Code::usage, "The list says itself who gets which digest",
                       "Leave --digest out, or take the column \"digests\" out of the list."});
    return {is_proven ? options.confirmed_elsewhere : std::string(), can_ask,
            digests_wanted(options.digests, settings)};
}

roster::Columns must_columns(ListFile& list, const std::string& file) {
    const std::optional<CsvRow> first = list.next();
    Result<roster::Columns> columns =
        roster::read_columns(first ? first->fields : std::vector<std::string>{});
    if (!columns)
        throw Failure({columns.error().code, file + " " + columns.error().message, columns.error().hint});
    return *std::move(columns);
}

void tell_ignored(const roster::Columns& columns, std::ostream& out) {
    if (columns.ignored.empty()) return;
    out << "columns that are not followed: " << joined(columns.ignored, ", ") << '\n';
}

// "2 added, 0 known already, …": the first three and the last always, the others where there are any.
void tell_counts(const IntakeTally& tally, std::ostream& out) {
    std::string line;
    for (std::size_t i = 0; i < ways_to_be_taken; ++i) {
        const bool is_rare = i > static_cast<std::size_t>(Taken::stays_away) && i + 1 < ways_to_be_taken;
        if (is_rare && tally.rows[i] == 0) continue;
        line +=
            (line.empty() ? "" : ", ") + std::to_string(tally.rows[i]) + " " + std::string(taken_names[i]);
    }
    out << line << '\n';
}

void tell_examples(const IntakeTally& tally, std::ostream& out) {
    for (std::size_t i = 0; i < ways_to_be_taken; ++i) {
        if (tally.examples[i].empty()) continue;
        out << "  " << taken_names[i] << ": " << joined(tally.examples[i], ", ")
            << (tally.rows[i] > tally.examples[i].size() ? ", …" : "") << '\n';
    }
}

void tell(const IntakeTally& tally, bool is_plan, std::ostream& out) {
    tell_counts(tally, out);
    if (is_plan) tell_examples(tally, out);
    if (tally.count(Taken::known) > 0) out << "who is known already stays unchanged\n";
    if (tally.confirmed > 0)
        out << "of the added, " << tally.confirmed << " had signed up and not confirmed\n";
    if (tally.asked > 0)
        out << "of the added, " << tally.asked
            << " get nothing until they confirm; `tidings run` mails them the question\n";
    for (const auto& [slug, rows] : tally.unknown_digests)
        out << "there is no digest \"" << slug << "\" here, which " << rows
            << (rows == 1 ? " row names" : " rows name") << "; nobody gets another one instead\n";
    if (is_plan) out << "this was a plan (--dry-run): nothing was changed\n";
}

int run(const Options& options, const GlobalOptions& global, Outside& outside) {
    const std::string& file = options.file;
    ListFile list(file, options.encoding, outside.err_is_terminal ? &outside.err : nullptr);
    const roster::Columns columns = must_columns(list, file);
    DataFolder folder = open_data_folder(global, outside);
    IntakeTerms terms = terms_of(options, folder.settings, columns);
    outside.out << list.reading() << '\n';
    tell_ignored(columns, outside.out);
    store::Transaction tx(folder.db);
    ListIntake intake(tx, folder, std::move(terms), outside);
    while (const std::optional<CsvRow> row = list.next())
        if (!roster::is_blank(*row)) intake.take(row->line, roster::read_entry(*row, columns));
    if (!options.dry_run) tx.commit();
    tell(intake.tally(), options.dry_run, outside.out);
    return 0;
}

}  // namespace

extern const Command subscribers_import_command = command<declare, run>("subscribers import", help);

}  // namespace tidings
