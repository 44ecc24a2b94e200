#include "store/issues/notices.h"

#include "base/result.h"
#include "store/sqlite/unspent_ids.h"

namespace tidings::store {
namespace {

// Whether a person is to hear of that: who is barred hears nothing (of bounces, nothing but the question),
// who is gone only goodbye, and a link to a wish that another has taken the place of is not mailed.
bool may_be_sent(NoticeKind kind, SubscriberState state, bool suppressed, bool wish_stands) {
    if (suppressed) return false;
    switch (kind) {
        case NoticeKind::confirm_address:
            return wish_stands;
        case NoticeKind::welcome:
        case NoticeKind::preferences:
            return state == SubscriberState::confirmed;
        default:
            return true;
    }
}

std::optional<NoticeId> lease_next(Transaction& tx, std::string_view lease, Timestamp now) {
    Rows rows = tx.query(R"(
        update notices set state = 'sending', lease = ?, due = null
        where id = (select id from notices where due is not null and due <= ? order by due limit 1) returning id)",
                         {lease, now});
    if (!rows.next()) return std::nullopt;
    return rows.id<NoticeId>(0);
}

std::optional<Notice> read_notice(Transaction& tx, NoticeId id) {
    Rows rows = tx.query(R"(
        select n.kind, n.subscriber, n.email,
               iif(s.state <> 'pending' and s.confirmed_at is not null and s.email = n.email, s.name, ''), s.language, n.about, n.made_at, n.attempts, s.state,
               exists (select 1 from suppressions x where x.email = n.email and not (x.cause = 'bounced' and n.kind = 'confirm')),
               exists (select 1 from address_changes a where a.id = n.about)
        from notices n join subscribers s on s.id = n.subscriber where n.id = ?)",
                         {id});
    if (!rows.next()) return std::nullopt;
    const auto kind = notice_kind_named(rows.text(0));
    const auto state = subscriber_state_named(rows.text(8));
    Result<EmailAddress> email = EmailAddress::parse(rows.text(2));
    if (!kind || !state || !email || !may_be_sent(*kind, *state, rows.integer(9) != 0, rows.integer(10) != 0))
        return std::nullopt;
    Notice notice{.id = id,
                  .kind = *kind,
                  .subscriber = rows.id<SubscriberId>(1),
                  .email = *std::move(email),
                  .name = rows.text(3),
                  .language = rows.text(4),
                  .made_at = rows.time(6),
                  .attempts = static_cast<int>(rows.integer(7))};
    if (rows.is_null(5)) return notice;
    if (*kind == NoticeKind::confirm_address || *kind == NoticeKind::address_changed)
        notice.change = rows.id<AddressChangeId>(5);
    else
        notice.digest = rows.id<DigestId>(5);
    return notice;
}

std::string_view end_name(NoticeEnd end) {
    switch (end) {
        case NoticeEnd::sent:
            return "sent";
        case NoticeEnd::expired:
            return "expired";
        case NoticeEnd::failed:
            break;
    }
    return "failed";
}

}  // namespace

void queue_notice(Transaction& tx, const NewNotice& notice, Timestamp now) {
    std::optional<std::int64_t> about;
    if (notice.digest) about = number(*notice.digest);
    if (notice.change) about = number(*notice.change);
    if (tx.query("select 1 from notices where subscriber = ? and kind = ? and state = 'queued' and email = ? "
                 "and "
                 "about is ?",
                 {notice.subscriber, notice_kind_name(notice.kind), notice.to.text(), about})
            .next())
        return;
    tx.run(R"(
        insert into notices (id, subscriber, kind, email, about, state, made_at, due)
        values (?, ?, ?, ?, ?, 'queued', ?, ?))",
           {unspent_id(tx, LinkedRow::notice), notice.subscriber, notice_kind_name(notice.kind),
            notice.to.text(), about, now, now});
}

int notices_since(const Database& db, SubscriberId subscriber, NoticeKind kind, Timestamp since) {
    Rows rows = db.query("select count(*) from notices where subscriber = ? and kind = ? and made_at > ?",
                         {subscriber, notice_kind_name(kind), since});
    rows.next();
    return static_cast<int>(rows.integer(0));
}

std::int64_t recover_notices(Transaction& tx, Timestamp now) {
    return tx.run("update notices set state = 'queued', lease = null, due = ? where lease is not null",
                  {now});
}

std::optional<Notice> claim_notice(Transaction& tx, std::string_view lease, Timestamp now) {
    while (const std::optional<NoticeId> id = lease_next(tx, lease, now)) {
        if (std::optional<Notice> notice = read_notice(tx, *id)) return notice;
        tx.run("update notices set state = 'cancelled', lease = null, settled_at = ? where id = ?",
               {now, *id});
    }
    return std::nullopt;
}

bool settle_notice(Transaction& tx, NoticeId notice, NoticeEnd end, std::string_view answer, Timestamp now) {
    return tx.run(
               "update notices set state = ?, lease = null, attempts = attempts + 1, answer = ?, settled_at "
               "= "
               "? where id = ? and state = 'sending'",
               {end_name(end), answer, now, notice}) > 0;
}

bool defer_notice(Transaction& tx, NoticeId notice, std::string_view answer, Timestamp due, bool counted) {
    return tx.run(
               "update notices set state = 'queued', lease = null, attempts = attempts + ?, answer = ?, due "
               "= "
               "? where id = ? and state = 'sending'",
               {counted ? 1 : 0, answer, due, notice}) > 0;
}

void settle_returned_notice(Transaction& tx, NoticeId notice, std::string_view answer, Timestamp now) {
    tx.run("update notices set state = 'failed', answer = ?, settled_at = ? where id = ? and state = 'sent'",
           {answer, now, notice});
}

std::int64_t expire_notices(Transaction& tx, Timestamp made_before, Timestamp now) {
    return tx.run(
        "update notices set state = 'expired', due = null, settled_at = ? where due is not null and made_at "
        "< ?",
        {now, made_before});
}

std::int64_t forget_notices(Transaction& tx, Timestamp settled_before) {
    return tx.run("delete from notices where settled_at is not null and settled_at < ?", {settled_before});
}

void cancel_notices(Transaction& tx, SubscriberId subscriber, Timestamp now) {
    tx.run(
        "update notices set state = 'cancelled', due = null, settled_at = ? where subscriber = ? and due is "
        "not null and kind not in ('goodbye', 'address_changed')",
        {now, subscriber});
}

}  // namespace tidings::store
