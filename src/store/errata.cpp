#include "store/errata.h"

namespace tidings::store {

std::vector<Erratum> errata_for(const Database& db, std::string_view digest) {
    std::vector<Erratum> errata;
    Rows rows = db.query(R"(
        select e.story, t.title, t.partner_name, t.language, i.due, e.at
        from errata e join digests d on d.id = e.digest join issues i on i.id = e.issue join told_stories t on t.id = e.story
        where d.slug = ? and e.told_in is null order by e.at, e.story)",
                         {digest});
    while (rows.next())
        errata.push_back({.story = rows.id<StoryId>(0),
                          .title = rows.text(1),
                          .partner_name = rows.text(2),
                          .language = rows.text(3),
                          .mailed = rows.time(4),
                          .withdrawn = rows.time(5)});
    return errata;
}

void mark_errata_told(Transaction& tx, std::string_view digest, const std::vector<StoryId>& stories,
                      IssueId issue) {
    for (const StoryId story : stories)
        tx.run(R"(update errata set told_in = ? where story = ? and told_in is null
                  and digest = (select id from digests where slug = ?))",
               {issue, story, digest});
}

void note_errata(Transaction& tx, StoryId story, Timestamp now) {
    tx.run(R"(
        insert or ignore into errata (digest, story, issue, at)
        select i.digest, h.story, max(i.id), ? from issue_stories h join issues i on i.id = h.issue
        where h.story = ? and i.state not in ('draft', 'ready', 'approved', 'held', 'cancelled') group by i.digest)",
           {now, story});
}

}  // namespace tidings::store
