#include <algorithm>
#include <ostream>

#include "commands/command.h"
#include "commands/stories/named_stories.h"
#include "commands/stories/waiting_change.h"
#include "commands/value_in_words.h"
#include "compose/story_row.h"
#include "dates/date.h"
#include "dedupe/text_changes.h"
#include "editing/known_story.h"
#include "html/to_text.h"
#include "store/acts/acts.h"
#include "store/feeds/partner_deletions.h"
#include "store/index/story_candidates.h"
#include "store/stories/items.h"
#include "store/stories/stories.h"
#include "store/stories/story_changes.h"
#include "store/stories/story_fields.h"
#include "tag/watch.h"
#include "text/plain_text.h"
#include "world/data_folder.h"
#include "world/world.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings stories show ID [--data DIR]

Shows one story whole: its text as readers get it, its tags, our own words, why its items are together, what its publishers changed, the
stories that are shown beside it, and what editors and rules did to it. Where a change since its approval waits, it is shown word by word:
[-removed-] {+added+}. Its items have the numbers that `tidings stories split` and `lead` take, its log those of `tidings undo`; its
revision is what --seen takes.

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 78 configuration
example:     tidings stories show 12
)";

struct Options {
    std::string story;
};

void declare(Syntax& syntax, Options& options) { syntax.one(options.story); }

void print_blocks(std::string_view mark, const std::vector<std::string>& blocks, std::ostream& out) {
    constexpr std::size_t characters_of_a_block = 200;
    for (const std::string& block : blocks)
        out << "        " << mark << ' ' << shorten(block, characters_of_a_block) << '\n';
}

// From the newest change back; each revision holds what stood there until then.
void print_changes(const store::Database& db, const KnownItem& item, std::ostream& out) {
    std::string title = item.title;
    std::string text = item.text;
    for (const store::Revision& revision : store::revisions(db, item.id)) {
        out << "      changed by its publisher, seen " << rfc3339(revision.until) << '\n';
        if (revision.title != title)
            print_blocks("-", {revision.title}, out), print_blocks("+", {title}, out);
        const TextChanges changes = text_changes(revision.text, text);
        print_blocks("-", changes.removed, out);
        print_blocks("+", changes.added, out);
        title = revision.title;
        text = revision.text;
    }
}

std::string title_of(const KnownItem& item) {
    constexpr std::size_t characters_of_a_title = 80;
    return item.title.empty() ? shorten(clean_line(item.text), characters_of_a_title) : item.title;
}

std::string partner_of(const Story& story, ItemId item) {
    const auto copy = std::ranges::find(story.also_at, item, &Copy::item);
    return copy == story.also_at.end() ? story.partner.name : copy->partner_name;
}

void print_items(const store::Database& db, const Story& story, std::ostream& out) {
    out << "\nits items:\n";
    for (const KnownItem& item : store::items_of(db, story.id)) {
        out << "  " << number(item.id) << "  " << partner_of(story, item.id) << ": " << title_of(item)
            << "\n      " << (item.why.empty() ? "the first that was seen" : item.why)
            << (item.leads ? "; readers see this one\n" : "\n");
        if (const std::optional<Timestamp> seen = store::deletion_seen(db, item.id))
            out << "      deleted by its partner, seen " << rfc3339(*seen) << "\n";
        print_changes(db, item, out);
    }
}

void print_related(const store::Database& db, StoryId story, std::ostream& out) {
    const std::vector<store::Related> all = store::related_to(db, story);
    if (all.empty()) return;
    out << "\nrelated, of cluster " << number(store::cluster_of(db, story)) << ":\n";
    for (const store::Related& related : all)
        out << "  " << number(related.story) << "  " << related.partner_name << ": "
            << title_of(store::story(db, related.story).value()) << "\n      " << related.why << '\n';
}

void print_fields(const store::Database& db, StoryId story, std::ostream& out) {
    for (const store::StoryField& set : store::story_fields(db, story))
        if (set.field != "look")
            out << "      " << set.field << ": " << value_in_words(set.field, set.value) << '\n';
}

// Terms of the watch list in the partner's text that no editor has dismissed.
void print_terms(const DataFolder& folder, const Story& story, const Outside& outside, std::ostream& out) {
    TagWords words(vocabulary_file(folder.settings, folder.places, outside.share));
    const TermWatch watch(words.vocabulary());
    const std::string text =
        story.lead.title + "\n" + story.lead.summary + "\n" + html_to_text(story.lead.content);
    for (const TermHit& hit : watch.hits_in(text))
        if (store::story_field(folder.db, story.id, "term:" + hit.found) != "dismissed")
            out << "      it says \"" << hit.found << "\"; better: " << hit.prefer << '\n';
}

void print_log(const store::Database& db, StoryId story, std::ostream& out) {
    const std::vector<Act> acts = store::acts_on(db, ActSubject::story, number(story));
    if (acts.empty()) return;
    out << "\nits log:\n";
    for (const Act& act : acts)
        out << "  " << number(act.id) << "  " << rfc3339(act.at) << "  " << act.what << " by " << act.by
            << (act.why.empty() ? "" : ": " + act.why) << '\n';
}

void print_tags(const Story& story, std::ostream& out) {
    if (story.tags.empty()) return;
    out << "      tags:";
    for (const std::string& tag : story.tags) out << ' ' << tag;
    out << '\n';
}

int show(const Options& options, const GlobalOptions& global, Outside& outside) {
    const DataFolder folder = open_data_folder(global, outside);
    const StoryId id = story_named(options.story);
    must(editing::state_of(folder.db, id));
    const Story story = store::story(folder.db, id).value();
    std::ostream& out = outside.out;
    out << number(story.id) << "  " << curation_name(story.curation) << "  " << story.partner.name << " ["
        << story.lead.language << "]  " << title_of(story) << '\n';
    print_tags(story, out);
    print_waiting_change(folder.db, story, out);
    out << "      " << (story.lead.url ? story.lead.url->text() : "(no link)") << "\n      first seen "
        << rfc3339(story.first_seen) << ", entry " << story.entry_id << "\n      revision "
        << editing::revision_of(folder.db, id) << '\n';
    print_fields(folder.db, id, out);
    print_terms(folder, story, outside, out);
    print_items(folder.db, story, out);
    print_related(folder.db, story.id, out);
    print_log(folder.db, id, out);
    out << '\n'
        << (story.lead.content.empty() ? story.lead.summary : html_to_text(story.lead.content)) << '\n';
    return 0;
}

}  // namespace

extern const Command stories_show_command = command<declare, show>("stories show", help);

}  // namespace tidings
