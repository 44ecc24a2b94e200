#include <algorithm>
#include <ostream>

#include "commands/command.h"
#include "commands/deciding.h"
#include "commands/stories/named_stories.h"
#include "dedupe/lead.h"
#include "intake/changed_leads.h"
#include "store/index/traces.h"
#include "store/stories/approved_versions.h"
#include "store/stories/stories.h"
#include "store/stories/story_changes.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings stories split ITEM... [--data DIR] [--by NAME] [--reason TEXT]

Takes items out of their story and makes a story of their own of them, pending. No rule ever makes one story of the
two again. `tidings stories show` has the numbers of a story's items.

  --by NAME      who decides, for the record; $USER if left out
  --reason TEXT  why, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such item, 74 disk, 77 they are all that their story has,
             78 configuration
example:     tidings stories split 4711 --reason "last year's report"
)";

struct Options {
    std::vector<std::string> items;
    std::string by;
    std::string reason;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one_or_more(options.items);
    syntax.text("--by", options.by);
    syntax.text("--reason", options.reason);
}

store::ItemPlace must_item(const store::Database& db, const std::string& operand) {
    const std::optional<store::ItemPlace> place =
        store::place_of(db, ItemId{must_number(operand, "an item")});
    if (!place)
        throw Failure({Code::no_such_file, "There is no item " + operand,
                       "`tidings stories show` shows a story's items."});
    return *place;
}

// The items to split off, each once.
std::vector<ItemId> must_be_of_one_story(const store::Database& db,
                                         const std::vector<std::string>& operands) {
    std::vector<ItemId> items;
    const StoryId story = must_item(db, operands.front()).story;
    for (const std::string& operand : operands) {
        const store::ItemPlace place = must_item(db, operand);
        if (place.story != story)
            throw Failure({Code::usage,
                           "Item " + operand + " is of another story than item " + operands.front(),
                           "Split one story at a time."});
        if (std::ranges::find(items, place.item) == items.end()) items.push_back(place.item);
    }
    if (items.size() == store::items_of(db, story).size())
        throw Failure({Code::refused, "Story " + std::to_string(number(story)) + " has no other items",
                       "Leave one where it is."});
    return items;
}

bool leads(const store::Database& db, ItemId item) {
    const std::optional<store::ItemPlace> place = store::place_of(db, item);
    return place && place->leads;
}

// The item that led the story has left it. Readers see it on until an editor accepts what leads now.
void choose_other_lead(store::Transaction& tx, StoryId story, const std::string& by, Timestamp now) {
    const std::optional<Story> told = store::story(tx.db(), story);
    store::change_lead(tx, story, choose_lead(store::items_of(tx.db(), story)).value());
    if (!told || told->curation != Curation::approved) return;
    if (weigh_change(tx, *told, {Partner{}}, now))
        void_approvals(tx, story, by, "another item leads story " + std::to_string(number(story)), now);
}

int split(const Options& options, const GlobalOptions& global, Outside& outside) {
    DataFolder folder = open_data_folder(global, outside);
    const std::vector<ItemId> items = must_be_of_one_story(folder.db, options.items);
    const StoryId old_story = must_item(folder.db, options.items.front()).story;
    const std::string by = who_decides(options.by, outside);
    store::Transaction tx(folder.db);
    const bool needs_lead = std::ranges::any_of(items, [&](ItemId item) { return leads(folder.db, item); });
    if (needs_lead) store::keep_approved_version(tx, old_story);
    const StoryId new_story = store::open_story(tx, outside.clock());
    for (const ItemId item : items) store::move_item(tx, item, new_story, "put there by " + by);
    store::set_lead(tx, new_story, choose_lead(store::items_of(folder.db, new_story)).value(),
                    folder.settings.hub.id_authority);
    if (needs_lead) choose_other_lead(tx, old_story, by, outside.clock());
    store::keep_apart(tx, old_story, new_story);
    record_in_log(
        tx, old_story, by,
        with_reason("items split off into story " + std::to_string(number(new_story)), options.reason),
        outside.clock());
    record_in_log(tx, new_story, by,
                  with_reason("split off from story " + std::to_string(number(old_story)), options.reason),
                  outside.clock());
    tx.commit();
    outside.out << "story " << number(new_story) << " has " << items.size()
                << (items.size() == 1 ? " item\n" : " items\n");
    return 0;
}

}  // namespace

extern const Command stories_split_command = command<declare, split>("stories split", help);

}  // namespace tidings
