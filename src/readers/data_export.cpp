#include "readers/data_export.h"

#include "dates/date.h"
#include "store/people/address_moves.h"
#include "store/people/consents.h"
#include "store/people/disclosure.h"
#include "store/people/pauses.h"
#include "store/people/preferences.h"
#include "text/ascii.h"
#include "text/json_writer.h"

namespace tidings::readers {
namespace {

// What may be told to who asks.
struct Bounds {
    std::optional<Timestamp> since;  // nothing older; none: all
    bool only_servers_answers = false;

    bool holds(Timestamp at) const { return !since || at >= *since; }
    std::optional<Timestamp> time(const std::optional<Timestamp>& at) const {
        return at && holds(*at) ? at : std::nullopt;
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
void write_wanted(JsonWriter& json, const std::string& digest, const Preferences& wanted) {
    json.text("digest", digest);
    json.texts("topics", wanted.topics);
    json.texts("languages", wanted.languages);
    json.boolean("fold", wanted.fold);
    json.boolean("neutral_subject", wanted.neutral_subject);
}

void write_subscription(JsonWriter& json, const std::string& digest, const Preferences& wanted) {
    json.open_object();
    write_wanted(json, digest, wanted);
    json.close_object();
}

void write_subscriptions(JsonWriter& json, const store::Database& db, const Subscriber& reader) {
    json.open_array("subscriptions");
    for (const std::string& digest : reader.digests)
        write_subscription(json, digest, store::preferences(db, reader.id, digest).value_or(Preferences{}));
    json.close_array();
}

void write_former_subscriptions(JsonWriter& json, const store::Database& db, SubscriberId reader,
                                const Bounds& bounds) {
    json.open_array("former_subscriptions");
    for (const store::DisclosedDeparture& left : store::departures_of(db, reader)) {
        if (!bounds.holds(left.left_at)) continue;
        json.open_object();
        write_wanted(json, left.digest, left.preferences);
        json.text("left", rfc3339(left.left_at));
        json.close_object();
    }
    json.close_array();
}

void write_waiting_wish(JsonWriter& json, const store::Database& db, SubscriberId reader) {
    const auto wish = store::wish_of(db, reader);
    if (!wish) return json.null("unconfirmed_wish");
    json.open_object("unconfirmed_wish");
    json.text("name", wish->name);
    json.text("language", wish->language);
    json.open_array("subscriptions");
    for (const std::string& digest : wish->digests) write_subscription(json, digest, wish->preferences);
    json.close_array();
    json.close_object();
}

void write_new_address(JsonWriter& json, const store::Database& db, SubscriberId reader) {
    const auto change = store::change_of(db, reader);
    if (!change) return json.null("unconfirmed_address");
    json.open_object("unconfirmed_address");
    json.text("email", change->email);
    json.text("asked", rfc3339(change->asked_at));
    json.close_object();
}

void write_notices(JsonWriter& json, const store::Database& db, const Subscriber& reader,
                   const Bounds& bounds) {
    json.open_array("notices");
    for (const store::DisclosedNotice& notice : store::notices_of(db, reader.id)) {
        const bool went_to_a_former_address = bounds.since && notice.email != reader.email.text();
        if (!bounds.holds(notice.made_at) || went_to_a_former_address) continue;
        json.open_object();
        json.text("at", rfc3339(notice.made_at));
        json.text("kind", notice.kind);
        json.text("to", notice.email);
        json.text("state", notice.state);
        json.text("answer", bounds.answer(notice.answer));
        json.close_object();
    }
    json.close_array();
}

void write_history(JsonWriter& json, const store::Database& db, SubscriberId reader, const Bounds& bounds) {
    json.open_array("history");
    for (const store::Consent& consent : store::consents_of(db, reader)) {
        if (!bounds.holds(consent.at)) continue;
        json.open_object();
        json.text("at", rfc3339(consent.at));
        json.text("act", store::step_name(consent.step));
        json.text("source", consent.source);
        json.text("language", consent.language);
        json.text("text", store::consent_text(db, consent.version));
        json.close_object();
    }
    json.close_array();
}

void write_reports(JsonWriter& json, const store::DisclosedIssue& issue) {
    json.open_array("reports");
    for (const store::DisclosedReport& report : issue.reports) {
        json.open_object();
        json.text("at", rfc3339(report.at));
        json.text("status", report.status);
        json.text("about", report.verdict);
        json.close_object();
    }
    json.close_array();
}

void write_issues(JsonWriter& json, const store::Database& db, SubscriberId reader, const Bounds& bounds) {
    json.open_array("issues");
    for (const store::DisclosedIssue& issue : store::issues_received(db, reader, bounds.since)) {
        json.open_object();
        json.text("digest", issue.digest);
        json.text("title", issue.title);
        json.text("state", issue.state);
        json.text_or_null("at", issue.settled_at, rfc3339);
        json.text("answer", bounds.answer(issue.answer));
        write_reports(json, issue);
        json.close_object();
    }
    json.close_array();
}

void write_person(JsonWriter& json, const store::Database& db, const store::Person& person,
                  const Bounds& bounds) {
    const Subscriber& reader = person.subscriber;
    json.text("email", reader.email.text());
    json.text("name", reader.name);
    json.text("language", reader.language);
    json.text("state", subscriber_state_name(reader.state));
    json.text_or_null("since", bounds.time(reader.since), rfc3339);
    json.text("consent", bounds.since ? std::string() : reader.consent);
    json.text_or_null("asked", bounds.time(person.asked_at), rfc3339);
    json.text_or_null("confirmed", bounds.time(person.confirmed_at), rfc3339);
    json.text_or_null("moved", store::moved_at(db, reader.id), rfc3339);
    json.text_or_null("left", bounds.time(person.left_at), rfc3339);
    json.boolean("suppressed", person.suppressed);
    json.text_or_null("suppressed_because", store::suppression_of(db, reader.email));
    json.text_or_null("paused_because", store::why_paused(db, reader.id));
}

}  // namespace

std::string export_of(const store::Database& db, const store::Person& person, AskedBy asked_by) {
    const Subscriber& reader = person.subscriber;
    const Bounds bounds = bounds_for(db, reader.id, asked_by);
    JsonWriter json(asked_by == AskedBy::reader ? JsonLayout::indented : JsonLayout::line);
    json.open_object();
    write_person(json, db, person, bounds);
    write_subscriptions(json, db, reader);
    write_former_subscriptions(json, db, reader.id, bounds);
    write_waiting_wish(json, db, reader.id);
    write_new_address(json, db, reader.id);
    write_history(json, db, reader.id, bounds);
    write_issues(json, db, reader.id, bounds);
    write_notices(json, db, reader, bounds);
    json.close_object();
    return json.take() + '\n';
}

}  // namespace tidings::readers
