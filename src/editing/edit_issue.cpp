#include "editing/edit_issue.h"

#include <algorithm>
#include <array>

#include "curate/issue_life.h"
#include "dates/date.h"
#include "editing/known_issue.h"
#include "editing/known_story.h"
#include "mailing/issue_steps.h"
#include "model/languages.h"
#include "store/issues/issue_edits.h"
#include "text/plain_text.h"

namespace tidings::editing {

namespace {

constexpr std::size_t longest_title = 200, longest_intro = 5000;  // characters

std::optional<Error> why_not_there(const store::Database& db, const IssueChanges& changes) {
    std::vector<StoryId> named;
    for (const auto* stories : {&changes.reset, &changes.pin, &changes.drop})
        named.insert(named.end(), stories->begin(), stories->end());
    for (const PlacedStory& move : changes.move) named.push_back(move.story);
    for (const StoryId story : named)
        if (const Result<Curation> state = state_of(db, story); !state) return state.error();
    return std::nullopt;
}

IssueEdit& edit_of(std::vector<IssueEdit>& edits, StoryId story) {
    const auto found = std::ranges::find(edits, story, &IssueEdit::story);
    return found != edits.end() ? *found : edits.emplace_back(IssueEdit{.story = story});
}

// The edits of an issue with the changes among them.
std::vector<IssueEdit> edits_with(std::vector<IssueEdit> edits, const IssueChanges& changes) {
    for (const StoryId story : changes.reset) edit_of(edits, story) = {.story = story};
    for (const StoryId story : changes.pin) {
        IssueEdit& edit = edit_of(edits, story);
        edit.pinned = true;
        edit.dropped = false;
    }
    for (const StoryId story : changes.drop) edit_of(edits, story).dropped = true;
    for (const PlacedStory& move : changes.move) edit_of(edits, move.story).place = move.place;
    return edits;
}

// A story that was pinned or moved must be one that the issue can have.
std::optional<Error> why_not_in(const Issue& issue, const std::vector<IssueEdit>& edits) {
    for (const IssueEdit& edit : edits)
        if ((edit.pinned || edit.place) && !edit.dropped &&
            std::ranges::find(issue.stories, edit.story) == issue.stories.end())
            return Error{Code::refused,
                         "Story " + std::to_string(number(edit.story)) + " cannot be in this issue",
                         "It is not approved, came after the cut-off, was in another issue, or the digest's "
                         "topics, languages or limit leave it out."};
    return std::nullopt;
}

// Sets a text in its language, or takes it back.
void put(std::vector<EditorialText>& texts, const std::string& language, std::string text) {
    std::erase_if(texts, [&](const EditorialText& each) { return each.language == language; });
    if (!text.empty()) texts.push_back({language, std::move(text)});
    std::ranges::sort(texts, {}, &EditorialText::language);
}

std::optional<Error> why_no_language(const IssueChanges& changes) {
    for (const auto* texts : {&changes.titles, &changes.intros})
        for (const EditorialText& text : *texts)
            if (std::ranges::find(our_languages, text.language) == our_languages.end())
                return Error{Code::usage, "\"" + text.language + "\" is none of our languages",
                             "Write en, fr, it, el, es, de, pt, nl or fi."};
    return std::nullopt;
}

// What of its texts an edit changes, for the audit log.
std::vector<FieldChange> changes_between(const Issue& before, const Issue& after) {
    std::vector<FieldChange> changes;
    const auto add = [&](std::string field, const std::string& old, const std::string& fresh) {
        if (old != fresh) changes.push_back({std::move(field), old, fresh});
    };
    add("due", rfc3339(before.due), rfc3339(after.due));
    add("title", before.title, after.title);
    add("intro", before.intro.value_or(""), after.intro.value_or(""));
    for (const std::string_view each : our_languages) {
        const std::string language(each);
        const auto text = [&](const std::vector<EditorialText>& texts) {
            return in_first_language(texts, std::array{each}).text;
        };
        add("title:" + language, text(before.titles), text(after.titles));
        add("intro:" + language, text(before.intros), text(after.intros));
    }
    return changes;
}

// Two issues of a digest never share a due time.
std::optional<Error> why_not_due(const store::Database& db, const Issue& issue, const IssueChanges& changes,
                                 Timestamp now) {
    if (!changes.due || *changes.due == issue.due) return std::nullopt;
    if (*changes.due <= now)
        return Error{Code::usage, "That due time has passed",
                     "Approve the issue to send it with the next run."};
    if (!store::has_issue(db, issue.digest, *changes.due)) return std::nullopt;
    return Error{Code::usage, "Another issue is due then", "Give another time."};
}

Result<Issue> edited(store::Transaction& tx, const World& world, Issue issue, const IssueChanges& changes,
                     Timestamp now) {
    if (changes.title) issue.title = clean_line(*changes.title, longest_title);
    if (changes.intro) issue.intro = shorten(clean_text(*changes.intro), longest_intro);
    for (const EditorialText& title : changes.titles)
        put(issue.titles, title.language, clean_line(title.text, longest_title));
    for (const EditorialText& intro : changes.intros)
        put(issue.intros, intro.language, shorten(clean_text(intro.text), longest_intro));
    const std::vector<IssueEdit> edits = edits_with(store::issue_edits(tx.db(), issue.id), changes);
    for (const IssueEdit& edit : edits) store::put_issue_edit(tx, issue.id, edit);
    const Result<const Digest*> digest = digest_for(world, issue);
    if (!digest) return digest.error();
    if (changes.due) {
        store::keep_slot(tx, issue.id);
        issue.due = *changes.due;
        if (issue.state == IssueState::draft) issue.cut_off = issue.due - (*digest)->cut_off;
    }
    issue = gathered(world, **digest, issue, now);
    if (auto refused = why_not_in(issue, edits)) return *std::move(refused);
    return issue;
}

}  // namespace

Result<Issue> edit_issue(const World& world, IssueId id, const IssueChanges& changes, std::string_view seen,
                         const Signature& signature) {
    store::Transaction tx(world.db);
    const Result<store::IssueAccount> before = account_of(world.db, id);
    if (!before) return before.error();
    if (auto refused = why_not_as_seen(before->issue, seen)) return *std::move(refused);
    const Result<Issue> open = edit(before->issue);
    if (!open) return open.error();
    if (auto refused = why_not_there(world.db, changes)) return *std::move(refused);
    if (auto refused = why_no_language(changes)) return *std::move(refused);
    if (auto refused = why_not_due(world.db, before->issue, changes, signature.at))
        return *std::move(refused);
    Result<Issue> issue = edited(tx, world, *open, changes, signature.at);
    if (!issue) return issue;
    Act act = act_on(id, signature.at, signature.by, "edited", signature.reason);
    act.changes = changes_between(before->issue, *issue);
    record(tx, *issue, act);
    tx.commit();
    return issue;
}

}  // namespace tidings::editing
