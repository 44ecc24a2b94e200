#include "store/reports.h"

#include <algorithm>
#include <cstdlib>

#include "store/facts.h"

namespace tidings::store {
namespace {

constexpr int latest_mails = 20;

std::optional<ReportedSend> read_send(Rows row) {
    if (!row.next()) return std::nullopt;
    return ReportedSend{row.id<SendId>(0), row.id<SubscriberId>(1), row.id<DigestId>(2), row.integer(3) != 0};
}

}  // namespace

std::optional<ReportedSend> send_numbered(const Database& db, SendId id) {
    return read_send(
        db.query("select s.id, s.subscriber, i.digest, u.address_number = s.address_number from sends s join "
                 "issues i on i.id = s.issue join "
                 "subscribers u on u.id = s.subscriber where s.id = ?",
                 {id}));
}

std::optional<ReportedSend> send_with_token(const Database& db, std::string_view token) {
    return read_send(
        db.query("select s.id, s.subscriber, i.digest, u.address_number = s.address_number from sends s join "
                 "issues i on i.id = s.issue join "
                 "subscribers u on u.id = s.subscriber where s.token = ?",
                 {token}));
}

bool leaves_by_message_id(const Database& db, SendId send) {
    return number(send) <=
           std::strtoll(fact(db, "leave.last_by_message_id").value_or("0").c_str(), nullptr, 10);
}

bool add_report(Transaction& tx, SendId send, std::string_view report, std::string_view status,
                Timestamp now) {
    return tx.run("insert or ignore into send_reports (send, report, status, at) values (?, ?, ?, ?)",
                  {send, report, status, now}) > 0;
}

void settle_bounced(Transaction& tx, SendId send, std::string_view answer, Timestamp now) {
    tx.run(
        "update sends set state = 'bounced', due = null, answer = ?, settled_at = ? where id = ? and lease "
        "is "
        "null",
        {answer, now, send});
}

std::vector<std::string> reports_on(const Database& db, SubscriberId subscriber) {
    std::vector<std::string> statuses;
    Rows rows = db.query(R"(
        select coalesce((select max(r.status) from send_reports r where r.send = s.id and r.status <> 'complaint'), '')
        from sends s join subscribers u on u.id = s.subscriber and u.address_number = s.address_number
        where s.subscriber = ?1 and s.state in ('sent', 'bounced') and s.settled_at > coalesce(
            (select max(c.at) from consents c where c.subscriber = ?1 and c.act = 'unsuppressed'), 0)
        order by s.issue desc limit ?2)",
                         {subscriber, latest_mails});
    while (rows.next()) statuses.push_back(rows.text(0));
    std::ranges::reverse(statuses);
    return statuses;
}

}  // namespace tidings::store
