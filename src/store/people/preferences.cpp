#include "store/people/preferences.h"

#include <algorithm>
#include <map>

#include "base/result.h"
#include "text/joined.h"

namespace tidings::store {
namespace {

std::vector<std::string> split(std::string_view words) {
    std::vector<std::string> all;
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        all.emplace_back(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return all;
}

bool is_word(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_';
    });
}

std::string key_of(const Rows& rows, int first) {
    std::string key;
    for (int column = first; column < first + 5; ++column) key += rows.text(column) + '\n';
    return key;
}

}  // namespace

Preferences read_preferences(const Rows& rows, int first) {
    return {.topics = split(rows.text(first)),
            .languages = split(rows.text(first + 1)),
            .fold = rows.integer(first + 2) != 0,
            .neutral_subject = rows.integer(first + 3) != 0};
}

std::string stored_words(std::vector<std::string> words) {
    std::ranges::sort(words);
    const auto repeated = std::ranges::unique(words);
    words.erase(repeated.begin(), repeated.end());
    for (const std::string& word : words)
        if (!is_word(word)) throw Failure({Code::bug, "\"" + word + "\" is no tag and no language", ""});
    return joined(words, " ");
}

std::optional<Preferences> preferences(const Database& db, SubscriberId subscriber, std::string_view digest) {
    Rows rows = db.query(R"(
        select c.topics, c.languages, c.fold, c.neutral_subject
        from digests d join subscriptions c on c.digest = d.id where d.slug = ? and c.subscriber = ?)",
                         {digest, subscriber});
    if (!rows.next()) return std::nullopt;
    return read_preferences(rows, 0);
}

bool set_preferences(Transaction& tx, SubscriberId subscriber, std::string_view digest,
                     const Preferences& preferences) {
    const std::string topics = stored_words(preferences.topics),
                      languages = stored_words(preferences.languages);
    return tx.run(R"(
        update subscriptions set topics = ?, languages = ?, fold = ?, neutral_subject = ?
        where subscriber = ? and digest = (select id from digests where slug = ?))",
                  {topics, languages, preferences.fold, preferences.neutral_subject, subscriber, digest}) > 0;
}

Readership readership_of(const Database& db, std::string_view digest) {
    Readership all;
    std::map<std::string, std::size_t> known;
    Rows rows = db.query(R"(
        select s.id, d.id, s.language, c.topics, c.languages, c.fold, c.neutral_subject
        from digests d join subscriptions c on c.digest = d.id join subscribers s on s.id = c.subscriber
        where d.slug = ? and s.state = 'confirmed' and not exists (select 1 from suppressions x where x.email = s.email)
          and not exists (select 1 from pauses p where p.subscriber = s.id and p.trying = 0)
        order by c.subscriber)",
                         {digest});
    while (rows.next()) {
        const auto [found, fresh] = known.try_emplace(key_of(rows, 2), all.wishes.size());
        if (fresh) all.wishes.push_back({rows.text(2), read_preferences(rows, 3)});
        all.readers.push_back({rows.id<SubscriberId>(0), rows.id<DigestId>(1), found->second});
    }
    return all;
}

std::optional<NamedReader> reader_named(const Database& db, const EmailAddress& email,
                                        std::string_view digest) {
    Rows rows = db.query(R"(
        select s.id, s.language, c.topics, c.languages, c.fold, c.neutral_subject
        from subscribers s join subscriptions c on c.subscriber = s.id join digests d on d.id = c.digest
        where s.email = ? and d.slug = ?)",
                         {email.text(), digest});
    if (!rows.next()) return std::nullopt;
    return NamedReader{rows.id<SubscriberId>(0), {rows.text(1), read_preferences(rows, 2)}};
}

}  // namespace tidings::store
