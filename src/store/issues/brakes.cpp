#include "store/issues/brakes.h"

#include <optional>
#include <vector>

#include "store/people/consents.h"

namespace tidings::store {
namespace {

struct Recent {
    std::string email;
    std::optional<SubscriberId> subscriber;
};

std::vector<Recent> read_recent(Rows rows) {
    std::vector<Recent> all;
    while (rows.next())
        all.push_back(
            {rows.text(0), rows.is_null(1) ? std::nullopt : std::optional(rows.id<SubscriberId>(1))});
    return all;
}

std::vector<Recent> given_up_lately(const Database& db, const BrakeScope& scope, Timestamp now) {
    if (scope.domain.empty())
        return read_recent(db.query(R"(
            select x.email, u.id from suppressions x left join subscribers u on u.email = x.email
            where x.cause = 'bounced' and x.at > ? and x.issue = ?)",
                                    {now - brake_window, scope.issue}));
    return read_recent(db.query(R"(
        select x.email, u.id from suppressions x left join subscribers u on u.email = x.email
        where x.cause = 'bounced' and x.at > ? and lower(substr(x.email, instr(x.email, '@') + 1)) = ?)",
                                {now - brake_window, scope.domain}));
}

}  // namespace

bool is_braked(const Database& db, const BrakeScope& scope, Timestamp now) {
    return db.query("select 1 from brakes where issue = ? and domain in ('', ?)", {scope.issue, scope.domain})
               .next() ||
           db.query("select 1 from brakes where domain = ? and domain <> '' and at > ?",
                    {scope.domain, now - brake_window})
               .next();
}

std::int64_t given_up_in(const Database& db, const BrakeScope& scope, Timestamp now) {
    Rows rows =
        scope.domain.empty()
            ? db.query("select count(*) from suppressions where cause = 'bounced' and at > ? and issue = ?",
                       {now - brake_window, scope.issue})
            : db.query(
                  "select count(*) from suppressions where cause = 'bounced' and at > ? and "
                  "lower(substr(email, instr(email, '@') + 1)) = ?",
                  {now - brake_window, scope.domain});
    rows.next();
    return rows.integer(0);
}

std::int64_t readers_in(const Database& db, const BrakeScope& scope) {
    Rows rows =
        scope.domain.empty()
            ? db.query("select count(*) from sends where issue = ?", {scope.issue})
            : db.query(
                  "select count(*) from subscribers where state = 'confirmed' and lower(substr(email, "
                  "instr(email, '@') + 1)) = ?",
                  {scope.domain});
    rows.next();
    return rows.integer(0);
}

std::int64_t brake(Transaction& tx, const BrakeScope& scope, std::string_view why, Timestamp now) {
    tx.run("insert into brakes (issue, domain, at, why) values (?, ?, ?, ?)",
           {scope.issue, scope.domain, now, why});
    std::int64_t lifted = 0;
    for (const Recent& each : given_up_lately(tx.db(), scope, now)) {
        tx.run("delete from suppressions where email = ?", {each.email});
        if (each.subscriber)
            record_consent(tx, *each.subscriber, ConsentStep::unsuppressed, why, nullptr, now);
        ++lifted;
    }
    return lifted;
}

}  // namespace tidings::store
