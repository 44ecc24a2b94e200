#include <algorithm>

#include "membership/leaving.h"
#include "readers/own_data.h"
#include "readers/page.h"
#include "readers/routes.h"

namespace tidings::readers {
namespace {

// The body that RFC 8058 section 3.1 makes mail programs post.
bool is_one_click(const web::Fields& form) { return form.text("List-Unsubscribe") == "One-Click"; }

// The digest that a link is about, if its reader still gets it beside others.
std::optional<std::string> digest_of(const Visit& visit, const Context& context) {
    if (!visit.link->digest) return std::nullopt;
    const auto slug = store::digest_slug(context.db, *visit.link->digest);
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
std::string_view how_they_leave(const web::Fields& form) {
    const bool by_our_page = !is_one_click(form) && form.has("act");
    return by_our_page ? "page" : "one-click";
}

bool asks_to_leave(const web::Fields& form) {
    const std::string_view act = form.text("act");
    return is_one_click(form) || (act != "undo" && !is_about_own_data(act));
}

// All digests, or the one that the link is about.
ReaderLink what_they_leave(const Visit& visit) {
    ReaderLink link = *visit.link;
    if (!is_one_click(visit.form) && visit.form.text("act") == "all") link.digest.reset();
    return link;
}

void leave(const Visit& visit, Context& context) {
    const ReaderLink link = what_they_leave(visit);
    const std::string_view how = how_they_leave(visit.form);
    const bool left = membership::leave(context.db, {link.subscriber, link.digest, how}, context.clock());
    if (left && how == "page") context.mail_waits();  // with the goodbye
}

web::Response undo(const Visit& visit, Context& context) {
    const bool returned = membership::come_back(context.db, visit.link->subscriber, context.clock());
    const bool subscribed = returned || gets_mail(visit);
    return subscribed ? subscribed_page(visit, context) : trouble_page(visit, context, Trouble::person_gone);
}

}  // namespace

web::Response left_page(const Visit& visit, const Context& context, const std::vector<Problem>& problems) {
    const OurWords words = words_of(visit, context);
    render::Data data =
        page_data(visit, context, words.text("left_title"), problems, {"own_email_data", "own_email_erase"});
    const auto now = visit.person ? store::person(context.db, visit.link->subscriber) : std::nullopt;
    const std::vector<std::string> rest = now && now->subscriber.state == SubscriberState::confirmed
                                              ? now->subscriber.digests
                                              : std::vector<std::string>{};
    data.set("has_rest", !rest.empty());
    data.set("rest", words.filled("left_rest", {{"digests", titles_of(rest, context.settings)}}));
    data.set("can_undo",
             visit.person && membership::may_come_back(context.db, *visit.person, context.clock()));
    show_own_data(data, visit.link->subscriber, context);
    data.set("has_own_data", now && now->subscriber.state == SubscriberState::unsubscribed);
    const ReaderLink back{LinkPurpose::unsubscribe, visit.link->subscriber, visit.link->digest};
    data.set("unsubscribe_page", link_page(context.key, back));
    return page(context, "left", data, problems.empty() ? 200 : 422);
}

web::Response show_unsubscribing(const Visit& visit, Context& context) {
    if (!gets_mail(visit)) return left_page(visit, context);
    const OurWords words = words_of(visit, context);
    const std::optional<std::string> digest = digest_of(visit, context);
    const bool has_others = digest && visit.person->subscriber.digests.size() > 1;
    if (visit.link->digest && !digest) return left_page(visit, context);
    render::Data data = page_data(visit, context, words.text("unsubscribe_title"));
    const std::vector<std::string> ended = digest ? std::vector{*digest} : visit.person->subscriber.digests;
    data.set("text", words.filled("unsubscribe_text", {{"digests", titles_of(ended, context.settings)}}));
    data.set("has_others", has_others);
    return page(context, "unsubscribe", data);
}

web::Response unsubscribe(const Visit& visit, Context& context) {
    if (!visit.person) return left_page(visit, context);
    const std::string_view act = visit.form.text("act");
    if (asks_to_leave(visit.form)) {
        leave(visit, context);
        return left_page(visit, context);
    }
    if (act == "undo") return undo(visit, context);
    if (visit.person->subscriber.state != SubscriberState::unsubscribed)
        return trouble_page(visit, context, Trouble::no_form);
    return own_data(visit, context,
                    [&](const auto& problems) { return left_page(visit, context, problems); });
}

std::optional<web::Response> leave_later(const Visit& visit, Context& context) {
    const bool leaves = visit.request.method == "POST" && visit.link &&
                        visit.link->purpose == LinkPurpose::unsubscribe && asks_to_leave(visit.form);
    if (!leaves) return std::nullopt;
    context.leave_later(what_they_leave(visit), how_they_leave(visit.form));
    context.mail_waits();
    render::Data data = page_data(visit, context, words_of(visit, context).text("left_title"));
    for (const char* more : {"has_rest", "can_undo", "has_own_data"}) data.set(more, false);
    return page(context, "left", data);
}

}  // namespace tidings::readers
