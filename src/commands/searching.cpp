#include "commands/searching.h"

#include <ostream>

#include "html/to_text.h"
#include "search/excerpt.h"
#include "search/typed_query.h"
#include "store/search/search_index.h"
#include "text/plain_text.h"

namespace tidings {
namespace {

// So many are indexed before a search, which is a second at most; a run does the rest.
constexpr int most_indexed = 2'000;
constexpr int hits_of_a_page = 20;

void index_what_is_new(store::Database& db, std::ostream& err) {
    if (store::search_backlog(db).all() > 0) store::index_some(db, most_indexed);
    if (const std::int64_t left = store::search_backlog(db).all(); left > 0)
        err << "tidings: " << left << " new items and acts are not searchable yet; `tidings run` goes on\n";
}

std::optional<store::SearchCursor> cursor_of(const std::string& after) {
    if (after.empty()) return std::nullopt;
    const std::optional<store::SearchCursor> cursor = store::SearchCursor::parse(after);
    if (!cursor)
        throw Failure(
            {Code::usage, "\"" + after + "\" is no cursor", "Give the one that the last page told."});
    return cursor;
}

}  // namespace

void declare_searching(Syntax& syntax, Searching& searching) {
    syntax.text("--search", searching.typed);
    syntax.text("--after", searching.after);
}

void each_hit(DataFolder& folder, const Searching& searching, int count, bool is_json, Outside& outside,
              const std::function<void(const store::SearchHit&, const SearchQuery&)>& visit) {
    const SearchQuery query = must(read_typed_query(searching.typed));
    const std::optional<store::SearchCursor> after = cursor_of(searching.after);
    index_what_is_new(folder.db, outside.err);
    const int most = count > 0 ? count : hits_of_a_page;
    const std::vector<store::SearchHit> hits = store::search(folder.db, query, after, most);
    for (const store::SearchHit& hit : hits) visit(hit, query);
    if (!is_json && hits.size() == static_cast<std::size_t>(most))
        outside.out << "more: --after " << hits.back().cursor.text() << '\n';
}

std::string marked_excerpt(const Story& story, const SearchQuery& query) {
    constexpr std::size_t characters = 160;
    std::string text = story.lead.summary.empty() ? html_to_text(story.lead.content) : story.lead.summary;
    for (const auto* ours : {&story.editorial.titles, &story.editorial.summaries, &story.editorial.notes})
        for (const EditorialText& each : *ours) text += "\n" + each.text;
    std::string marked;
    for (const ExcerptPiece& piece : excerpt_around(clean_line(text, 1'000'000), query, characters))
        marked += piece.is_hit ? "[" + piece.text + "]" : piece.text;
    return marked;
}

}  // namespace tidings
