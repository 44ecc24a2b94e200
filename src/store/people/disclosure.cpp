#include "store/people/disclosure.h"

#include "store/people/preferences.h"
#include "store/people/resubscriptions.h"

namespace tidings::store {
namespace {

std::vector<DisclosedReport> reports_of(const Database& db, SendId send) {
    std::vector<DisclosedReport> all;
    Rows rows = db.query("select status, verdict, at from send_reports where send = ? order by at", {send});
    while (rows.next()) all.push_back({rows.text(0), rows.text(1), rows.time(2)});
    return all;
}

}  // namespace

std::vector<DisclosedIssue> issues_received(const Database& db, SubscriberId subscriber,
                                            std::optional<Timestamp> since) {
    std::vector<DisclosedIssue> all;
    Rows rows = db.query(R"(
        select d.slug, i.title, s.state, s.answer, s.settled_at, s.id
        from sends s join issues i on i.id = s.issue join digests d on d.id = i.digest
        where s.subscriber = ?1 and (?2 is null or s.settled_at is null or s.settled_at >= ?2) order by s.id)",
                         {subscriber, since});
    while (rows.next())
        all.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.maybe_time(4),
                       reports_of(db, rows.id<SendId>(5))});
    return all;
}

std::vector<DisclosedDeparture> departures_of(const Database& db, SubscriberId subscriber) {
    std::vector<DisclosedDeparture> all;
    Rows rows = db.query(R"(
        select d.slug, f.left_at, f.topics, f.languages, f.fold, f.neutral_subject
        from former_subscriptions f join digests d on d.id = f.digest where f.subscriber = ? order by d.slug)",
                         {subscriber});
    while (rows.next()) all.push_back({rows.text(0), read_preferences(rows, 2), rows.time(1)});
    return all;
}

std::optional<DisclosedWish> wish_of(const Database& db, SubscriberId subscriber) {
    Rows rows = db.query(
        "select name, language, topics, languages, fold, neutral_subject from wishes where subscriber = ?",
        {subscriber});
    if (!rows.next()) return std::nullopt;
    return DisclosedWish{rows.text(0), rows.text(1), digests_of_resubscription(db, subscriber),
                         read_preferences(rows, 2)};
}

std::optional<DisclosedChange> change_of(const Database& db, SubscriberId subscriber) {
    Rows rows = db.query("select email, asked_at from address_changes where subscriber = ?", {subscriber});
    if (!rows.next()) return std::nullopt;
    return DisclosedChange{rows.text(0), rows.time(1)};
}

std::vector<DisclosedNotice> notices_of(const Database& db, SubscriberId subscriber) {
    std::vector<DisclosedNotice> all;
    Rows rows = db.query(
        "select kind, email, state, answer, made_at from notices where subscriber = ? order by made_at, id",
        {subscriber});
    while (rows.next()) all.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.time(4)});
    return all;
}

}  // namespace tidings::store
