#include <algorithm>
#include <ostream>

#include "commands/command.h"
#include "commands/stories/named_stories.h"
#include "dates/date.h"
#include "editing/known_story.h"
#include "store/acts/acts.h"
#include "store/index/story_candidates.h"
#include "store/stories/item_tags.h"
#include "store/stories/stories.h"
#include "store/stories/story_fields.h"
#include "text/json_writer.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings tags explain STORY [--data DIR] [--json]

Says why a story has its tags: which phrases of the vocabulary stand where in its items, which tags its feeds give to all their items, and
what editors added or took away, whose word counts.

  --json       one JSON object a line: {tag, has, item, why, by, at}; item of what a rule found, by and at of what an
               editor said; has says whether the story has the tag in the end

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 78 configuration
example:     tidings tags explain 12
)";

struct Options {
    std::string story;
    bool json = false;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one(options.story);
    syntax.flag("--json", options.json);
}

// One reason for a tag, or against it.
struct Reason {
    std::string tag;
    std::optional<ItemId> item;  // of a rule
    std::string why;
    std::optional<Act> act;  // of an editor
};

// The act that said so last; a migration or a merge may have taken it over.
std::optional<Act> last_act_on(const std::vector<Act>& acts, const std::string& field) {
    const auto found = std::ranges::find_if(acts.rbegin(), acts.rend(), [&](const Act& act) {
        return std::ranges::find(act.changes, field, &FieldChange::field) != act.changes.end();
    });
    return found == acts.rend() ? std::nullopt : std::optional(*found);
}

std::vector<Reason> reasons_of(const store::Database& db, StoryId story) {
    std::vector<Reason> reasons;
    for (const KnownItem& item : store::items_of(db, story))
        for (const store::GivenTag& given : store::item_tags(db, item.id))
            reasons.push_back({given.tag, item.id, given.why, {}});
    const std::vector<Act> acts = store::acts_on(db, ActSubject::story, number(story));
    for (const store::StoryField& set : store::story_fields(db, story))
        if (set.field.starts_with("tag:"))
            reasons.push_back({set.field.substr(4), {}, set.value, last_act_on(acts, set.field)});
    std::ranges::stable_sort(reasons, {}, &Reason::tag);
    return reasons;
}

void print_json(const Reason& reason, bool has, std::ostream& out) {
    JsonWriter json(JsonLayout::line);
    json.open_object();
    json.text("tag", reason.tag);
    json.boolean("has", has);
    if (reason.item)
        json.number("item", number(*reason.item));
    else
        json.null("item");
    json.text("why", reason.why);
    json.text_or_null("by", reason.act, &Act::by);
    json.text_or_null("at", reason.act, [](const Act& act) { return rfc3339(act.at); });
    json.close_object();
    out << json.take() << '\n';
}

void print_text(const Reason& reason, bool has, std::ostream& out) {
    out << reason.tag << (has ? "  " : " (not given)  ");
    if (reason.item)
        out << "item " << number(*reason.item) << ": " << reason.why << '\n';
    else
        out << reason.why
            << (reason.act ? " by " + reason.act->by + " on " + rfc3339(reason.act->at) : " by hand") << '\n';
}

int explain(const Options& options, const GlobalOptions& global, Outside& outside) {
    const DataFolder folder = open_data_folder(global, outside);
    const StoryId id = story_named(options.story);
    must(editing::state_of(folder.db, id));
    const Story story = store::story(folder.db, id).value();
    for (const Reason& reason : reasons_of(folder.db, id)) {
        const bool has = std::ranges::find(story.tags, reason.tag) != story.tags.end();
        options.json ? print_json(reason, has, outside.out) : print_text(reason, has, outside.out);
    }
    return 0;
}

}  // namespace

extern const Command tags_explain_command = command<declare, explain>("tags explain", help);

}  // namespace tidings
