#include "store/issues/reports.h"

#include <algorithm>
#include <cstdlib>

#include "store/sqlite/meta.h"

namespace tidings::store {
namespace {

constexpr int latest_mails = 20;
constexpr std::string_view refusal = "refusal";  // in place of the name of a mail

std::optional<ReportedSend> read_send(Rows row) {
    if (!row.next()) return std::nullopt;
    return ReportedSend{.id = row.id<SendId>(0),
                        .issue = row.id<IssueId>(4),
                        .subscriber = row.id<SubscriberId>(1),
                        .digest = row.id<DigestId>(2),
                        .at_their_address = row.integer(3) != 0,
                        .email = row.text(5)};
}

}  // namespace

std::optional<ReportedSend> send_numbered(const Database& db, SendId id) {
    return read_send(
        db.query("select s.id, s.subscriber, i.digest, u.address_number = s.address_number, s.issue, u.email "
                 "from sends s join "
                 "issues i on i.id = s.issue join "
                 "subscribers u on u.id = s.subscriber where s.id = ?",
                 {id}));
}

std::optional<ReportedSend> send_with_token(const Database& db, std::string_view token) {
    return read_send(
        db.query("select s.id, s.subscriber, i.digest, u.address_number = s.address_number, s.issue, u.email "
                 "from sends s join "
                 "issues i on i.id = s.issue join "
                 "subscribers u on u.id = s.subscriber where s.token = ?",
                 {token}));
}

bool leaves_by_message_id(const Database& db, SendId send) {
    return number(send) <=
           std::strtoll(meta(db, "leave.last_by_message_id").value_or("0").c_str(), nullptr, 10);
}

bool add_report(Transaction& tx, SendId send, std::string_view report, std::string_view status,
                MailVerdict verdict, Timestamp now) {
    return tx.run(
               "insert or ignore into send_reports (send, report, status, verdict, at) values (?, ?, ?, ?, "
               "?)",
               {send, report, status, verdict_name(verdict), now}) > 0;
}

bool add_complaint(Transaction& tx, SendId send, std::string_view report, Timestamp now) {
    return tx.run(
               "insert or ignore into send_reports (send, report, status, verdict, at) values (?, ?, "
               "'complaint', "
               "'complaint', ?)",
               {send, report, now}) > 0;
}

void record_refusal(Transaction& tx, SendId send, std::string_view status, MailVerdict verdict,
                    Timestamp now) {
    tx.run("insert or replace into send_reports (send, report, status, verdict, at) values (?, ?, ?, ?, ?)",
           {send, refusal, status, verdict_name(verdict), now});
}

void put_back(Transaction& tx, SendId send, Timestamp due) {
    const bool was_refused = tx.run(
                                 "update sends set state = 'deferred', due = ?, settled_at = null where id = "
                                 "? and state = 'failed'",
                                 {due, send}) > 0;
    if (was_refused) tx.run("delete from send_reports where send = ? and report = ?", {send, refusal});
}

void settle_bounced(Transaction& tx, SendId send, std::string_view answer, Timestamp now) {
    tx.run(
        "update sends set state = 'bounced', due = null, answer = ?, settled_at = ? where id = ? and lease "
        "is "
        "null",
        {answer, now, send});
}

std::vector<PastMail> past_mails(const Database& db, SubscriberId subscriber) {
    std::vector<PastMail> mails;
    Rows rows = db.query(R"(
        select coalesce((select r.verdict from send_reports r where r.send = s.id and r.verdict <> 'complaint' order by r.at desc limit 1),
                        iif(s.state = 'failed', 'nothing', '')),
               s.settled_at
        from sends s join subscribers u on u.id = s.subscriber and u.address_number = s.address_number
        where s.subscriber = ?1 and s.state in ('sent', 'bounced', 'failed') and s.settled_at > coalesce(
            (select max(c.at) from consents c where c.subscriber = ?1 and c.act = 'unsuppressed'), 0)
        order by s.issue desc limit ?2)",
                         {subscriber, latest_mails});
    while (rows.next()) mails.push_back({verdict_named(rows.text(0)), rows.time(1)});
    std::ranges::reverse(mails);
    return mails;
}

}  // namespace tidings::store
