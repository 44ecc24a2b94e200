#include "store/issues/held_sends.h"

namespace tidings::store {
namespace {

// The answer of a send that hold_old_sends held.
constexpr std::string_view too_old = "waited too long to go unasked";

constexpr int newest_issues = 20;

// Of the columns issue, title, count.
std::vector<SendsOfIssue> read_counts(Rows rows) {
    std::vector<SendsOfIssue> all;
    while (rows.next()) all.push_back({rows.id<IssueId>(0), rows.text(1), static_cast<int>(rows.integer(2))});
    return all;
}

}  // namespace

std::vector<SendsOfIssue> held_sends(const Database& db) {
    return read_counts(db.query(R"(
        select id, title, (select count(*) from sends s where s.issue = issues.id and s.state = 'held') as held
        from issues where state in ('sealed', 'sending', 'sent') and held > 0 order by id)"));
}

std::vector<SendsOfIssue> expired_sends(const Database& db) {
    return read_counts(db.query(R"(
        select id, title, (select count(*) from sends s where s.issue = issues.id and s.state = 'expired' and s.tried_from is not null) as expired
        from issues where state in ('sealed', 'sending', 'sent') and expired > 0 order by id desc limit ?)",
                                {newest_issues}));
}

std::int64_t release_held_sends(Transaction& tx, IssueId issue, Timestamp now) {
    tx.run("update issues set released_at = ? where id = ?", {now, issue});
    return tx.run(R"(
        update sends set state = case when attempts > 0 then 'deferred' else 'queued' end, due = ?, tried_from = null, settled_at = null
        where issue = ? and state = 'held')",
                  {now, issue});
}

std::int64_t give_up_held_sends(Transaction& tx, IssueId issue, std::string_view why, Timestamp now) {
    return tx.run(
        "update sends set state = 'expired', tried_from = null, answer = ?, settled_at = ? where issue = ? "
        "and "
        "state = 'held'",
        {why, now, issue});
}

std::int64_t hold_old_sends(Transaction& tx, const OldAge& before, Timestamp now) {
    return tx.run(R"(
        update sends set state = 'held', due = null, answer = ?, settled_at = ?
        where due is not null
            and issue in (select id from issues where state in ('sealed', 'sending') and coalesce(released_at, sealed_at) < ?)
            and (attempts = 0 or issue in (select id from issues where coalesce(released_at, sealed_at) < ?)))",
                  {too_old, now, before.untried, before.tried});
}

std::int64_t return_young_sends(Transaction& tx, const OldAge& from, Timestamp now) {
    const std::int64_t returned = tx.run(R"(
        update sends set state = case when attempts > 0 then 'deferred' else 'queued' end, due = ?, answer = '', settled_at = null
        where state = 'held' and answer = ?
            and issue in (select id from issues where state in ('sealed', 'sending', 'sent') and coalesce(released_at, sealed_at) >= ?)
            and (attempts > 0 or issue in (select id from issues where coalesce(released_at, sealed_at) >= ?)))",
                                         {now, too_old, from.tried, from.untried});
    if (returned > 0)
        tx.run(R"(
            update issues set state = 'sending' where state = 'sent' and exists
                (select 1 from sends s where s.issue = issues.id and s.state in ('queued', 'deferred')))");
    return returned;
}

}  // namespace tidings::store
