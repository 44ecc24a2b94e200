#include "store/sends.h"

#include "base/result.h"

namespace tidings::store {
namespace {

// Claims whatever is due first. None if nothing is.
std::optional<SendId> lease_next(Transaction& tx, std::string_view lease, Timestamp now) {
    Rows rows = tx.query(R"(
        update sends set state = 'sending', lease = ?, due = null
        where id = (select id from sends where due is not null and due <= ? order by due, crashes limit 1) returning id)",
                         {lease, now});
    if (!rows.next()) return std::nullopt;
    return rows.id<SendId>(0);
}

}  // namespace

std::int64_t recover_sends(Transaction& tx, Timestamp now) {
    return tx.run(
        "update sends set state = 'queued', lease = null, crashes = crashes + 1, due = ? where lease is not "
        "null",
        {now});
}

std::optional<ClaimedSend> claim_send(Transaction& tx, std::string_view lease, Timestamp now) {
    while (const std::optional<SendId> id = lease_next(tx, lease, now)) {
        Rows rows = tx.query(R"(
            select s.id, s.issue, u.email, u.name, s.letter, s.token, s.attempts, i.sealed_at, i.state,
                   u.state = 'confirmed' and not exists (select 1 from suppressions x where x.email = u.email)
            from sends s join subscribers u on u.id = s.subscriber join issues i on i.id = s.issue where s.id = ?)",
                             {*id});
        rows.next();
        Result<EmailAddress> email = EmailAddress::parse(rows.text(2));
        if (email && rows.integer(9) != 0) {
            tx.run("update issues set state = 'sending' where id = ? and state = 'sealed'",
                   {rows.integer(1)});
            return ClaimedSend{.id = *id,
                               .issue = rows.id<IssueId>(1),
                               .email = *std::move(email),
                               .name = rows.text(3),
                               .token = rows.text(5),
                               .letter = static_cast<int>(rows.integer(4)),
                               .attempts = static_cast<int>(rows.integer(6)),
                               .sealed_at = rows.time(7)};
        }
        tx.run(
            "update sends set state = 'suppressed', lease = null, answer = 'may not get mail', settled_at = "
            "? where id = ?",
            {now, *id});
    }
    return std::nullopt;
}

void settle_sent(Transaction& tx, SendId send, std::string_view answer, std::string_view queue_id,
                 Timestamp now) {
    tx.run(
        R"(update sends set state = 'sent', lease = null, attempts = attempts + 1, answer = ?, queue_id = ?, settled_at = ?
              where id = ?)",
        {answer, queue_id, now, send});
}

void settle_failed(Transaction& tx, SendId send, std::string_view answer, Timestamp now) {
    tx.run(
        "update sends set state = 'failed', lease = null, attempts = attempts + 1, answer = ?, settled_at = "
        "? where id = ?",
        {answer, now, send});
}

void settle_deferred(Transaction& tx, SendId send, std::string_view answer, Attempt attempt, Timestamp due) {
    tx.run(
        "update sends set state = 'deferred', lease = null, attempts = attempts + ?, answer = ?, due = ? "
        "where id = ?",
        {attempt == Attempt::counted ? 1 : 0, answer, due, send});
}

std::int64_t expire_sends(Transaction& tx, Timestamp sealed_before, Timestamp now) {
    return tx.run(R"(
        update sends set state = 'expired', due = null, settled_at = ?
        where due is not null and issue in (select id from issues where state in ('sealed', 'sending') and sealed_at < ?))",
                  {now, sealed_before});
}

std::int64_t count_sends_due(const Database& db, Timestamp now) {
    Rows rows = db.query("select count(*) from sends where due is not null and due <= ?", {now});
    rows.next();
    return rows.integer(0);
}

}  // namespace tidings::store
