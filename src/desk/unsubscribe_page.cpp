#include <algorithm>

#include "desk/own_data.h"
#include "desk/page.h"
#include "desk/routes.h"
#include "store/consents.h"
#include "store/departures.h"
#include "store/notices.h"
#include "subscribe/periods.h"

namespace tidings::desk {
namespace {

// The body that RFC 8058 section 3.1 makes mail programs post.
bool is_one_click(const Fields& form) { return form.text("List-Unsubscribe") == "One-Click"; }

// The digest that a link is about, if its reader still gets it beside others.
std::optional<std::string> digest_of(const Visit& visit, const Desk& desk) {
    if (!visit.link->digest) return std::nullopt;
    const auto slug = store::digest_slug(desk.db, *visit.link->digest);
    if (!slug ||
        std::ranges::find(visit.person->subscriber.digests, *slug) == visit.person->subscriber.digests.end())
        return std::nullopt;
    return slug;
}

bool gets_mail(const Visit& visit) {
    const Subscriber& reader = visit.person->subscriber;
    return reader.state != SubscriberState::unsubscribed && !reader.digests.empty();
}

bool may_undo(const Visit& visit, const Desk& desk) {
    const auto left = store::last_left(desk.db, visit.link->subscriber);
    return left && desk.clock() - *left <= undo_within && visit.person->confirmed_at &&
           !visit.person->suppressed;
}

// In one transaction with all that follows from it. Who left before leaves nothing more.
void leave(const Visit& visit, Desk& desk, std::optional<DigestId> digest, std::string_view how) {
    const Timestamp now = desk.clock();
    const Subscriber& reader = visit.person->subscriber;
    store::Transaction tx(desk.db);
    const bool left = store::leave(tx, reader.id, digest, now);
    if (left) store::record_consent(tx, reader.id, store::Act::left, how, nullptr, now);
    // A mail program's button wants no answer; a person on our page gets one, with the way back.
    const bool says_goodbye = left && how == "page" && visit.person->confirmed_at;
    if (says_goodbye)
        store::queue_notice(
            tx, {.kind = NoticeKind::goodbye, .subscriber = reader.id, .to = reader.email, .digest = digest},
            now);
    tx.commit();
    if (says_goodbye) desk.mail_waits();
}

Response undo(const Visit& visit, Desk& desk) {
    const Timestamp now = desk.clock();
    store::Transaction tx(desk.db);
    const bool returned = store::come_back(tx, visit.link->subscriber, now - undo_within);
    if (returned)
        store::record_consent(tx, visit.link->subscriber, store::Act::returned, "undo", nullptr, now);
    tx.commit();
    const bool subscribed = returned || gets_mail(visit);
    return subscribed ? subscribed_page(visit, desk) : trouble_page(visit, desk, Trouble::person_gone);
}

}  // namespace

Response left_page(const Visit& visit, const Desk& desk, const std::vector<Problem>& problems) {
    const OurWords words = words_of(visit, desk);
    render::Data data =
        page_data(visit, desk, words.text("left_title"), problems, {"own_email_data", "own_email_erase"});
    const auto now = visit.person ? store::person(desk.db, visit.link->subscriber) : std::nullopt;
    const std::vector<std::string> rest = now && now->subscriber.state == SubscriberState::confirmed
                                              ? now->subscriber.digests
                                              : std::vector<std::string>{};
    data.set("has_rest", !rest.empty());
    data.set("rest", words.filled("left_rest", {{"digests", titles_of(rest, desk.settings)}}));
    data.set("can_undo", visit.person && may_undo(visit, desk));
    data.set("has_own_data", now && now->subscriber.state == SubscriberState::unsubscribed);
    const ReaderLink back{LinkPurpose::unsubscribe, visit.link->subscriber, visit.link->digest};
    data.set("unsubscribe_page", link_page(desk.key, back));
    return page(desk, "left", data, problems.empty() ? 200 : 422);
}

Response show_unsubscribing(const Visit& visit, Desk& desk) {
    if (!gets_mail(visit)) return left_page(visit, desk);
    const OurWords words = words_of(visit, desk);
    const std::optional<std::string> digest = digest_of(visit, desk);
    const bool has_others = digest && visit.person->subscriber.digests.size() > 1;
    if (visit.link->digest && !digest) return left_page(visit, desk);
    render::Data data = page_data(visit, desk, words.text("unsubscribe_title"));
    const std::vector<std::string> ended = digest ? std::vector{*digest} : visit.person->subscriber.digests;
    data.set("text", words.filled("unsubscribe_text", {{"digests", titles_of(ended, desk.settings)}}));
    data.set("has_others", has_others);
    return page(desk, "unsubscribe", data);
}

Response unsubscribe(const Visit& visit, Desk& desk) {
    if (!visit.person) return left_page(visit, desk);
    if (is_one_click(visit.form)) {
        leave(visit, desk, visit.link->digest, "one-click");
        return left_page(visit, desk);
    }
    const std::string_view act = visit.form.text("act");
    if (act == "undo") return undo(visit, desk);
    if (is_about_own_data(act)) {
        if (visit.person->subscriber.state != SubscriberState::unsubscribed)
            return trouble_page(visit, desk, Trouble::no_form);
        return own_data(visit, desk, [&](const auto& problems) { return left_page(visit, desk, problems); });
    }
    leave(visit, desk, act == "all" ? std::nullopt : visit.link->digest, "page");
    return left_page(visit, desk);
}

}  // namespace tidings::desk
