#include <ostream>

#include "commands/command.h"
#include "commands/named_moment.h"
#include "commands/stories/named_stories.h"
#include "commands/value_in_words.h"
#include "dates/date.h"
#include "store/acts/acts.h"
#include "text/csv.h"
#include "text/joined.h"
#include "text/json_writer.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings log [--data DIR] [--story ID | --issue ID | --subject KIND] [--by NAME] [--what WORDS] [--since DATE] [--until DATE]
                   [--count N] [--json|--csv]

Lists what people and rules did, the newest first: who, when, what, what it changed, and why. Rows are only ever added. Their numbers
are those that `tidings undo` and `tidings redo` take.

  --story ID      only what was done to that story
  --issue ID      only what was done to that issue
  --subject KIND  only what was done to that kind of thing: story, issue, feed, partner, settings or subscriber; subscribers are
                  shown by number, without their address, and what became of them has no number to take back
  --by NAME       only what that person or rule did
  --what WORDS    only acts of that kind, in the words of the list, such as approved
  --since DATE    only from then on: 2026-11-30, or with a time as RFC 3339 has it
  --until DATE    only before then
  --count N       only the newest N
  --json          one JSON object a line: {id, at, by, subject, number, what, why, changes, undoes, part_of}; changes is a list of
                  [field, before, after], where look is a hash of what readers had; part_of is the act on another subject that
                  did this as well
  --csv           a table with the columns id, at, by, subject, number, what, why, field, before, after, undoes, part_of: a row for
                  each change, or one for an act that changed no field

exit status: 0 done, 64 usage, 66 no data folder, 74 disk, 78 configuration
example:     tidings log --by Maria --since 2026-11-30
)";

struct Options {
    std::string story, issue, subject, by, what, since, until;
    int count = 0;
    bool json = false, csv = false;
};

void declare(Syntax& syntax, Options& options) {
    syntax.text("--story", options.story);
    syntax.text("--issue", options.issue);
    syntax.text("--subject", options.subject);
    syntax.text("--by", options.by);
    syntax.text("--what", options.what);
    syntax.text("--since", options.since);
    syntax.text("--until", options.until);
    syntax.count("--count", options.count);
    syntax.flag("--json", options.json);
    syntax.flag("--csv", options.csv);
}

std::string number_or_empty(const std::optional<ActId>& act) {
    return act ? std::to_string(number(*act)) : "";
}

// Steps of subscriptions are kept elsewhere and have no number here.
std::string number_of(const Act& act) { return number(act.id) > 0 ? std::to_string(number(act.id)) : ""; }

void put_number(JsonWriter& json, std::string_view key, const std::optional<ActId>& act) {
    if (act && number(*act) > 0)
        json.number(key, number(*act));
    else
        json.null(key);
}

void print_json(const Act& act, std::ostream& out) {
    JsonWriter json(JsonLayout::line);
    json.open_object();
    put_number(json, "id", act.id);
    json.text("at", rfc3339(act.at));
    json.text("by", act.by);
    json.text("subject", subject_name(act.subject));
    json.number("number", act.number);
    json.text("what", act.what);
    json.text("why", act.why);
    json.open_array("changes");
    for (const FieldChange& change : act.changes)
        json.texts({}, std::vector{change.field, change.before, change.after});
    json.close_array();
    put_number(json, "undoes", act.undoes);
    put_number(json, "part_of", act.part_of);
    json.close_object();
    out << json.take() << '\n';
}

void print_csv(const Act& act, std::ostream& out) {
    const std::vector<FieldChange> none(1);
    for (const FieldChange& change : act.changes.empty() ? none : act.changes)
        out << joined(std::vector{number_of(act), rfc3339(act.at), act.by,
                                  std::string(subject_name(act.subject)), std::to_string(act.number),
                                  act.what, act.why, change.field, change.before, change.after,
                                  number_or_empty(act.undoes), number_or_empty(act.part_of)},
                      ",", csv_field)
            << "\r\n";
}

void print_text(const Act& act, std::ostream& out) {
    out << (number_of(act).empty() ? "-" : number_of(act)) << "  " << rfc3339(act.at) << "  "
        << subject_name(act.subject) << ' ' << act.number << "  " << act.what << " by " << act.by
        << (act.why.empty() ? "" : ": " + act.why) << '\n';
    for (const FieldChange& change : act.changes)
        if (!change.field.starts_with("look"))
            out << "      " << change.field << ": \"" << value_in_words(change.field, change.before)
                << "\" -> \"" << value_in_words(change.field, change.after) << "\"\n";
}

ActSubject must_subject(const std::string& name) {
    const std::optional<ActSubject> subject = subject_named(name);
    if (!subject)
        throw Failure({Code::usage, "There is no subject \"" + name + "\"",
                       "Write story, issue, feed, partner, settings or subscriber."});
    return *subject;
}

store::ActFilter filter_of(const Options& options) {
    const int subjects = !options.story.empty() + !options.issue.empty() + !options.subject.empty();
    if (subjects > 1)
        throw Failure({Code::usage, "--story, --issue and --subject exclude each other", "Leave one out."});
    store::ActFilter filter{.by = options.by, .what = options.what, .count = options.count};
    if (!options.subject.empty()) filter.subject = must_subject(options.subject);
    if (!options.story.empty()) {
        filter.subject = ActSubject::story;
        filter.number = number(story_named(options.story));
    }
    if (!options.issue.empty()) {
        filter.subject = ActSubject::issue;
        filter.number = must_number(options.issue, "an issue");
    }
    if (!options.since.empty()) filter.since = must_moment("--since", options.since);
    if (!options.until.empty()) filter.until = must_moment("--until", options.until);
    return filter;
}

int log(const Options& options, const GlobalOptions& global, Outside& outside) {
    if (options.json && options.csv)
        throw Failure({Code::usage, "--json and --csv exclude each other", "Leave one out."});
    const store::ActFilter filter = filter_of(options);
    const DataFolder folder = open_data_folder(global, outside);
    if (options.csv) outside.out << "id,at,by,subject,number,what,why,field,before,after,undoes,part_of\r\n";
    store::each_act(folder.db, filter, [&](const Act& act) {
        if (options.json)
            print_json(act, outside.out);
        else if (options.csv)
            print_csv(act, outside.out);
        else
            print_text(act, outside.out);
    });
    return 0;
}

}  // namespace

extern const Command log_command =
    command<declare, log>("log", help, "who did what, when and why; numbers for undo");

}  // namespace tidings
