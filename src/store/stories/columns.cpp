#include "store/stories/columns.h"

#include <array>

#include "base/result.h"
#include "store/sqlite/json_columns.h"

namespace tidings::store {
namespace {

// The parts of an item that are stored as JSON.
struct ItemJson {
    explicit ItemJson(const Item& item)
        : authors(to_json(item.authors)),
          categories(to_json(item.categories)),
          attachments(to_json(item.attachments)),
          source(to_json(item.source)) {}

    std::string authors, categories, attachments;
    std::optional<std::string> source;
};

struct SaidColumn {
    std::string_view name;
    void (*read)(const Rows& rows, int column, Item& item);
    Value (*value)(const StoredItem& stored, const ItemJson& json);
    std::string_view revised = "?";
};

template <std::string Item::*field>
constexpr SaidColumn text_column(std::string_view name) {
    return {name, [](const Rows& rows, int column, Item& item) { item.*field = rows.text(column); },
            [](const StoredItem& stored, const ItemJson&) -> Value { return stored.item.*field; }};
}

template <std::optional<Url> Item::*field>
constexpr SaidColumn url_column(std::string_view name) {
    return {name, [](const Rows& rows, int column, Item& item) { item.*field = rows.url(column); },
            [](const StoredItem& stored, const ItemJson&) -> Value { return stored.item.*field; }};
}

constexpr std::array said_columns{
    text_column<&Item::id>("guid"),
    SaidColumn{
        "guid_is_permalink",
        [](const Rows& rows, int column, Item& item) { item.id_is_permalink = rows.integer(column) != 0; },
        [](const StoredItem& stored, const ItemJson&) -> Value { return stored.item.id_is_permalink; }},
    url_column<&Item::url>("url"),
    url_column<&Item::external_url>("external_url"),
    url_column<&Item::image>("image"),
    url_column<&Item::comments>("comments"),
    text_column<&Item::title>("title"),
    text_column<&Item::summary>("summary"),
    SaidColumn{"content", [](const Rows& rows, int column, Item& item) { item.content = rows.html(column); },
               [](const StoredItem& stored, const ItemJson&) -> Value { return stored.item.content; }},
    SaidColumn{"language",
               [](const Rows& rows, int column, Item& item) { item.language = rows.text(column); },
               [](const StoredItem& stored, const ItemJson&) -> Value { return stored.language; }},
    text_column<&Item::rights>("rights"),
    SaidColumn{"published",
               [](const Rows& rows, int column, Item& item) { item.published = rows.maybe_time(column); },
               [](const StoredItem& stored, const ItemJson&) -> Value { return stored.published; },
               "coalesce(min(?, first_seen), published)"},
    SaidColumn{"modified",
               [](const Rows& rows, int column, Item& item) { item.modified = rows.maybe_time(column); },
               [](const StoredItem& stored, const ItemJson&) -> Value { return stored.modified; },
               "coalesce(?, modified)"},
    SaidColumn{
        "authors",
        [](const Rows& rows, int column, Item& item) { item.authors = persons_from_json(rows.text(column)); },
        [](const StoredItem&, const ItemJson& json) -> Value { return json.authors; }},
    SaidColumn{"categories",
               [](const Rows& rows, int column, Item& item) {
                   item.categories = categories_from_json(rows.text(column));
               },
               [](const StoredItem&, const ItemJson& json) -> Value { return json.categories; }},
    SaidColumn{"attachments",
               [](const Rows& rows, int column, Item& item) {
                   item.attachments = attachments_from_json(rows.text(column));
               },
               [](const StoredItem&, const ItemJson& json) -> Value { return json.attachments; }},
    SaidColumn{
        "source",
        [](const Rows& rows, int column, Item& item) { item.source = source_from_json(rows.text(column)); },
        [](const StoredItem&, const ItemJson& json) -> Value { return json.source; }},
};

struct KeyColumn {
    std::string_view name;
    void (*read)(const Rows& rows, int column, Identity& identity);
    Value (*value)(const Identity& identity);
    std::string_view revised = "?";
};

template <std::string Identity::*field>
constexpr KeyColumn key_column(std::string_view name) {
    return {name,
            [](const Rows& rows, int column, Identity& identity) { identity.*field = rows.text(column); },
            [](const Identity& identity) -> Value { return identity.*field; }};
}

constexpr std::array identity_columns{
    key_column<&Identity::guid_key>("guid_key"),
    key_column<&Identity::url_key>("url_key"),
    key_column<&Identity::title_key>("title_key"),
    key_column<&Identity::text_hash>("text_hash"),
    key_column<&Identity::content_hash>("content_hash"),
    KeyColumn{"title_words",
              [](const Rows& rows, int column, Identity& identity) {
                  identity.title_words = static_cast<int>(rows.integer(column));
              },
              [](const Identity& identity) -> Value { return identity.title_words; }},
    key_column<&Identity::points_at>("points_at"),
};

static_assert(identity_columns.size() == key_columns);

struct ToldColumn {
    std::string_view name;
    void (*read)(const Rows& rows, int column, Story& story);
};

// `updated` follows `first_seen`, which stands for it in a story that was never published.
constexpr std::array told_columns{
    ToldColumn{"id", [](const Rows& rows, int column, Story& story) { story.id = rows.id<StoryId>(column); }},
    ToldColumn{"curation",
               [](const Rows& rows, int column, Story& story) {
                   story.curation = curation_named(rows.text(column)).value_or(Curation::pending);
               }},
    ToldColumn{"entry_id",
               [](const Rows& rows, int column, Story& story) { story.entry_id = rows.text(column); }},
    ToldColumn{"lead",
               [](const Rows& rows, int column, Story& story) { story.lead_id = rows.id<ItemId>(column); }},
    ToldColumn{"first_seen",
               [](const Rows& rows, int column, Story& story) { story.first_seen = rows.time(column); }},
    ToldColumn{"approved_at", [](const Rows& rows, int column,
                                 Story& story) { story.approved_at = rows.maybe_time(column); }},
    ToldColumn{"updated",
               [](const Rows& rows, int column, Story& story) {
                   story.updated = rows.maybe_time(column).value_or(story.first_seen);
               }},
    ToldColumn{"changed_at", [](const Rows& rows, int column,
                                Story& story) { story.changed_at = rows.maybe_time(column); }},
    ToldColumn{"feed",
               [](const Rows& rows, int column, Story& story) { story.feed = rows.id<FeedId>(column); }},
    ToldColumn{"feed_title",
               [](const Rows& rows, int column, Story& story) { story.feed_title = rows.text(column); }},
    ToldColumn{"feed_address",
               [](const Rows& rows, int column, Story& story) { story.feed_address = rows.text(column); }},
    ToldColumn{"partner", [](const Rows& rows, int column,
                             Story& story) { story.partner.id = rows.id<PartnerId>(column); }},
    ToldColumn{"partner_slug",
               [](const Rows& rows, int column, Story& story) { story.partner.slug = rows.text(column); }},
    ToldColumn{"partner_name",
               [](const Rows& rows, int column, Story& story) { story.partner.name = rows.text(column); }},
    ToldColumn{"home_page", [](const Rows& rows, int column,
                               Story& story) { story.partner.home_page = rows.url(column); }},
    ToldColumn{"country",
               [](const Rows& rows, int column, Story& story) { story.partner.country = rows.text(column); }},
    ToldColumn{"licence",
               [](const Rows& rows, int column, Story& story) { story.partner.licence = rows.text(column); }},
    ToldColumn{"excerpt_limit", [](const Rows& rows, int column,
                                   Story& story) { story.partner.excerpt_limit = rows.maybe_int(column); }},
    ToldColumn{"trust",
               [](const Rows& rows, int column, Story& story) {
                   story.partner.trust = rows.text(column) == "auto" ? Trust::automatic : Trust::review;
               }},
    ToldColumn{"passing_changes",
               [](const Rows& rows, int column, Story& story) {
                   story.partner.passing_changes =
                       passing_changes_named(rows.text(column)).value_or(PassingChanges::small);
               }},
};

void append(std::string& list, std::string_view part) {
    if (!list.empty()) list += ", ";
    list += part;
}

template <class Columns>
void append_names(std::string& list, const Columns& columns) {
    for (const auto& column : columns) append(list, column.name);
}

template <class Columns>
void append_revised(std::string& list, const Columns& columns) {
    for (const auto& column : columns)
        append(list, std::string(column.name) + " = " + std::string(column.revised));
}

std::string columns_called(std::string_view word) {
    std::string list;
    if (word == "told") append_names(list, told_columns);
    if (word == "told" || word == "said") append_names(list, said_columns);
    if (word == "keys") append_names(list, identity_columns);
    if (word == "values")
        for (std::size_t i = 0; i < said_columns.size() + identity_columns.size(); ++i) append(list, "?");
    if (word == "revised") {
        append_revised(list, said_columns);
        append_revised(list, identity_columns);
    }
    if (list.empty())
        throw Failure({Code::bug, "There is no list of columns called " + std::string(word), ""});
    return list;
}

}  // namespace

std::string with_columns(std::string_view sql) {
    std::string whole;
    for (;;) {
        const std::size_t open = sql.find('{'), close = sql.find('}', open);
        whole += sql.substr(0, open);
        if (close == std::string_view::npos) return whole;
        whole += columns_called(sql.substr(open + 1, close - open - 1));
        sql.remove_prefix(close + 1);
    }
}

Item read_item(const Rows& rows, int first) {
    Item item;
    for (const SaidColumn& column : said_columns) column.read(rows, first++, item);
    return item;
}

Identity read_identity(const Rows& rows, int first) {
    Identity identity;
    for (const KeyColumn& column : identity_columns) column.read(rows, first++, identity);
    return identity;
}

Story read_told(const Rows& rows) {
    Story story;
    int next = 0;
    for (const ToldColumn& column : told_columns) column.read(rows, next++, story);
    story.lead = read_item(rows, next);
    return story;
}

void run_with_item(Transaction& tx, std::string_view sql, std::initializer_list<Value> before,
                   const StoredItem& stored, std::initializer_list<Value> after) {
    const ItemJson json(stored.item);
    std::vector<Value> values;
    values.reserve(before.size() + said_columns.size() + identity_columns.size() + after.size());
    values.insert(values.end(), before);
    for (const SaidColumn& column : said_columns) values.push_back(column.value(stored, json));
    for (const KeyColumn& column : identity_columns) values.push_back(column.value(stored.identity));
    values.insert(values.end(), after);
    tx.run(sql, values);
}

}  // namespace tidings::store
