#include "mailing/returned_mail.h"

#include "dates/date.h"
#include "deliver/delivery_report.h"
#include "deliver/judgement.h"
#include "deliver/parsing_risk.h"
#include "mailing/give_up.h"
#include "mailing/reader_letter.h"
#include "mailing/returned_notice.h"
#include "membership/suppressing.h"
#include "store/issues/reports.h"
#include "store/people/inbox.h"
#include "store/sqlite/meta.h"
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

void tell_of_refusal(store::Transaction& tx, const store::ReportedSend& send, const std::string& status,
                     Log& log, Timestamp now) {
    log.error("a mail system refuses mail of ours",
              {{"send", std::to_string(number(send.id))}, {"status", status}});
    store::set_meta(tx, "bounces.notice", status + " in a delivery report of " + rfc3339(now).substr(0, 10));
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
    membership::suppress_recipient(tx, send, {.cause = store::Cause::complaint, .why = "complaint"}, now);
    return Returned::complaint;
}

// A mail may be named by what a mail system made of an address: hashed.
std::string name_of(const DeliveryReport& report, std::string_view bytes) {
    return hash_hex(report.message_id.empty() ? bytes : report.message_id);
}

Returned take_report(DataFolder& folder, const DeliveryReport& report, const std::string& name,
                     Timestamp now) {
    const bool complaint = report.kind == Kind::complaint;
    if (take_in_notice_report(folder.db, folder.key, report, now)) return Returned::counted;
    store::Transaction tx(folder.db);
    const std::optional<store::ReportedSend> send = reported_send(folder, report);
    if (!send) {
        folder.log.warning(complaint ? "a complaint names no mail of ours"
                                     : "a report names no mail of ours");
        return Returned::nothing;
    }
    Returned returned = Returned::known;
    if (complaint) {
        if (store::add_complaint(tx, send->id, name, now)) returned = take_complaint(tx, *send, now);
    } else {
        const deliver::Judgement judgement =
            deliver::judge_report(report.reported, report.words, send->at_their_address ? send->email : "");
        if (store::add_report(tx, send->id, name, judgement.status, judgement.verdict, now))
            returned = take_failure(tx, *send, judgement, folder.log, now);
    }
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
