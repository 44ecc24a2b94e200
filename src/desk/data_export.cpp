#include "desk/data_export.h"

#include <nlohmann/json.hpp>

#include "dates/date.h"
#include "store/consents.h"
#include "store/disclosure.h"
#include "store/pauses.h"
#include "store/preferences.h"

namespace tidings::desk {
namespace {

using Json = nlohmann::ordered_json;

Json time_or_null(const std::optional<Timestamp>& time) {
    return time ? Json(rfc3339(*time)) : Json(nullptr);
}

// A digest and what is wanted of it.
Json subscription(const std::string& digest, const Preferences& wanted) {
    return {{"digest", digest},
            {"topics", wanted.topics},
            {"languages", wanted.languages},
            {"fold", wanted.fold},
            {"neutral_subject", wanted.neutral_subject}};
}

Json subscriptions_of(const store::Database& db, const Subscriber& reader) {
    Json all = Json::array();
    for (const std::string& digest : reader.digests)
        all.push_back(
            subscription(digest, store::preferences(db, reader.id, digest).value_or(Preferences{})));
    return all;
}

Json left_by(const store::Database& db, SubscriberId reader) {
    Json all = Json::array();
    for (const store::DisclosedDeparture& left : store::departures_of(db, reader)) {
        Json one = subscription(left.digest, left.preferences);
        one["left"] = rfc3339(left.left_at);
        all.push_back(std::move(one));
    }
    return all;
}

Json waiting_wish(const store::Database& db, SubscriberId reader) {
    const auto wish = store::wish_of(db, reader);
    if (!wish) return nullptr;
    Json subscriptions = Json::array();
    for (const std::string& digest : wish->digests)
        subscriptions.push_back(subscription(digest, wish->preferences));
    return {{"name", wish->name}, {"language", wish->language}, {"subscriptions", std::move(subscriptions)}};
}

Json new_address_of(const store::Database& db, SubscriberId reader) {
    const auto change = store::change_of(db, reader);
    if (!change) return nullptr;
    return {{"email", change->email}, {"asked", rfc3339(change->asked_at)}};
}

Json notices_to(const store::Database& db, SubscriberId reader) {
    Json all = Json::array();
    for (const store::DisclosedNotice& notice : store::notices_of(db, reader))
        all.push_back({{"at", rfc3339(notice.made_at)},
                       {"kind", notice.kind},
                       {"to", notice.email},
                       {"state", notice.state},
                       {"answer", notice.answer}});
    return all;
}

Json history_of(const store::Database& db, SubscriberId reader) {
    Json all = Json::array();
    for (const store::Consent& consent : store::consents_of(db, reader))
        all.push_back({{"at", rfc3339(consent.at)},
                       {"act", store::act_name(consent.act)},
                       {"source", consent.source},
                       {"language", consent.language},
                       {"text", store::consent_text(db, consent.version)}});
    return all;
}

Json reports_of(const store::DisclosedIssue& issue) {
    Json all = Json::array();
    for (const store::DisclosedReport& report : issue.reports)
        all.push_back({{"at", rfc3339(report.at)}, {"status", report.status}, {"about", report.verdict}});
    return all;
}

Json issues_of(const store::Database& db, SubscriberId reader) {
    Json all = Json::array();
    for (const store::DisclosedIssue& issue : store::issues_received(db, reader))
        all.push_back({{"digest", issue.digest},
                       {"title", issue.title},
                       {"state", issue.state},
                       {"at", time_or_null(issue.settled_at)},
                       {"answer", issue.answer},
                       {"reports", reports_of(issue)}});
    return all;
}

}  // namespace

std::string export_of(const store::Database& db, const store::Person& person, Layout layout) {
    const Subscriber& reader = person.subscriber;
    const auto why = store::suppression_of(db, reader.email);
    const auto pause = store::why_paused(db, reader.id);
    const Json all{{"email", reader.email.text()},
                   {"name", reader.name},
                   {"language", reader.language},
                   {"state", subscriber_state_name(reader.state)},
                   {"since", rfc3339(reader.since)},
                   {"consent", reader.consent},
                   {"asked", time_or_null(person.asked_at)},
                   {"confirmed", time_or_null(person.confirmed_at)},
                   {"left", time_or_null(person.left_at)},
                   {"suppressed", person.suppressed},
                   {"suppressed_because", why ? Json(*why) : Json(nullptr)},
                   {"paused_because", pause ? Json(*pause) : Json(nullptr)},
                   {"subscriptions", subscriptions_of(db, reader)},
                   {"former_subscriptions", left_by(db, reader.id)},
                   {"unconfirmed_wish", waiting_wish(db, reader.id)},
                   {"unconfirmed_address", new_address_of(db, reader.id)},
                   {"history", history_of(db, reader.id)},
                   {"issues", issues_of(db, reader.id)},
                   {"notices", notices_to(db, reader.id)}};
    return all.dump(layout == Layout::indented ? 2 : -1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tidings::desk
