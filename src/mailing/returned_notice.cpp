#include "mailing/returned_notice.h"

#include "dates/date.h"
#include "store/facts.h"
#include "store/notices.h"
#include "subscribe/bounce_token.h"

namespace tidings {
namespace {

// What stands between the last plus and the @; empty if nothing does.
std::string_view token_in(std::string_view recipient) {
    const std::string_view name = recipient.substr(0, recipient.rfind('@'));
    const std::size_t plus = name.rfind('+');
    return plus == std::string_view::npos ? std::string_view() : name.substr(plus + 1);
}

}  // namespace

bool take_in_notice_report(store::Database& db, const SecretKey& key, const deliver::DeliveryReport& report,
                           Timestamp now) {
    if (report.kind != deliver::DeliveryReport::Kind::failed) return false;
    for (const std::string& recipient : report.recipients) {
        const std::string_view token = token_in(recipient);
        const std::optional<NoticeId> notice = read_notice_bounce_token(key, token);
        if (!notice && !is_editors_bounce_token(key, token)) continue;
        store::Transaction tx(db);
        if (notice)
            store::settle_returned_notice(tx, *notice, "returned: " + report.status, now);
        else
            store::set_fact(tx, "editors.notice_refused",
                            report.status + " in a delivery report of " + rfc3339(now).substr(0, 10));
        tx.commit();
        return true;
    }
    return false;
}

}  // namespace tidings
