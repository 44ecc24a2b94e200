#include "store/stories/stories.h"

#include <ostream>

#include "commands/commands.h"
#include "commands/named_stories.h"
#include "compose/story_row.h"
#include "curate/decide.h"
#include "dates/date.h"
#include "text/joined.h"
#include "text/json_writer.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view list_help =
    R"(usage: tidings stories list [--data DIR] [--state STATE] [--count N] [--json]

Lists stories, newest first: what editors decide on. A story is every item that carries the same text.

  --state STATE  only those that are pending, approved, held, rejected or withdrawn; or changed: those approved ones whose partner
                 has changed them since, which waits for an editor (see `tidings help stories accept-change`)
  --count N      only the newest N
  --json         one JSON object a line: {id, state, title, url, partner, language, tags, first_seen, updated, entry_id,
                 changed_at, also_at}; changed_at is null unless a change waits;
                 the title of a post without one is made of its text, as in mails

exit status: 0 done, 64 usage, 66 no data folder, 74 disk, 78 configuration
example:     tidings stories list --state pending
)";

constexpr std::string_view approve_help =
    R"(usage: tidings stories approve ID... [--data DIR] [--by NAME] [--reason TEXT]

Lets stories go out as they are now: into the next issue of the digests and into the hub's feeds. What their partners change
afterwards waits for `tidings stories accept-change`.

  --by NAME      who decides, for the record; $USER if left out
  --reason TEXT  why, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 77 a story that was withdrawn, 78 configuration
example:     tidings stories approve 12 14 15
)";

constexpr std::string_view hold_help =
    R"(usage: tidings stories hold ID... [--data DIR] [--by NAME] [--reason TEXT]

Puts stories aside, to decide later. One that was approved leaves the hub's feeds at the next publish.

  --by NAME      who decides, for the record; $USER if left out
  --reason TEXT  why, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 77 a story that was withdrawn, 78 configuration
example:     tidings stories hold 12 --reason "ask the partner first"
)";

constexpr std::string_view reject_help =
    R"(usage: tidings stories reject ID... [--data DIR] [--by NAME] [--reason TEXT]

Keeps stories out of digests and feeds. One that was approved leaves the hub's feeds at the next publish.

  --by NAME      who decides, for the record; $USER if left out
  --reason TEXT  why, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 77 a story that was withdrawn, 78 configuration
example:     tidings stories reject 13 --reason "off topic"
)";

void write_copies(JsonWriter& json, const std::vector<Copy>& copies) {
    json.open_array("also_at");
    for (const Copy& copy : copies) {
        json.open_object();
        json.text("partner", copy.partner_name);
        json.text_or_null("url", copy.url, &Url::text);
        json.text("why", copy.why);
        json.close_object();
    }
    json.close_array();
}

std::string as_json(const Story& story) {
    JsonWriter json(JsonLayout::line);
    json.open_object();
    json.number("id", number(story.id));
    json.text("state", curation_name(story.curation));
    json.text("title", title_of(story));
    json.text_or_null("url", story.lead.url, &Url::text);
    json.text("partner", story.partner.name);
    json.text("language", story.lead.language);
    json.texts("tags", story.tags);
    json.text("first_seen", rfc3339(story.first_seen));
    json.text("updated", rfc3339(story.updated));
    json.text("entry_id", story.entry_id);
    json.text_or_null("changed_at", story.changed_at, rfc3339);
    write_copies(json, story.also_at);
    json.close_object();
    return json.take();
}

void print(const Story& story, std::ostream& out) {
    out << number(story.id) << "  " << curation_name(story.curation)
        << (story.changed_at ? ", changed since" : "") << "  " << story.partner.name << " ["
        << story.lead.language << "]  " << title_of(story) << '\n';
    if (!story.tags.empty()) out << "      tags: " << joined(story.tags, ", ") << '\n';
    for (const Copy& copy : story.also_at)
        out << "      also at " << copy.partner_name << ": " << copy.why << '\n';
}

int list(const Options& options, Outside& outside) {
    const bool changed = options.state == "changed";
    const std::optional<Curation> state = curation_named(options.state);
    if (!options.state.empty() && !state && !changed)
        throw Failure({Code::usage, "There is no state \"" + options.state + "\"",
                       "Write pending, approved, held, rejected, withdrawn or changed."});
    const DataFolder folder = open_data_folder(options.global, outside);
    const auto show = [&](const Story& story) {
        if (options.json)
            outside.out << as_json(story) << '\n';
        else
            print(story, outside.out);
    };
    if (changed)
        for (const Story& story : store::changed_stories(folder.db, options.count)) show(story);
    else
        store::each_story(folder.db, state, options.count, show);
    return 0;
}

// All of the stories or none: a wrong number among them changes nothing.
int decide_on(Choice choice, const Options& options, Outside& outside) {
    DataFolder folder = open_data_folder(options.global, outside);
    const std::string by = who_decides(options, outside);
    std::size_t changed = 0;
    store::Transaction tx(folder.db);
    for (const std::string& id : options.operands) {
        const StoryId story = must_story(folder.db, id);
        const Curation before = store::curation_of(folder.db, story).value_or(Curation::pending);
        const Curation after = must(decide(before, choice));
        if (after == before) continue;
        store::record_decision(tx, {story, before, after, by, options.reason}, outside.clock());
        ++changed;
    }
    tx.commit();
    outside.out << changed << " changed, " << options.operands.size() - changed << " as they were\n";
    return 0;
}

int approve(const Options& options, Outside& outside) { return decide_on(Choice::approve, options, outside); }
int hold(const Options& options, Outside& outside) { return decide_on(Choice::hold, options, outside); }
int reject(const Options& options, Outside& outside) { return decide_on(Choice::reject, options, outside); }

}  // namespace

const Command stories_list_command{"stories list", list_help, list};
const Command stories_approve_command{"stories approve", approve_help, approve};
const Command stories_hold_command{"stories hold", hold_help, hold};
const Command stories_reject_command{"stories reject", reject_help, reject};

}  // namespace tidings
