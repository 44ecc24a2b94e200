#include <algorithm>
#include <ostream>

#include "commands/command.h"
#include "commands/searching.h"
#include "compose/story_row.h"
#include "curate/relevance.h"
#include "dates/date.h"
#include "store/stories/stories.h"
#include "text/joined.h"
#include "text/json_writer.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings stories list [--data DIR] [--state STATE] [--sort ORDER] [--search WORDS] [--after CURSOR] [--count N]
                            [--json]

Lists stories, newest first: what editors decide on. A story is every item that carries the same text.

  --search WORDS   only those with all these words in titles, texts, our own words, partners or tags, whatever their case and accents;
                   a word may be the beginning of a longer one. "words in quotes" stand so; -WORD is not in it. tag:ID, partner:SLUG,
                   feed:SLUG, lang:TAG, state:NAME, assignee:NAME (with - before them: not), before:DATE, after:DATE (first seen).
                   Those with the words in the title come first, then those with them anywhere, then those with longer words; the newest
                   first. A page has --count of them, 20 if it is not given
  --after CURSOR   the next page: behind the hit with this cursor, which the last line tells
  --state STATE  only those that are pending, approved, held, rejected or withdrawn; aside: pending, and set aside until a date, which
                 --state pending leaves out until then and has first from then on; embargo: pending or held, and approved from a date
                 on; or changed: those approved ones whose partner has changed them since, which waits for an editor (see `tidings help
                 stories accept-change`)
  --sort ORDER   of those that wait for a decision: time, the newest first, or relevance: how many of the feed's stories and of those with
                 its tags editors approved, how fresh it is and how many partners carry it; each says why
  --count N      only the first N
  --json         one JSON object a line: {excerpt, cursor} of a search, {relevance} of that order, and {id, state, title, url, partner, language, tags, first_seen, updated, entry_id,
                 changed_at, also_at}; changed_at is null unless a change waits;
                 the title of a post without one is made of its text, as in mails

exit status: 0 done, 64 usage, 66 no data folder, 74 disk, 78 configuration
example:     tidings stories list --state pending
)";

struct Options {
    std::string state;
    Searching searching;
    std::string sort;
    int count = 0;
    bool json = false;
};

void declare(Syntax& syntax, Options& options) {
    syntax.text("--state", options.state);
    declare_searching(syntax, options.searching);
    syntax.text("--sort", options.sort);
    syntax.count("--count", options.count);
    syntax.flag("--json", options.json);
}

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

// What a search found, beside the story.
struct Found {
    std::string excerpt, cursor;
};

std::string as_json(const Story& story, const std::optional<Found>& found = {}, const std::string& why = {}) {
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
    if (found) {
        json.text("excerpt", found->excerpt);
        json.text("cursor", found->cursor);
    }
    if (!why.empty()) json.text("relevance", why);
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

int list_found(const Options& options, const GlobalOptions& global, Outside& outside) {
    if (!options.state.empty())
        throw Failure(
            {Code::usage, "--state and --search exclude each other", "Write state:NAME among the words."});
    DataFolder folder = open_data_folder(global, outside);
    each_hit(folder, options.searching, options.count, options.json, outside,
             [&](const store::SearchHit& hit, const SearchQuery& query) {
                 const Story story = store::story(folder.db, hit.story).value();
                 const Found found{marked_excerpt(story, query), hit.cursor.text()};
                 if (options.json) {
                     outside.out << as_json(story, found) << '\n';
                     return;
                 }
                 print(story, outside.out);
                 outside.out << "      " << found.excerpt << '\n';
             });
    return 0;
}

// What waits for a decision, with the most relevant first.
int list_by_relevance(const Options& options, const GlobalOptions& global, Outside& outside) {
    const DataFolder folder = open_data_folder(global, outside);
    const Timestamp now = outside.clock();
    const auto by_feed = store::decided_by_feed(folder.db);
    const auto by_tag = store::decided_by_tag(folder.db);
    std::vector<std::pair<Relevance, Story>> waiting;
    store::each_to_review(folder.db, now, 0, [&](const Story& story) {
        const auto counted = [&](const auto& counts, const auto& key, std::string of) {
            const auto found = counts.find(key);
            return found == counts.end()
                       ? ApprovedShare{std::move(of)}
                       : ApprovedShare{std::move(of), found->second.approved, found->second.all};
        };
        ReviewFacts facts{.feed = counted(by_feed, story.feed, story.feed_title),
                          .age = std::chrono::duration_cast<std::chrono::hours>(now - story.first_seen),
                          .partners = 1 + story.also_at.size()};
        for (const std::string& tag : story.tags) facts.tags.push_back(counted(by_tag, tag, "tag " + tag));
        waiting.emplace_back(relevance_of(facts), story);
    });
    std::ranges::stable_sort(waiting, std::ranges::greater{},
                             [](const auto& each) { return each.first.score; });
    if (options.count > 0) waiting.resize(std::min(waiting.size(), static_cast<std::size_t>(options.count)));
    for (const auto& [relevance, story] : waiting) {
        if (options.json) {
            outside.out << as_json(story, {}, relevance.why) << '\n';
            continue;
        }
        print(story, outside.out);
        outside.out << "      " << relevance.why << '\n';
    }
    return 0;
}

void must_make_sense(const Options& options) {
    const std::string &sort = options.sort, &state = options.state;
    if (!sort.empty() && sort != "time" && sort != "relevance")
        throw Failure({Code::usage, "There is no order \"" + sort + "\"", "Write time or relevance."});
    if (sort == "relevance" && !state.empty() && state != "pending")
        throw Failure(
            {Code::usage, "Relevance is of stories that wait for a decision", "Write --state pending."});
    const bool is_kind = state == "changed" || state == "aside" || state == "embargo";
    if (!state.empty() && !curation_named(state) && !is_kind)
        throw Failure({Code::usage, "There is no state \"" + state + "\"",
                       "Write pending, aside, embargo, approved, held, rejected, withdrawn or changed."});
}

int list_by_time(const Options& options, const GlobalOptions& global, Outside& outside) {
    const DataFolder folder = open_data_folder(global, outside);
    const auto show = [&](const Story& story) {
        if (options.json)
            outside.out << as_json(story) << '\n';
        else
            print(story, outside.out);
    };
    const std::optional<Curation> state = curation_named(options.state);
    const Timestamp now = outside.clock();
    if (options.state == "changed")
        for (const Story& story : store::changed_stories(folder.db, options.count)) show(story);
    else if (options.state == "aside" || options.state == "embargo")
        for (const Story& story : store::stories_until(folder.db, options.state, now)) show(story);
    else if (state == Curation::pending)
        store::each_to_review(folder.db, now, options.count, show);
    else
        store::each_story(folder.db, state, options.count, show);
    return 0;
}

int list(const Options& options, const GlobalOptions& global, Outside& outside) {
    must_make_sense(options);
    if (!options.searching.typed.empty()) return list_found(options, global, outside);
    return options.sort == "relevance" ? list_by_relevance(options, global, outside)
                                       : list_by_time(options, global, outside);
}

}  // namespace

extern const Command stories_list_command = command<declare, list>("stories list", help);

}  // namespace tidings
