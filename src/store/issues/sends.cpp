#include "store/issues/sends.h"

#include <utility>

#include "base/result.h"

namespace tidings::store {
namespace {

// A row of the view sends_to_make. None for an address that may not reach a mail server.
std::optional<ClaimedSend> read_send(const Rows& row) {
    Result<EmailAddress> email = EmailAddress::parse(row.text(2));
    if (!email) return std::nullopt;
    return ClaimedSend{.id = row.id<SendId>(0),
                       .issue = row.id<IssueId>(1),
                       .digest = row.id<DigestId>(10),
                       .subscriber = row.id<SubscriberId>(9),
                       .email = *std::move(email),
                       .name = row.text(3),
                       .token = row.text(5),
                       .letter = static_cast<int>(row.integer(4)),
                       .attempts = static_cast<int>(row.integer(6)),
                       .sealed_at = row.time(7),
                       .on_uncertain = on_uncertain_named(row.text(8)).value_or(OnUncertain::hold)};
}

// A send that is due, and why it may not go; empty: it may.
struct DueSend {
    SendId id{};
    std::optional<ClaimedSend> send;
    std::string hindrance;
};

std::vector<DueSend> next_due(const Database& db, Timestamp now, int count, ClaimFrom from) {
    std::vector<DueSend> all;
    Rows row = from == ClaimFrom::first ? db.query(R"(
        select id, issue, email, name, letter, token, attempts, sealed_at, doubt, subscriber, digest, hindrance
        from sends_to_make where due is not null and due <= ? order by due, crashes limit ?)",
                                                   {now, count})
                                        : db.query(R"(
        select id, issue, email, name, letter, token, attempts, sealed_at, doubt, subscriber, digest, hindrance
        from sends_to_make where due is not null and due <= ? order by due desc, crashes desc, id desc limit ?)",
                                                   {now, count});
    while (row.next()) all.push_back({row.id<SendId>(0), read_send(row), row.text(11)});
    return all;
}

void settle_hindered(Transaction& tx, const DueSend& due, Timestamp now) {
    const bool emptied = due.hindrance == "emptied";
    const bool cancelled = emptied || due.hindrance == "cancelled";
    tx.run("update sends set state = ?, due = null, answer = ?, settled_at = ? where id = ?",
           {send_state_name(cancelled ? SendState::cancelled : SendState::suppressed),
            emptied     ? "all that it told was withdrawn"
            : cancelled ? "its issue was stopped"
                        : "may not get mail",
            now, due.id});
}

void claim(Transaction& tx, std::string_view lease, ClaimedSend& send) {
    Rows rows = tx.query(R"(
        update sends set state = 'sending', lease = ?, due = null, letter = ?,
               address_number = (select u.address_number from subscribers u where u.id = sends.subscriber)
        where id = ? returning tried_from)",
                         {lease, send.letter, send.id});
    if (rows.next() && !rows.is_null(0)) send.tried_from = std::chrono::seconds(rows.integer(0));
}

void begin_issues(Transaction& tx, const std::vector<ClaimedSend>& sends) {
    IssueId last{};
    for (const ClaimedSend& send : sends)
        if (std::exchange(last, send.issue) != send.issue)
            tx.run("update issues set state = 'sending' where id = ? and state = 'sealed'", {send.issue});
}

}  // namespace

std::int64_t recover_sends(Transaction& tx, Timestamp now) {
    tx.run(R"(
        update sends set state = 'cancelled', lease = null, crashes = crashes + 1, answer = 'a run died while sending it', settled_at = ?
        where state = 'sending' and issue in (select id from issues where state = 'cancelled'))",
           {now});
    const std::int64_t held = tx.run(R"(
        update sends set state = 'held', lease = null, crashes = crashes + 1, answer = 'a run died while sending it', settled_at = ?
        where state = 'sending' and issue in (select id from issues where doubt = 'hold'))",
                                     {now});
    return held + tx.run(R"(
        update sends set state = 'queued', lease = null, crashes = crashes + 1, due = ?
        where state = 'sending' and issue in (select id from issues))",
                         {now});
}

