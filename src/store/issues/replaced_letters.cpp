#include "store/issues/replaced_letters.h"

namespace tidings::store {

std::vector<MailsWaiting> mails_waiting_with(const Database& db, StoryId story) {
    std::vector<MailsWaiting> all;
    Rows rows = db.query(R"(
        select s.issue, count(*) filter (where s.state <> 'sending' and s.in_doubt = 0 and s.crashes = 0),
               count(*) filter (where s.state <> 'sending' and (s.in_doubt = 1 or s.crashes > 0)),
               count(*) filter (where s.state = 'sending')
        from (select distinct issue from letter_stories where story = ?1) found
            join issues i on i.id = found.issue and i.state <> 'cancelled'
            join sends s on s.issue = found.issue and s.state in ('queued', 'sending', 'deferred', 'held')
            left join replaced_letters r on r.issue = s.issue and r.letter = s.letter
                and s.state <> 'sending' and s.in_doubt = 0 and s.crashes = 0
        where (r.letter is null or r.by is not null)
            and exists (select 1 from letter_stories t
                        where t.issue = s.issue and t.letter = coalesce(r.by, s.letter) and t.story = ?1)
        group by s.issue order by s.issue)",
                         {story});
    while (rows.next())
        all.push_back({rows.id<IssueId>(0), static_cast<int>(rows.integer(1)),
                       static_cast<int>(rows.integer(2)), static_cast<int>(rows.integer(3))});
    return all;
}

std::vector<WaitingLetter> letters_waiting_with(const Database& db, StoryId story) {
    std::vector<WaitingLetter> all;
    Rows rows = db.query(R"(
        select s.issue, coalesce(r.by, s.letter) as number, count(*) filter (where s.state <> 'sending')
        from (select distinct issue from letter_stories where story = ?1) found
            join issues i on i.id = found.issue and i.state <> 'cancelled'
            join sends s on s.issue = found.issue and s.state in ('queued', 'sending', 'deferred', 'held')
                and s.in_doubt = 0 and s.crashes = 0
            left join replaced_letters r on r.issue = s.issue and r.letter = s.letter
        where (r.letter is null or r.by is not null)
            and exists (select 1 from letter_stories t
                        where t.issue = s.issue and t.letter = coalesce(r.by, s.letter) and t.story = ?1)
        group by s.issue, number order by s.issue, number)",
                         {story});
    while (rows.next())
        all.push_back(
            {rows.id<IssueId>(0), static_cast<int>(rows.integer(1)), static_cast<int>(rows.integer(2))});
    return all;
}

std::vector<StoryId> stories_left_in(const Database& db, const WaitingLetter& letter) {
    std::vector<StoryId> stories;
    Rows rows = db.query(R"(
        select t.story from letter_stories t join stories s on s.id = t.story
            left join issue_stories h on h.issue = t.issue and h.story = t.story
        where t.issue = ? and t.letter = ? and s.curation <> 'withdrawn' order by h.position is null, h.position, t.story)",
                         {letter.issue, letter.number});
    while (rows.next()) stories.push_back(rows.id<StoryId>(0));
    return stories;
}

void replace_letter(Transaction& tx, const WaitingLetter& letter, std::optional<int> by) {
    tx.run("update replaced_letters set by = ? where issue = ? and by = ?",
           {by, letter.issue, letter.number});
    tx.run("insert into replaced_letters (issue, letter, by) values (?, ?, ?)",
           {letter.issue, letter.number, by});
}

}  // namespace tidings::store
