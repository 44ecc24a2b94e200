#include "store/issues/errata.h"

#include <algorithm>

#include "store/stories/story_fields.h"

namespace tidings::store {
namespace {

// Of the columns story, title, partner_name, dated, at, quiet.
Erratum read_erratum(const Database& db, const Rows& rows) {
    return {.story = rows.id<StoryId>(0),
            .title = rows.text(1),
            .partner_name = rows.text(2),
            .titles = editorial_titles(db, rows.id<StoryId>(0)),
            .dated = rows.time(3),
            .withdrawn = rows.time(4),
            .quiet = rows.integer(5) != 0};
}

void add_owed(const Database& db, OwedErrata& all, std::size_t place) {
    Rows rows = db.query(R"(
        select distinct s.subscriber,
               exists (select 1 from letter_errata e
                           join sends x on x.issue = e.issue and x.subscriber = s.subscriber and x.letter = e.letter
                       where e.story = ?1 and x.state in ('failed', 'bounced', 'cancelled')
                           and not exists (select 1 from issue_stories h where h.issue = e.issue))
        from letter_stories t join sends s on s.issue = t.issue and s.letter = t.letter
        where t.story = ?1
            and (s.state = 'sent' or ((s.in_doubt = 1 or s.crashes > 0)
                                      and s.state in ('failed', 'suppressed', 'held', 'expired', 'cancelled')))
            and not exists (select 1 from letter_errata e
                                join sends x on x.issue = e.issue and x.subscriber = s.subscriber and x.letter = e.letter
                            where e.story = ?1
                                and (x.state not in ('failed', 'bounced', 'expired', 'cancelled', 'suppressed')
                                     or x.in_doubt = 1 or x.crashes > 0)))",
                         {all.errata[place].story});
    while (rows.next()) all.owed.push_back({rows.id<SubscriberId>(0), place, rows.integer(1) != 0});
}

}  // namespace

OwedErrata owed_errata(const Database& db, Timestamp since) {
    OwedErrata all;
    Rows rows = db.query(R"(
        select e.story, t.title, t.partner_name, coalesce(t.published, t.first_seen), e.at, e.quiet
        from errata e join told_stories t on t.id = e.story where e.at > ? and e.settled = 0 order by e.at, e.story)",
                         {since});
    while (rows.next()) all.errata.push_back(read_erratum(db, rows));
    for (std::size_t place = 0; place < all.errata.size(); ++place) add_owed(db, all, place);
    std::ranges::sort(all.owed);
    return all;
}

std::vector<Erratum> errata_in_letter(const Database& db, IssueId issue, int letter) {
    std::vector<Erratum> errata;
    Rows rows = db.query(R"(
        select e.story, t.title, t.partner_name, coalesce(t.published, t.first_seen), e.at, e.quiet
        from letter_errata l join errata e on e.story = l.story join told_stories t on t.id = l.story
        where l.issue = ? and l.letter = ? order by e.at, e.story)",
                         {issue, letter});
    while (rows.next()) errata.push_back(read_erratum(db, rows));
    return errata;
}

std::vector<Erratum> errata_in_issue(const Database& db, IssueId issue) {
    std::vector<Erratum> errata;
    Rows rows = db.query(R"(
        select e.story, t.title, t.partner_name, coalesce(t.published, t.first_seen), e.at, e.quiet
        from errata e join told_stories t on t.id = e.story
        where e.story in (select l.story from letter_errata l where l.issue = ?) order by e.at, e.story)",
                         {issue});
    while (rows.next()) errata.push_back(read_erratum(db, rows));
    return errata;
}

void note_erratum(Transaction& tx, StoryId story, Timestamp now) {
    tx.run("insert or ignore into errata (story, at) values (?, ?)", {story, now});
}

void keep_title_quiet(Transaction& tx, StoryId story) {
    tx.run("update errata set quiet = 1 where story = ?", {story});
}

void settle_erratum(Transaction& tx, StoryId story) {
    tx.run(R"(
        update errata set settled = 1 where story = ?1
            and not exists (select 1 from letter_stories t join sends s on s.issue = t.issue
                            where t.story = ?1 and s.state in ('queued', 'sending', 'deferred', 'held'))
            and not exists (select 1 from letter_errata e join sends s on s.issue = e.issue
                            where e.story = ?1 and s.state in ('queued', 'sending', 'deferred', 'held')))",
           {story});
}

}  // namespace tidings::store
