#include "mailing/returned_mail.h"

#include "dates/date.h"
#include "deliver/bounce_rule.h"
#include "deliver/delivery_report.h"
#include "deliver/parsing_risk.h"
#include "deliver/reply_code.h"
#include "mailing/reader_letter.h"
#include "store/consents.h"
#include "store/facts.h"
#include "store/inbox.h"
#include "store/reports.h"
#include "store/sends.h"
#include "subscribe/mail_token.h"
#include "text/hash.h"

namespace tidings {
namespace {

using deliver::DeliveryReport;
using Kind = DeliveryReport::Kind;

// The send that a report or a complaint is about: by our signed token of its return path, wherever that
// stands, or else by the Message-ID of a mail of ours that it quotes.
std::optional<store::ReportedSend> reported_send(const DataFolder& folder, const DeliveryReport& report) {
    if (const auto id = find_mail_token(folder.key, MailPurpose::bounce, report.text))
        return store::send_numbered(folder.db, *id);
    return quoted_send(folder.db, report.text);
}

void give_up(store::Transaction& tx, const store::ReportedSend& send, const std::string& why, Timestamp now) {
    if (!store::suppress_recipient(tx, send.id, why, now)) return;
    store::record_consent(tx, send.subscriber, store::Act::suppressed, why, nullptr, now);
}

Returned take_failure(store::Transaction& tx, const store::ReportedSend& send, const std::string& status,
                      Log& log, Timestamp now) {
    if (deliver::is_about_us(status)) {
        log.error("a mail system refuses mail of ours",
                  {{"send", std::to_string(number(send.id))}, {"status", status}});
        store::set_fact(tx, "bounces.notice",
                        status + " in a delivery report of " + rfc3339(now).substr(0, 10));
    }
    if (deliver::is_dead_address(status)) store::settle_bounced(tx, send.id, "bounced: " + status, now);
    if (!send.at_their_address) return Returned::counted;
    const std::string why = deliver::why_give_up(status, store::reports_on(tx.db(), send.subscriber));
    if (why.empty()) return Returned::counted;
    give_up(tx, send, why, now);
    return Returned::bounced;
}

Returned take_complaint(store::Transaction& tx, const store::ReportedSend& send, Timestamp now) {
    if (!send.at_their_address) return Returned::counted;
    give_up(tx, send, "complaint", now);
    return Returned::complaint;
}

// A mail may be named by what a mail system made of an address: hashed.
std::string name_of(const DeliveryReport& report, std::string_view bytes) {
    return hash_hex(report.message_id.empty() ? bytes : report.message_id);
}

Returned take_report(DataFolder& folder, const DeliveryReport& report, const std::string& name,
                     Timestamp now) {
    const bool complaint = report.kind == Kind::complaint;
    store::Transaction tx(folder.db);
    const std::optional<store::ReportedSend> send = reported_send(folder, report);
    if (!send) {
        folder.log.warning(complaint ? "a complaint names no mail of ours"
                                     : "a report names no mail of ours");
        return Returned::nothing;
    }
    Returned returned = Returned::known;
    if (store::add_report(tx, send->id, name, complaint ? "complaint" : report.status, now))
        returned = complaint ? take_complaint(tx, *send, now)
                             : take_failure(tx, *send, report.status, folder.log, now);
    tx.commit();
    return returned;
}

}  // namespace

TakenIn take_in(DataFolder& folder, std::string_view bytes, Timestamp now) {
    if (const auto risk = deliver::parsing_risk(bytes)) return {Returned::set_aside, "it has " + *risk};
    const DeliveryReport report = deliver::read_report(bytes);
    const std::string name = name_of(report, bytes);
    switch (report.kind) {
        case Kind::failed:
        case Kind::complaint:
            return {take_report(folder, report, name, now), ""};
        case Kind::letter:
            return {take_letter(folder, report, name, now), ""};
        default:
            return {};
    }
}

void tell_of_set_aside(DataFolder& folder, std::string_view name, const TakenIn& mail,
                       const std::string& place, Timestamp now) {
    store::Transaction tx(folder.db);
    store::keep_mail(tx, name, {.subject = place, .set_aside = mail.why}, now);
    tx.commit();
}

}  // namespace tidings
