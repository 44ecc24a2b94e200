#include "catalogue/partners_file.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "text/language.h"
#include "text/plain_text.h"

namespace tidings::catalogue {
namespace {

// Reads one table, naming the line of any mistake. The first mistake is kept.
class TableReader {
  public:
    TableReader(const toml::table& table, std::string file) : table_(table), file_(std::move(file)) {}

    std::string text(std::string_view key) {
        const toml::node* node = table_.get(key);
        if (node == nullptr) return {};
        if (!node->is_string()) fail(*node, std::string(key) + " wants a text in quotes", "");
        return clean_line(node->value_or(std::string()), 1000);
    }
    std::optional<int> number(std::string_view key) {
        const toml::node* node = table_.get(key);
        if (node == nullptr) return std::nullopt;
        const auto value = node->value<std::int64_t>();
        if (!node->is_integer() || *value < 0 || *value > 1'000'000) {
            fail(*node, std::string(key) + " wants a number of characters",
                 "0 shows no text; leave it out to show all.");
            return std::nullopt;
        }
        return static_cast<int>(*value);
    }
    std::vector<std::string> texts(std::string_view key) {
        std::vector<std::string> all;
        const toml::node* node = table_.get(key);
        if (node == nullptr) return all;
        const toml::array* list = node->as_array();
        if (list == nullptr || (!list->empty() && !list->is_homogeneous(toml::node_type::string)))
            fail(*node, std::string(key) + " wants a list of texts", "");
        else
            for (const toml::node& entry : *list) all.push_back(entry.value_or(std::string()));
        return all;
    }
    template <std::size_t Count>
    void allow_only(const std::array<std::string_view, Count>& keys) {
        for (const auto& [key, node] : table_)
            if (std::ranges::find(keys, key.str()) == keys.end())
                fail(node, "nothing is called " + std::string(key.str()) + " here",
                     "See feeds/partners.toml for the names there are.");
    }
    void fail(const toml::node& node, const std::string& message, const std::string& hint) {
        if (!error_)
            error_ =
                Error{Code::configuration,
                      file_ + ", line " + std::to_string(node.source().begin.line) + ": " + message, hint};
    }
    void fail(const std::string& message, const std::string& hint) { fail(table_, message, hint); }
    void fail_at(std::string_view key, const std::string& message, const std::string& hint) {
        const toml::node* node = table_.get(key);
        fail(node == nullptr ? table_ : *node, message, hint);
    }
    const std::optional<Error>& error() const { return error_; }

