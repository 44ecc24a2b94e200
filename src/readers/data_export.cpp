#include "readers/data_export.h"

#include <nlohmann/json.hpp>

#include "dates/date.h"
#include "store/people/address_moves.h"
#include "store/people/consents.h"
#include "store/people/disclosure.h"
#include "store/people/pauses.h"
#include "store/people/preferences.h"
#include "text/ascii.h"

namespace tidings::readers {
namespace {

using Json = nlohmann::ordered_json;

Json time_or_null(const std::optional<Timestamp>& time) {
    return time ? Json(rfc3339(*time)) : Json(nullptr);
}

// What may be told to who asks.
struct Bounds {
    std::optional<Timestamp> since;  // nothing older; none: all
    bool only_servers_answers = false;

    bool holds(Timestamp at) const { return !since || at >= *since; }
    Json time(const std::optional<Timestamp>& at) const {
        return at && holds(*at) ? Json(rfc3339(*at)) : Json(nullptr);
    }
    // A mail server's answer begins with its reply code (RFC 5321 section 4.2).
    std::string answer(const std::string& text) const {
        const bool is_reply = text.size() >= 3 && is_digit(text[0]) && is_digit(text[1]) && is_digit(text[2]);
        return is_reply || !only_servers_answers ? text : std::string();
    }
};

Bounds bounds_for(const store::Database& db, SubscriberId reader, AskedBy asked_by) {
    if (asked_by == AskedBy::operator_of_the_hub) return {};
    return {.since = store::moved_at(db, reader), .only_servers_answers = true};
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

Json left_by(const store::Database& db, SubscriberId reader, const Bounds& bounds) {
    Json all = Json::array();
    for (const store::DisclosedDeparture& left : store::departures_of(db, reader)) {
        if (!bounds.holds(left.left_at)) continue;
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

Json notices_to(const store::Database& db, const Subscriber& reader, const Bounds& bounds) {
    Json all = Json::array();
    for (const store::DisclosedNotice& notice : store::notices_of(db, reader.id)) {
        const bool went_to_a_former_address = bounds.since && notice.email != reader.email.text();
        if (!bounds.holds(notice.made_at) || went_to_a_former_address) continue;
        all.push_back({{"at", rfc3339(notice.made_at)},
                       {"kind", notice.kind},
                       {"to", notice.email},
                       {"state", notice.state},
                       {"answer", bounds.answer(notice.answer)}});
    }
    return all;
}

Json history_of(const store::Database& db, SubscriberId reader, const Bounds& bounds) {
    Json all = Json::array();
    for (const store::Consent& consent : store::consents_of(db, reader)) {
        if (!bounds.holds(consent.at)) continue;
        all.push_back({{"at", rfc3339(consent.at)},
                       {"act", store::act_name(consent.act)},
                       {"source", consent.source},
                       {"language", consent.language},
                       {"text", store::consent_text(db, consent.version)}});
    }
    return all;
}

Json reports_of(const store::DisclosedIssue& issue) {
    Json all = Json::array();
    for (const store::DisclosedReport& report : issue.reports)
        all.push_back({{"at", rfc3339(report.at)}, {"status", report.status}, {"about", report.verdict}});
    return all;
}

Json issues_of(const store::Database& db, SubscriberId reader, const Bounds& bounds) {
    Json all = Json::array();
    for (const store::DisclosedIssue& issue : store::issues_received(db, reader, bounds.since))
        all.push_back({{"digest", issue.digest},
                       {"title", issue.title},
                       {"state", issue.state},
                       {"at", time_or_null(issue.settled_at)},
                       {"answer", bounds.answer(issue.answer)},
                       {"reports", reports_of(issue)}});
    return all;
}

}  // namespace

std::string export_of(const store::Database& db, const store::Person& person, AskedBy asked_by) {
    const Subscriber& reader = person.subscriber;
    const Bounds bounds = bounds_for(db, reader.id, asked_by);
    const auto why = store::suppression_of(db, reader.email);
    const auto pause = store::why_paused(db, reader.id);
    const Json all{{"email", reader.email.text()},
                   {"name", reader.name},
                   {"language", reader.language},
                   {"state", subscriber_state_name(reader.state)},
                   {"since", bounds.time(reader.since)},
                   {"consent", bounds.since ? std::string() : reader.consent},
                   {"asked", bounds.time(person.asked_at)},
                   {"confirmed", bounds.time(person.confirmed_at)},
                   {"moved", time_or_null(store::moved_at(db, reader.id))},
                   {"left", bounds.time(person.left_at)},
                   {"suppressed", person.suppressed},
                   {"suppressed_because", why ? Json(*why) : Json(nullptr)},
                   {"paused_because", pause ? Json(*pause) : Json(nullptr)},
                   {"subscriptions", subscriptions_of(db, reader)},
                   {"former_subscriptions", left_by(db, reader.id, bounds)},
                   {"unconfirmed_wish", waiting_wish(db, reader.id)},
                   {"unconfirmed_address", new_address_of(db, reader.id)},
                   {"history", history_of(db, reader.id, bounds)},
                   {"issues", issues_of(db, reader.id, bounds)},
                   {"notices", notices_to(db, reader, bounds)}};
    const int indent = asked_by == AskedBy::reader ? 2 : -1;
    return all.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tidings::readers
