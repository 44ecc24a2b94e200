#include "store/search/search_index.h"

#include <charconv>
#include <set>
#include <string>
#include <unordered_set>

#include "store/search/search_document.h"
#include "store/sqlite/meta.h"
#include "store/stories/stories.h"
#include "text/hash.h"

namespace tidings::store {
namespace {

constexpr std::int64_t versions_of_a_story = 64;
// Documents count down, so that the newest stories come first in ascending order, in which FTS5 skips faster.
constexpr std::int64_t last_document = std::int64_t{1} << 56U;
// Dead documents cost time and space: with so many, and more than there are live ones, the index is made
// anew.
constexpr std::int64_t many_dead = 10'000;

using Stories = std::set<StoryId>;

std::int64_t number_in(const Database& db, std::string_view name) {
    std::int64_t number = 0;
    const std::string text = meta(db, name).value_or("0");
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

void set_number(Transaction& tx, std::string_view name, std::int64_t number) {
    set_meta(tx, name, std::to_string(number));
}

std::int64_t single(Rows rows) { return rows.next() ? rows.integer(0) : 0; }

// The next items behind the last one that was looked at. Returns how many there were.
std::int64_t take_items(Transaction& tx, int most, Stories& stories) {
    std::int64_t last = number_in(tx.db(), "search_item"), count = 0;
    Rows rows = tx.query("select id, story from items where id > ? order by id limit ?", {last, most});
    for (; rows.next(); ++count) {
        last = rows.integer(0);
        stories.insert(rows.id<StoryId>(1));
    }
    if (count > 0) set_number(tx, "search_item", last);
    return count;
}

// All stories with an item of that partner, whose name they are found by.
void add_stories_of_partner(const Database& db, std::int64_t partner, Stories& stories) {
    Rows rows = db.query(
        "select distinct i.story from feeds f join items i on i.feed = f.id where f.partner = ?", {partner});
    while (rows.next()) stories.insert(rows.id<StoryId>(0));
}

std::int64_t take_acts(Transaction& tx, int most, Stories& stories) {
    std::int64_t last = number_in(tx.db(), "search_act"), count = 0;
    Rows rows =
        tx.query("select id, subject, number from acts where id > ? order by id limit ?", {last, most});
    for (; rows.next(); ++count) {
        last = rows.integer(0);
        const std::string subject = rows.text(1);
        if (subject == "story") stories.insert(rows.id<StoryId>(2));
        if (subject == "partner") add_stories_of_partner(tx.db(), rows.integer(2), stories);
    }
    if (count > 0) set_number(tx, "search_act", last);
    return count;
}

std::int64_t take_waiting(Transaction& tx, int most, Stories& stories) {
    std::int64_t count = 0;
    Rows rows = tx.query("select story from search_waiting limit ?", {most});
    for (; rows.next(); ++count) stories.insert(rows.id<StoryId>(0));
    return count;
}

// Adds the words of a document that no document before had; `met` are those of this transaction.
void learn_words(Transaction& tx, std::unordered_set<std::uint64_t>& met, const SearchDocument& document) {
    for (const std::string* words : {&document.title, &document.text, &document.names})
        each_word(*words, [&](std::string_view word) {
            if (word.size() >= shortest_beginning && met.insert(hash64(word)).second)
                tx.run("insert or ignore into search_words (word) values (?)", {word});
        });
}

// Makes the document of a story anew, or deletes it where the story has been merged into another.
void index(Transaction& tx, std::unordered_set<std::uint64_t>& met, StoryId id) {
    const std::int64_t old = single(tx.query("select document from search_documents where story = ?", {id}));
    if (old != 0) {
        tx.run("delete from search_documents where story = ?", {id});
        set_number(tx, "search_dead", number_in(tx.db(), "search_dead") + 1);
    }
    const std::optional<Story> story = store::story(tx.db(), id);
    if (!story) return;
    const std::int64_t version = old == 0 ? 0 : old % versions_of_a_story + 1;
    if (version == versions_of_a_story) return set_number(tx, "search_is_full", 1);
    const std::int64_t document = last_document - number(id) * versions_of_a_story + version;
    const SearchDocument made = search_document(tx.db(), *story);
    learn_words(tx, met, made);
    tx.run("insert into search_index (rowid, words) values (?, ?)", {document, indexed_words(made)});
    tx.run("insert into search_documents (document, story) values (?, ?)", {document, id});
}

bool must_begin_anew(const Database& db) {
    const std::int64_t dead = number_in(db, "search_dead");
    if (number_in(db, "search_is_full") != 0) return true;
    return dead > many_dead && dead > single(db.query("select count(*) from search_documents"));
}

}  // namespace

SearchBacklog search_backlog(const Database& db) {
    return {
        .items = single(db.query("select count(*) from items where id > ?", {number_in(db, "search_item")})),
        .acts = single(db.query("select count(*) from acts where id > ?", {number_in(db, "search_act")})),
        .stories = single(db.query("select count(*) from search_waiting"))};
}

std::int64_t index_some(Database& db, int most) {
    Transaction tx(db);
    if (must_begin_anew(db)) forget_search_index(tx);
    Stories stories;
    const std::int64_t done =
        take_items(tx, most, stories) + take_acts(tx, most, stories) + take_waiting(tx, most, stories);
    std::unordered_set<std::uint64_t> met;
    // In ascending order of documents: for a smaller one FTS5 would write out what it has gathered.
    for (auto story = stories.rbegin(); story != stories.rend(); ++story) {
        index(tx, met, *story);
        tx.run("delete from search_waiting where story = ?", {*story});
    }
    tx.commit();
    return done;
}

// FTS5's documentation says to stop when a merge changes fewer than two rows.
bool merge_some(Database& db) {
    constexpr int pages = -500;  // negative: also where FTS5 would wait for more segments of one size
    Transaction tx(db);
    const std::int64_t before = single(tx.query("select total_changes()"));
    tx.run("insert into search_index (search_index, rank) values ('merge', ?)", {pages});
    const bool goes_on = single(tx.query("select total_changes()")) - before >= 2;
    tx.commit();
    return goes_on;
}

void index_again(Transaction& tx, StoryId story) {
    tx.run("insert or ignore into search_waiting (story) values (?)", {story});
}

void forget_search_index(Transaction& tx) {
    tx.run("insert into search_index (search_index) values ('delete-all')");
    tx.run("delete from search_documents");
    tx.run("delete from search_words");
    tx.run("delete from search_waiting");
    for (const char* name : {"search_item", "search_act", "search_dead", "search_is_full"})
        set_number(tx, name, 0);
}

}  // namespace tidings::store