  private:
    const toml::table& table_;
    std::string file_;
    std::optional<Error> error_;
};

Result<Partner> read_partner(const toml::table& table, const std::string& file) {
    constexpr std::array<std::string_view, 9> keys{"name",    "slug",          "home_page", "country",
                                                   "licence", "excerpt_limit", "trust",     "passing_changes",
                                                   "feed"};
    TableReader reader(table, file);
    reader.allow_only(keys);
    Partner partner;
    partner.name = reader.text("name");
    const std::string slug = reader.text("slug");
    partner.slug = slugify(slug.empty() ? partner.name : slug);
    partner.country = reader.text("country");
    partner.licence = reader.text("licence");
    partner.excerpt_limit = reader.number("excerpt_limit");
    const std::string trust = reader.text("trust");
    partner.trust = trust == "auto" ? Trust::automatic : Trust::review;
    const std::string passing = reader.text("passing_changes");
    if (const auto named = passing_changes_named(passing))
        partner.passing_changes = *named;
    else if (!passing.empty())
        reader.fail_at("passing_changes", "passing_changes cannot be \"" + passing + "\"",
                       "Write \"nothing\", \"small\" (at most 5 % of the words) or \"all\".");
    if (partner.name.empty()) reader.fail("a partner has no name", "Add name = \"…\".");
    if (!trust.empty() && trust != "auto" && trust != "review")
        reader.fail_at("trust", "trust cannot be \"" + trust + "\"",
                       "Write \"review\" (editors look first) or \"auto\".");
    if (const std::string home = reader.text("home_page"); !home.empty()) {
        Result<Url> url = Url::parse(home);
        if (url)
            partner.home_page = *std::move(url);
        else
            reader.fail_at("home_page", "home_page: " + url.error().message, url.error().hint);
    }
    const toml::node* feeds = table.get("feed");
    if (feeds != nullptr && !feeds->is_array_of_tables())
        reader.fail(*feeds, "feed wants to be a list", "Write [[partner.feed]].");
    if (reader.error()) return *reader.error();
    return partner;
}

// Its address has a user or a password in it.
bool is_left_out(const toml::table& table) {
    return has_user_information(table["address"].value_or(std::string_view()));
}

Result<Feed> read_feed(const toml::table& table, const Partner& partner, const std::string& file) {
    constexpr std::array<std::string_view, 4> keys{"address", "title", "tags", "language"};
    TableReader reader(table, file);
    reader.allow_only(keys);
    Result<FeedAddress> address = FeedAddress::parse(reader.text("address"));
    if (!address) {
        reader.fail_at("address", "address: " + address.error().message, address.error().hint);
        return *reader.error();
    }
    Feed feed{.slug = partner.slug, .title = reader.text("title"), .address = *std::move(address)};
    feed.tags = reader.texts("tags");
    feed.language = language_tag(reader.text("language"));
    if (reader.error()) return *reader.error();
    return feed;
}

Result<PartnerFeeds> read_entry(const toml::table& table, const std::string& file,
                                std::vector<Error>& left_out) {
    Result<Partner> partner = read_partner(table, file);
    if (!partner) return partner.error();
    PartnerFeeds entry{*std::move(partner), {}};
    const toml::array* feeds = table["feed"].as_array();
    if (feeds == nullptr) return entry;
    for (const toml::node& node : *feeds) {
        Result<Feed> feed = read_feed(*node.as_table(), entry.partner, file);
        if (feed)
            entry.feeds.push_back(*std::move(feed));
        else if (is_left_out(*node.as_table()))
            left_out.push_back(feed.error());
        else
            return feed.error();
    }
    return entry;
}

toml::table as_toml(const Feed& feed) {
    toml::table table{{"address", feed.address.text()}};
    if (!feed.title.empty()) table.insert("title", feed.title);
    toml::array tags;
    for (const std::string& tag : feed.tags) tags.push_back(tag);
    if (!tags.empty()) table.insert("tags", std::move(tags));
    if (!feed.language.empty()) table.insert("language", feed.language);
    return table;
}

toml::table as_toml(const PartnerFeeds& entry) {
    const Partner& partner = entry.partner;
    toml::table table{{"name", partner.name}, {"slug", partner.slug}};
    if (partner.home_page) table.insert("home_page", partner.home_page->text());
    if (!partner.country.empty()) table.insert("country", partner.country);
    if (!partner.licence.empty()) table.insert("licence", partner.licence);
    if (partner.excerpt_limit) table.insert("excerpt_limit", *partner.excerpt_limit);
    table.insert("trust", partner.trust == Trust::automatic ? "auto" : "review");
    if (partner.passing_changes != PassingChanges::small)
        table.insert("passing_changes", passing_changes_name(partner.passing_changes));
    toml::array feeds;
    for (const Feed& feed : entry.feeds) feeds.push_back(as_toml(feed));
    if (!feeds.empty()) table.insert("feed", std::move(feeds));
    return table;
}

}  // namespace

Result<FeedList> read_partners_file(std::string_view text, const std::string& file) {
    FeedList list;
    try {
        const toml::table document = toml::parse(text, file);
        const toml::array* entries = document["partner"].as_array();
        if (entries == nullptr || !entries->is_array_of_tables())
            return Error{Code::configuration, file + " has no [[partner]]",
                         "See feeds/partners.toml for how it is written."};
        for (const toml::node& node : *entries) {
            Result<PartnerFeeds> entry = read_entry(*node.as_table(), file, list.left_out);
            if (!entry) return entry.error();
            list.partners.push_back(*std::move(entry));
        }
    } catch (const toml::parse_error& error) {
        return Error{Code::configuration,
                     file + ", line " + std::to_string(error.source().begin.line) + ": " +
                         std::string(error.description()),
                     ""};
    }
    return list;
}

std::string write_partners_file(const std::vector<PartnerFeeds>& partners) {
    toml::array entries;
    for (const PartnerFeeds& entry : partners) entries.push_back(as_toml(entry));
    std::ostringstream out;
    out << toml::table{{"partner", std::move(entries)}} << '\n';
    return out.str();
}

}  // namespace tidings::catalogue
