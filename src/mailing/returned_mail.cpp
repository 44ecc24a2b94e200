#include "mailing/returned_mail.h"

#include "dates/date.h"
#include "deliver/delivery_report.h"
#include "deliver/judgement.h"
#include "mailing/give_up.h"
#include "mailing/returned_notice.h"
#include "store/consents.h"
#include "store/departures.h"
#include "store/facts.h"
#include "store/reports.h"
#include "store/suppressions.h"
#include "subscribe/bounce_token.h"
#include "text/hash.h"

namespace tidings {
namespace {

using deliver::DeliveryReport;
using Kind = DeliveryReport::Kind;

// The send that the report's own recipient names: "bounce+TOKEN@domain".
std::optional<SendId> reported_send(const SecretKey& key, const DeliveryReport& report) {
    for (const std::string& recipient : report.recipients) {
        const std::string name = recipient.substr(0, recipient.rfind('@'));
        const std::size_t plus = name.rfind('+');
        if (plus == std::string::npos) continue;
        if (const auto send = read_bounce_token(key, std::string_view(name).substr(plus + 1))) return send;
    }
    return std::nullopt;
}

void tell_of_refusal(store::Transaction& tx, const store::ReportedSend& send, const std::string& status,
                     Log& log, Timestamp now) {
    log.error("a mail system refuses mail of ours",
              {{"send", std::to_string(number(send.id))}, {"status", status}});
    store::set_fact(tx, "bounces.notice", status + " in a delivery report of " + rfc3339(now).substr(0, 10));
}

Returned take_failure(store::Transaction& tx, const store::ReportedSend& send,
                      const deliver::Judgement& judgement, Log& log, Timestamp now) {
    const std::string why = "bounced: " + judgement.status;
    if (judgement.verdict == MailVerdict::us) tell_of_refusal(tx, send, judgement.status, log, now);
    if (judgement.verdict == MailVerdict::address) store::settle_bounced(tx, send.id, why, now);
    switch (follow_failure(tx, send, judgement, why, now)) {
        case Followed::counted:
            return Returned::counted;
        case Followed::paused:
            return Returned::paused;
        case Followed::braked:
            log.error("too many addresses fail at once; nobody is given up",
                      {{"send", std::to_string(number(send.id))}, {"status", judgement.status}});
            return Returned::braked;
        case Followed::given_up:
            break;
    }
    store::settle_bounced(tx, send.id, why, now);
    return Returned::bounced;
}

Returned take_complaint(store::Transaction& tx, const store::ReportedSend& send, Timestamp now) {
    if (!send.at_their_address) return Returned::counted;
    if (store::suppress_recipient(tx, send.id, {.cause = store::Cause::complaint, .why = "complaint"}, now))
        store::record_consent(tx, send.subscriber, store::Act::suppressed, "complaint", nullptr, now);
    return Returned::complaint;
}

Returned take_leave(store::Transaction& tx, const store::ReportedSend& send, Timestamp now) {
    if (!store::leave(tx, send.subscriber, send.digest, now)) return Returned::known;
    store::record_consent(tx, send.subscriber, store::Act::left, "mail", nullptr, now);
    return Returned::left;
}

}  // namespace

Returned take_in(store::Database& db, const SecretKey& key, Log& log, std::string_view bytes, Timestamp now) {
    const DeliveryReport report = deliver::read_report(bytes);
    const bool leaving = report.kind == Kind::leaving;
    const bool complaint = report.kind == Kind::complaint;
    if (!leaving && !complaint && report.kind != Kind::failed) return Returned::nothing;
    if (take_in_notice_report(db, key, report, now)) return Returned::counted;

    store::Transaction tx(db);
    const std::optional<SendId> id = leaving ? std::nullopt : reported_send(key, report);
    std::optional<store::ReportedSend> send;
    if (leaving) send = store::send_with_token(db, report.token);
    if (id) send = store::send_numbered(db, *id);
    if (!send) return Returned::nothing;

    // Hashed, as a mail system may make a Message-ID out of an address.
    const std::string name = hash_hex(report.message_id.empty() ? bytes : report.message_id);
    Returned returned = Returned::known;
    if (leaving) {
        returned = take_leave(tx, *send, now);
    } else if (complaint) {
        if (store::add_complaint(tx, send->id, name, now)) returned = take_complaint(tx, *send, now);
    } else {
        const deliver::Judgement judgement =
            deliver::judge_report(report.reported, report.words, send->at_their_address ? send->email : "");
        if (store::add_report(tx, send->id, name, judgement.status, judgement.verdict, now))
            returned = take_failure(tx, *send, judgement, log, now);
    }
    tx.commit();
    return returned;
}

}  // namespace tidings
