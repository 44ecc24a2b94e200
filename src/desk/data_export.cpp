#include "desk/data_export.h"

#include <nlohmann/json.hpp>

#include "dates/date.h"
#include "store/consents.h"
#include "store/preferences.h"

namespace tidings::desk {
namespace {

using Json = nlohmann::ordered_json;

Json time_or_null(const std::optional<Timestamp>& time) {
    return time ? Json(rfc3339(*time)) : Json(nullptr);
}

Json subscriptions_of(const store::Database& db, const Subscriber& reader) {
    Json all = Json::array();
    for (const std::string& digest : reader.digests) {
        const Preferences wanted = store::preferences(db, reader.id, digest).value_or(Preferences{});
        all.push_back({{"digest", digest},
                       {"topics", wanted.topics},
                       {"languages", wanted.languages},
                       {"fold", wanted.fold},
                       {"neutral_subject", wanted.neutral_subject}});
    }
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

Json issues_of(const store::Database& db, SubscriberId reader) {
    Json all = Json::array();
    for (const store::ReceivedIssue& issue : store::issues_received(db, reader))
        all.push_back({{"digest", issue.digest},
                       {"title", issue.title},
                       {"state", issue.state},
                       {"at", time_or_null(issue.settled_at)}});
    return all;
}

}  // namespace

std::string export_of(const store::Database& db, const store::Person& person, Layout layout) {
    const Subscriber& reader = person.subscriber;
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
                   {"subscriptions", subscriptions_of(db, reader)},
                   {"history", history_of(db, reader.id)},
                   {"issues", issues_of(db, reader.id)}};
    return all.dump(layout == Layout::indented ? 2 : -1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tidings::desk
