#include "commands/stories/waiting_change.h"

#include <ostream>

#include "curate/change.h"
#include "dates/date.h"
#include "editing/change_of_story.h"

namespace tidings {
namespace {

constexpr std::size_t words_around = 8;

using Words = std::vector<std::string_view>;

void print_words(Words::const_iterator from, Words::const_iterator to, std::ostream& out) {
    for (; from != to; ++from) out << ' ' << *from;
}

// Of words that stayed, those next to a change.
void print_kept(const Words& words, bool is_first, bool is_last, std::ostream& out) {
    const std::size_t behind = is_first ? 0 : words_around, before = is_last ? 0 : words_around;
    if (words.size() <= behind + before) return print_words(words.begin(), words.end(), out);
    print_words(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(behind), out);
    out << " ...";
    print_words(words.end() - static_cast<std::ptrdiff_t>(before), words.end(), out);
}

void print_change(std::string_view opening, const Words& words, std::string_view closing, std::ostream& out) {
    out << ' ' << opening << words.front();
    print_words(words.begin() + 1, words.end(), out);
    out << closing;
}

void print_diff(std::string_view what, const std::string& before, const std::string& after,
                std::ostream& out) {
    if (before == after) return;
    out << "        " << what << ':';
    const std::vector<WordRun> runs = word_diff(before, after);
    for (const WordRun& run : runs)
        if (run.presence == Presence::kept)
            print_kept(run.words, &run == &runs.front(), &run == &runs.back(), out);
        else if (run.presence == Presence::removed)
            print_change("[-", run.words, "-]", out);
        else
            print_change("{+", run.words, "+}", out);
    out << '\n';
}

std::string link_of(const Item& item) { return item.url ? item.url->text() : "(no link)"; }

void print_decisions(const Story& story, const std::string& revision, std::ostream& out) {
    const std::string behind = " " + std::to_string(number(story.id)) + " --revision " + revision + '\n';
    out << "        readers get it: tidings stories accept-change" << behind;
    if (story.changed_at) out << "        they do not:    tidings stories reject-change" << behind;
}

}  // namespace

void print_waiting_change(const store::Database& db, const Story& story, std::ostream& out) {
    const std::optional<editing::ChangeOfStory> change = editing::change_of(db, story);
    if (!change) return;
    const Item& changed = change->changed;
    if (change->waits)
        out << "      changed since its approval, seen " << rfc3339(*story.changed_at);
    else
        out << "      changed since its approval, which an editor rejected";
    out << "; readers get what was approved\n";
    for (const std::string& what : change->changes) out << "        " << what << '\n';
    print_diff("title", story.lead.title, changed.title, out);
    print_diff("link", link_of(story.lead), link_of(changed), out);
    print_diff("language", story.lead.language, changed.language, out);
    print_diff("licence", story.lead.rights, changed.rights, out);
    print_diff("text", text_of(story.lead), text_of(changed), out);
    for (const store::MailsWaiting& mails : store::mails_waiting_with(db, story.id))
        out << "        " << mails.waiting + mails.in_doubt << " mails of issue " << number(mails.issue)
            << " that tell what was approved wait: tidings issues stop " << number(mails.issue)
            << " stops them\n";
    print_decisions(story, change->revision, out);
}

}  // namespace tidings
