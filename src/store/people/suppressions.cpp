#include "store/people/suppressions.h"

#include <array>

#include "model/named.h"

namespace tidings::store {
namespace {

constexpr std::array<std::string_view, 3> cause_names{"bounced", "complaint", "operator"};

Cause cause_of(std::string_view why) {
    for (const std::string_view start : {"bounced", "refused", "failed"})
        if (why.starts_with(start)) return Cause::bounced;
    return why.starts_with("complain") ? Cause::complaint : Cause::by_operator;
}

}  // namespace

std::string_view cause_name(Cause cause) { return cause_names[static_cast<std::size_t>(cause)]; }

std::optional<Cause> cause_named(std::string_view name) { return named<Cause>(cause_names, name); }

bool suppress_address(Transaction& tx, const EmailAddress& email, const Suppression& suppression,
                      Timestamp now) {
    const KnownTo known_to =
        suppression.cause == Cause::by_operator ? KnownTo::everybody : suppression.known_to;
    return tx.run(
               "insert or ignore into suppressions (email, why, at, cause, issue, told) values (?, ?, ?, ?, "
               "?, ?)",
               {email.text(), suppression.why, now, cause_name(suppression.cause), suppression.issue,
                known_to}) > 0;
}

bool suppress_address(Transaction& tx, const EmailAddress& email, std::string_view why, Timestamp now) {
    return suppress_address(
        tx, email, {.cause = cause_of(why), .why = std::string(why), .known_to = KnownTo::everybody}, now);
}

bool suppress_recipient(Transaction& tx, SendId send, Suppression suppression, Timestamp now) {
    Rows rows = tx.query(R"(
        select u.email, s.issue from sends s join subscribers u on u.id = s.subscriber and u.address_number = s.address_number
        where s.id = ?)",
                         {send});
    if (!rows.next()) return false;
    suppression.issue = rows.id<IssueId>(1);
    const Result<EmailAddress> email = EmailAddress::parse(rows.text(0));
    return email && suppress_address(tx, *email, suppression, now);
}

std::optional<Cause> suppression_cause(const Database& db, const EmailAddress& email) {
    Rows rows = db.query("select cause from suppressions where email = ?", {email.text()});
    return rows.next() ? cause_named(rows.text(0)) : std::nullopt;
}

bool lift_bounces(Transaction& tx, const EmailAddress& email) {
    return tx.run("delete from suppressions where email = ? and cause = 'bounced'", {email.text()}) > 0;
}

std::vector<GivenUpAddress> suppressed_since(const Database& db, std::optional<Cause> cause,
                                             Timestamp since) {
    std::vector<GivenUpAddress> all;
    for (const Cause each : {Cause::bounced, Cause::complaint, Cause::by_operator}) {
        if (cause && *cause != each) continue;
        Rows rows = db.query(R"(
            select x.email, u.id, x.why, x.at from suppressions x left join subscribers u on u.email = x.email
            where x.cause = ? and x.at >= ? order by x.at)",
                             {cause_name(each), since});
        while (rows.next())
            all.push_back({rows.text(0),
                           rows.is_null(1) ? std::nullopt : std::optional(rows.id<SubscriberId>(1)), each,
                           rows.text(2), rows.time(3)});
    }
    return all;
}

int given_up_by(const Database& db, IssueId issue) {
    Rows rows = db.query("select count(*) from suppressions where issue = ?", {issue});
    rows.next();
    return static_cast<int>(rows.integer(0));
}

void reduce_suppression(Transaction& tx, SubscriberId subscriber, std::string_view address_hash,
                        Timestamp now) {
    tx.run(
        "delete from suppressions where cause = 'bounced' and email = (select s.email from subscribers s "
        "where s.id = ?)",
        {subscriber});
    const bool suppressed =
        tx.run("delete from suppressions where email = (select s.email from subscribers s where s.id = ?)",
               {subscriber}) > 0;
    if (suppressed)
        tx.run("insert or replace into erased_addresses (hash, why, at) values (?, 'suppressed', ?)",
               {address_hash, now});
}

bool lift_suppression(Transaction& tx, const EmailAddress& email, std::string_view address_hash) {
    const std::int64_t stored = tx.run("delete from suppressions where email = ?", {email.text()});
    const std::int64_t hashed = tx.run(
        "update erased_addresses set why = 'left' where hash = ? and why = 'suppressed'", {address_hash});
    return stored + hashed > 0;
}

}  // namespace tidings::store
