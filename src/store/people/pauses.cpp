#include "store/people/pauses.h"

#include "store/people/consents.h"

namespace tidings::store {
namespace {

// Readers who were sent a mail since their last try began, of which no report came.
std::vector<SubscriberId> reached(const Database& db, Timestamp now) {
    std::vector<SubscriberId> all;
    Rows rows = db.query(R"(
        select p.subscriber from pauses p
        where p.tried_at <= ?1 and p.tries > 0 and exists
            (select 1 from sends s where s.subscriber = p.subscriber and s.state = 'sent' and s.settled_at >= p.tried_at
                and s.settled_at <= ?1 and not exists (select 1 from send_reports r where r.send = s.id)))",
                         {now - days_until_arrived});
    while (rows.next()) all.push_back(rows.id<SubscriberId>(0));
    return all;
}

}  // namespace

bool pause_reader(Transaction& tx, SubscriberId reader, std::string_view why, Timestamp now,
                  KnownTo known_to) {
    if (tx.run("insert or ignore into pauses (subscriber, why, at, tried_at, told) values (?, ?, ?, ?, ?)",
               {reader, why, now, now, known_to}) == 0)
        return false;
    record_consent(tx, reader, ConsentStep::suppressed, why, nullptr, now);
    return true;
}

bool is_paused(const Database& db, SubscriberId reader) { return why_paused(db, reader).has_value(); }

std::optional<std::string> why_paused(const Database& db, SubscriberId reader) {
    Rows rows = db.query("select why from pauses where subscriber = ?", {reader});
    if (!rows.next()) return std::nullopt;
    return rows.text(0);
}

bool end_pause(Transaction& tx, SubscriberId reader) {
    return tx.run("delete from pauses where subscriber = ?", {reader}) > 0;
}

std::vector<std::string> paused_since(const Database& db, Timestamp since) {
    std::vector<std::string> all;
    Rows rows = db.query(
        "select u.email from pauses p join subscribers u on u.id = p.subscriber where p.at >= ? order by "
        "p.at",
        {since});
    while (rows.next()) all.push_back(rows.text(0));
    return all;
}

std::int64_t turn_pauses(Transaction& tx, Timestamp now) {
    const std::vector<SubscriberId> back = reached(tx.db(), now);
    for (const SubscriberId reader : back) {
        end_pause(tx, reader);
        record_consent(tx, reader, ConsentStep::unsuppressed, "a mail arrived", nullptr, now);
    }
    tx.run("update pauses set trying = 1 where tried_at <= ? and trying = 0 and tries < ?",
           {now - days_between_tries, most_tries});
    // After the last try people are told once more: the pause has no end of its own.
    tx.run(
        "update pauses set told = 0, tries = tries + 1, why = why || '; three tries failed' where tried_at "
        "<= ? and tries = ?",
        {now - days_until_arrived, most_tries});
    return static_cast<std::int64_t>(back.size());
}

void count_tries(Transaction& tx, IssueId issue, Timestamp now) {
    tx.run(R"(
        update pauses set trying = 0, tries = tries + 1, tried_at = ?
        where trying = 1 and exists (select 1 from sends s where s.issue = ? and s.subscriber = pauses.subscriber))",
           {now, issue});
}

}  // namespace tidings::store
