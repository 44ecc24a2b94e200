#include "store/issues/candidates.h"

#include <algorithm>
#include <map>
#include <set>

namespace tidings::store {
namespace {

// " a b ", so that " a " is found in it; empty for none.
std::string spaced(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += " " + word;
    return all.empty() ? all : all + " ";
}

using LetterKey = std::pair<std::int64_t, std::int64_t>;  // issue, number

std::map<LetterKey, std::vector<StoryId>> letters_telling(const Database& db,
                                                          const std::vector<StoryId>& stories) {
    std::map<LetterKey, std::vector<StoryId>> letters;
    for (const StoryId story : stories) {
        Rows rows = db.query("select issue, letter from letter_stories where story = ?", {story});
        while (rows.next()) letters[{rows.integer(0), rows.integer(1)}].push_back(story);
    }
    return letters;
}

std::vector<StoryId> approved_in_letter(const Database& db, const LetterKey& letter) {
    std::vector<StoryId> stories;
    Rows rows = db.query(R"(
        select t.story from letter_stories t join stories s on s.id = t.story
        where t.issue = ? and t.letter = ? and s.curation = 'approved' order by s.approved_at, s.id)",
                         {letter.first, letter.second});
    while (rows.next()) stories.push_back(rows.id<StoryId>(0));
    return stories;
}

}  // namespace

std::vector<StoryId> candidates(const Database& db, const Gathering& gathering) {
    const std::string topics = spaced(gathering.topics), languages = spaced(gathering.languages);
    const auto look_back = std::chrono::duration_cast<std::chrono::seconds>(gathering.look_back).count();
    std::vector<StoryId> found;
    Rows rows = db.query(
        R"(
        select s.id from digests d
            join stories s on s.curation = 'approved' and s.approved_at > d.since - ?2
                 and (s.approved_at <= ?3 or (s.approved_at > ?7 and d.since <= ?7))
            join items i on i.id = s.lead
            left join approved_versions v on v.story = s.id
        where d.slug = ?1
            and (?4 = '' or exists (select 1 from items m join item_tags t on t.item = m.id
                                    where m.story = s.id and instr(?4, ' ' || t.tag || ' ') > 0
                                        and not exists (select 1 from story_fields w where w.story = s.id
                                                        and w.field = 'tag:' || t.tag and w.value = 'removed'))
                         or exists (select 1 from story_fields w where w.story = s.id and w.field >= 'tag:' and w.field < 'tag;'
                                    and w.value <> 'removed' and instr(?4, ' ' || substr(w.field, 5) || ' ') > 0))
            and (?5 = '' or coalesce(v.language, i.language) = ''
                 or instr(?5, ' ' || substr(coalesce(v.language, i.language), 1,
                                            instr(coalesce(v.language, i.language) || '-', '-') - 1) || ' ') > 0)
            and not exists (select 1 from issue_stories had join issues o on o.id = had.issue
                            where had.story = s.id and o.digest = d.id and o.id <> ?6 and o.state <> 'cancelled')
        order by s.approved_at, s.id)",
        {gathering.digest, look_back, gathering.cut_off, topics, languages, gathering.issue, gathering.now});
    while (rows.next()) found.push_back(rows.id<StoryId>(0));
    return found;
}

std::vector<StoryId> no_longer_approved(const Database& db, IssueId issue) {
    std::vector<StoryId> found;
    Rows rows = db.query(R"(
        select h.story from issue_stories h join stories s on s.id = h.story
        where h.issue = ? and s.curation <> 'approved' order by h.position)",
                         {issue});
    while (rows.next()) found.push_back(rows.id<StoryId>(0));
    return found;
}

Told told_before(const Database& db, const std::vector<StoryId>& stories) {
    Told told;
    std::map<LetterKey, std::size_t> places;
    std::set<std::int64_t> issues;
    for (auto& [key, which] : letters_telling(db, stories)) {
        issues.insert(key.first);
        places.emplace(key, told.letters.size());
        told.letters.push_back(std::move(which));
    }
    for (const std::int64_t issue : issues) {
        Rows rows = db.query(R"(
            select subscriber, letter from sends
            where issue = ? and state not in ('failed', 'expired', 'bounced', 'cancelled', 'suppressed'))",
                             {issue});
        while (rows.next())
            if (const auto place = places.find({issue, rows.integer(1)}); place != places.end())
                told.subscribers.emplace_back(rows.id<SubscriberId>(0), place->second);
    }
    std::ranges::sort(told.subscribers);
    return told;
}

Told missed_since(const Database& db, std::string_view digest, Timestamp since) {
    Told missed;
    std::map<LetterKey, std::size_t> places;
    Rows row = db.query(R"(
        select s.subscriber, s.issue, s.letter
        from digests d join issues i on i.digest = d.id and i.sealed_at > ? and i.state in ('sealed', 'sending', 'sent')
            join sends s on s.issue = i.id and s.state in ('failed', 'expired', 'bounced')
        where d.slug = ?)",
                        {since, digest});
    while (row.next()) {
        const auto [place, fresh] =
            places.try_emplace({row.integer(1), row.integer(2)}, missed.letters.size());
        if (fresh) missed.letters.push_back(approved_in_letter(db, place->first));
        missed.subscribers.emplace_back(row.id<SubscriberId>(0), place->second);
    }
    std::ranges::sort(missed.subscribers);
    return missed;
}

}  // namespace tidings::store
