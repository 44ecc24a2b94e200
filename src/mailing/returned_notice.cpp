#include "mailing/returned_notice.h"

#include "dates/date.h"
#include "store/issues/notices.h"
#include "store/sqlite/meta.h"
#include "subscribe/mail_token.h"

namespace tidings {
bool take_in_notice_report(store::Database& db, const SecretKey& key, const deliver::DeliveryReport& report,
                           Timestamp now) {
    if (report.kind != deliver::DeliveryReport::Kind::failed) return false;
    const std::optional<NoticeId> notice = find_notice_token(key, report.text);
    if (!notice && !holds_editors_token(key, report.text)) return false;
    store::Transaction tx(db);
    if (notice)
        store::settle_returned_notice(tx, *notice, "returned: " + report.status, now);
    else
        store::set_meta(tx, "editors.notice_refused",
                        report.status + " in a delivery report of " + rfc3339(now).substr(0, 10));
    tx.commit();
    return true;
}

}  // namespace tidings
