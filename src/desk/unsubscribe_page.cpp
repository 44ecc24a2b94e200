#include <algorithm>

#include "desk/own_data.h"
#include "desk/page.h"
#include "desk/routes.h"
#include "membership/leaving.h"

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

// What a POST asks for that is neither to undo nor about the reader's own data: to leave, by a button of our
// page or as mail programs say it (RFC 8058), in any form they say it in.
std::string_view how_they_leave(const Fields& form) {
    const bool by_our_page = !is_one_click(form) && form.has("act");
    return by_our_page ? "page" : "one-click";
}

bool asks_to_leave(const Fields& form) {
    const std::string_view act = form.text("act");
    return is_one_click(form) || (act != "undo" && !is_about_own_data(act));
}

// All digests, or the one that the link is about.
ReaderLink what_they_leave(const Visit& visit) {
    ReaderLink link = *visit.link;
    if (!is_one_click(visit.form) && visit.form.text("act") == "all") link.digest.reset();
    return link;
}

void leave(const Visit& visit, Desk& desk) {
    const ReaderLink link = what_they_leave(visit);
    const std::string_view how = how_they_leave(visit.form);
    const bool left = membership::leave(desk.db, {link.subscriber, link.digest, how}, desk.clock());
    if (left && how == "page") desk.mail_waits();  // with the goodbye
}

Response undo(const Visit& visit, Desk& desk) {
    const bool returned = membership::come_back(desk.db, visit.link->subscriber, desk.clock());
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
    data.set("can_undo", visit.person && membership::may_come_back(desk.db, *visit.person, desk.clock()));
    show_own_data(data, visit.link->subscriber, desk);
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
    const std::string_view act = visit.form.text("act");
    if (asks_to_leave(visit.form)) {
        leave(visit, desk);
        return left_page(visit, desk);
    }
    if (act == "undo") return undo(visit, desk);
    if (visit.person->subscriber.state != SubscriberState::unsubscribed)
        return trouble_page(visit, desk, Trouble::no_form);
    return own_data(visit, desk, [&](const auto& problems) { return left_page(visit, desk, problems); });
}

std::optional<Response> leave_later(const Visit& visit, Desk& desk) {
    const bool leaves = visit.request.method == "POST" && visit.link &&
                        visit.link->purpose == LinkPurpose::unsubscribe && asks_to_leave(visit.form);
    if (!leaves) return std::nullopt;
    desk.leave_later(what_they_leave(visit), how_they_leave(visit.form));
    desk.mail_waits();
    render::Data data = page_data(visit, desk, words_of(visit, desk).text("left_title"));
    for (const char* more : {"has_rest", "can_undo", "has_own_data"}) data.set(more, false);
    return page(desk, "left", data);
}

}  // namespace tidings::desk
