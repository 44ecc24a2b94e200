#include "store/waiting_mails.h"

namespace tidings::store {

std::vector<WaitingMails> waiting_mails_telling(const Database& db, StoryId story) {
    std::vector<WaitingMails> waiting;
    Rows rows = db.query(R"(
        select h.issue, i.title, count(*)
        from issue_stories h join issues i on i.id = h.issue
            join sends s on s.issue = h.issue and s.state in ('queued', 'deferred', 'held')
            join letter_stories t on t.issue = s.issue and t.letter = s.letter and t.story = h.story
        where h.story = ? group by h.issue order by h.issue)",
                         {story});
    while (rows.next())
        waiting.push_back({rows.id<IssueId>(0), rows.text(1), static_cast<int>(rows.integer(2))});
    return waiting;
}

}  // namespace tidings::store
