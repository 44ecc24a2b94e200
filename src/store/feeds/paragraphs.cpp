#include "store/feeds/paragraphs.h"

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>

#include "store/sqlite/packed_numbers.h"

namespace tidings::store {
namespace {

constexpr std::int64_t titles_of_a_common_paragraph = 3;

// What is known of a paragraph. Titles are told apart until it is common.
struct Paragraph {
    std::int64_t hash = 0, first_title = 0, second_title = 0, titles = 0;
};

constexpr std::size_t numbers_of_a_paragraph = 4;
constexpr std::size_t most_paragraphs = 120;  // of a row: several to a page
constexpr std::size_t usual_paragraphs = 80;

// Some of a feed's paragraphs, in the order of their hashes: those from its own first one up to the first of
// the next row. So a document that is new costs a few rows, and not one for each paragraph.
struct Row {
    std::int64_t first = std::numeric_limits<std::int64_t>::min();  // where a feed's first row begins
    std::int64_t last = std::numeric_limits<std::int64_t>::max();
    std::vector<Paragraph> paragraphs{};
};

std::vector<Paragraph> unpacked(std::string_view packed) {
    std::vector<Paragraph> paragraphs(packed.size() / (numbers_of_a_paragraph * bytes_of_a_number));
    for (std::size_t i = 0, at = 0; i < paragraphs.size(); ++i, at += numbers_of_a_paragraph)
        paragraphs[i] = {number_at(packed, at), number_at(packed, at + 1), number_at(packed, at + 2),
                         number_at(packed, at + 3)};
    return paragraphs;
}

Row row_of(const Database& db, FeedId feed, std::int64_t hash) {
    Row row;
    Rows own = db.query(
        "select first, blocks from block_runs where feed = ? and first <= ? order by first desc limit 1",
        {feed, hash});
    if (own.next()) row = {.first = own.integer(0), .paragraphs = unpacked(own.bytes(1))};
    Rows next = db.query("select first from block_runs where feed = ? and first > ? order by first limit 1",
                         {feed, row.first});
    if (next.next()) row.last = next.integer(0) - 1;
    return row;
}

void write(Transaction& tx, FeedId feed, std::int64_t first, const Paragraph* begin, const Paragraph* end) {
    std::string packed;
    for (; begin != end; ++begin)
        for (const std::int64_t number :
             {begin->hash, begin->first_title, begin->second_title, begin->titles})
            append_number(packed, number);
    tx.run(R"(insert into block_runs (feed, first, blocks) values (?, ?, ?)
              on conflict (feed, first) do update set blocks = excluded.blocks)",
           {feed, first, Blob{packed}});
}

// As one row, or as several of equal size.
void write(Transaction& tx, FeedId feed, const Row& row) {
    const std::size_t size = row.paragraphs.size();
    const std::size_t rows = size <= most_paragraphs ? 1 : (size + usual_paragraphs - 1) / usual_paragraphs;
    for (std::size_t i = 0; i < rows; ++i) {
        const Paragraph* begin = row.paragraphs.data() + size * i / rows;
        write(tx, feed, i == 0 ? row.first : begin->hash, begin,
              row.paragraphs.data() + size * (i + 1) / rows);
    }
}

// True if the paragraph has become common by this.
bool add_title(Paragraph& paragraph, std::int64_t title) {
    const bool is_known =
        paragraph.titles > 0 && (title == paragraph.first_title || title == paragraph.second_title);
    if (is_known || paragraph.titles >= titles_of_a_common_paragraph) return false;
    if (paragraph.titles == 0) paragraph.first_title = title;
    if (paragraph.titles == 1) paragraph.second_title = title;
    return ++paragraph.titles == titles_of_a_common_paragraph;
}

Paragraph& paragraph_in(Row& row, std::int64_t hash) {
    const auto place = std::ranges::lower_bound(row.paragraphs, hash, {}, &Paragraph::hash);
    if (place != row.paragraphs.end() && place->hash == hash) return *place;
    return *row.paragraphs.insert(place, Paragraph{.hash = hash});
}

std::int64_t stored(std::uint64_t hash) { return static_cast<std::int64_t>(hash); }

}  // namespace

void learn_paragraphs(Transaction& tx, FeedId feed, std::vector<ShownParagraph> shown) {
    const auto hash_of = [](const ShownParagraph& each) { return stored(each.paragraph); };
    std::ranges::stable_sort(shown, {}, hash_of);
    for (auto each = shown.begin(); each != shown.end();) {
        Row row = row_of(tx.db(), feed, hash_of(*each));
        for (; each != shown.end() && hash_of(*each) <= row.last; ++each)
            if (add_title(paragraph_in(row, hash_of(*each)), stored(each->title)))
                tx.run("insert into common_blocks (feed, hash) values (?, ?)", {feed, hash_of(*each)});
        write(tx, feed, row);
    }
}

std::vector<std::uint64_t> common_paragraphs(const Database& db, FeedId feed) {
    std::vector<std::uint64_t> common;
    Rows rows = db.query("select hash from common_blocks where feed = ?", {feed});
    while (rows.next()) common.push_back(static_cast<std::uint64_t>(rows.integer(0)));
    return common;
}

}  // namespace tidings::store