std::vector<ClaimedSend> claim_sends(Transaction& tx, std::string_view lease, Timestamp now, int count,
                                     ClaimFrom from) {
    std::vector<ClaimedSend> claimed;
    while (claimed.size() < static_cast<std::size_t>(count)) {
        std::vector<DueSend> all = next_due(tx.db(), now, count - static_cast<int>(claimed.size()), from);
        if (all.empty()) break;
        for (DueSend& due : all) {
            if (!due.send || !due.hindrance.empty()) {
                settle_hindered(tx, due, now);
                continue;
            }
            claim(tx, lease, *due.send);
            claimed.push_back(*std::move(due.send));
        }
    }
    begin_issues(tx, claimed);
    return claimed;
}

void postpone_send(Transaction& tx, SendId send, Timestamp due) {
    tx.run(
        "update sends set state = case when attempts > 0 then 'deferred' else 'queued' end, lease = null, "
        "due = ? where id = ?",
        {due, send});
}

void settle_send(Transaction& tx, SendId send, const SettledSend& settled, Timestamp now) {
    tx.run(R"(
        update sends set state = iif(i.state = 'cancelled' and ?1 in ('deferred', 'held'), 'cancelled', ?1), lease = null,
               due = iif(i.state = 'cancelled', null, ?2), attempts = attempts + ?3, in_doubt = max(in_doubt, ?9),
               tried_from = iif(?1 = 'deferred' and ?3, coalesce(tried_from, ?8), tried_from),
               answer = iif(u.address_number = sends.address_number, ?4, ''),
               queue_id = iif(u.address_number = sends.address_number, ?5, ''),
               settled_at = iif(i.state = 'cancelled' or ?2 is null, ?6, null)
        from issues i, subscribers u where i.id = sends.issue and u.id = sends.subscriber and sends.id = ?7)",
           {send_state_name(settled.state), settled.due, settled.counted ? 1 : 0, settled.answer,
            settled.queue_id, now, send, settled.uptime.count(), settled.in_doubt ? 1 : 0});
}

void pull_in_sends(Transaction& tx, Timestamp latest, Timestamp now) {
    tx.run("update sends set due = ? where due is not null and due > ?", {now, latest});
}

std::int64_t count_sends_due(const Database& db, Timestamp now) {
    Rows rows = db.query("select count(*) from sends where due is not null and due <= ?", {now});
    rows.next();
    return rows.integer(0);
}

std::optional<SendId> last_send(const Database& db) {
    Rows rows = db.query("select id from sends order by id desc limit 1");
    if (!rows.next()) return std::nullopt;
    return rows.id<SendId>(0);
}

std::vector<ClaimedSend> sends_due(const Database& db, Timestamp now, int first, int count) {
    std::vector<ClaimedSend> all;
    Rows row = db.query(R"(
        select id, issue, email, name, letter, token, attempts, sealed_at, doubt, subscriber, digest
        from sends_to_make where due is not null and due <= ? and hindrance = '' order by due, crashes limit ? offset ?)",
                        {now, count, first});
    while (row.next())
        if (std::optional<ClaimedSend> send = read_send(row)) all.push_back(*std::move(send));
    return all;
}

std::int64_t readers_mailed(const Database& db, StoryId story) {
    Rows rows = db.query(R"(
        select count(distinct s.subscriber) from letter_stories t join sends s on s.issue = t.issue and s.letter = t.letter
        where t.story = ? and (s.state not in ('failed', 'bounced', 'expired', 'cancelled', 'suppressed')
                               or s.in_doubt = 1 or s.crashes > 0))",
                         {story});
    return rows.next() ? rows.integer(0) : 0;
}

}  // namespace tidings::store
