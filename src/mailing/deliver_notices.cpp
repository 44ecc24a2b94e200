#include "mailing/deliver_notices.h"

#include <algorithm>

#include "compose/transactional.h"
#include "dates/date.h"
#include "deliver/personal_message.h"
#include "deliver/settlement.h"
#include "mailing/relay_memory.h"
#include "mailing/return_path.h"
#include "membership/suppressing.h"
#include "store/issues/notices.h"
#include "store/people/people.h"
#include "store/people/resubscriptions.h"
#include "subscribe/links.h"
#include "subscribe/periods.h"
#include "world/desk_url.h"
#include "world/imprint_of.h"
#include "world/run_lock.h"
#include "world/sender.h"

namespace tidings {
namespace {

// After so many attempts, some 48 hours of trying, a mail that is put off again is given up.
constexpr int most_attempts = 17;
constexpr std::size_t a_few = 5;

Occasion occasion_of(NoticeKind kind) {
    switch (kind) {
        case NoticeKind::confirm:
            return Occasion::confirm;
        case NoticeKind::welcome:
            return Occasion::welcome;
        case NoticeKind::preferences:
            return Occasion::preferences;
        case NoticeKind::goodbye:
            return Occasion::goodbye;
        case NoticeKind::confirm_address:
            return Occasion::change_address;
        case NoticeKind::address_changed:
            break;
    }
    return Occasion::address_changed;
}

// The page that a mail leads to; empty if it has none.
std::string page_of(const World& world, const Notice& notice) {
    const std::string url = desk_url(world.settings);
    ReaderLink link{.subscriber = notice.subscriber};
    switch (notice.kind) {
        case NoticeKind::confirm:
            link.purpose = LinkPurpose::confirm;
            break;
        case NoticeKind::goodbye:
            link.purpose = LinkPurpose::unsubscribe;
            link.digest = notice.digest;
            break;
        case NoticeKind::confirm_address:
            link.purpose = LinkPurpose::change_address;
            link.change = notice.change;
            break;
        case NoticeKind::address_changed:
            if (!notice.change) return {};
            link.purpose = LinkPurpose::undo_change;
            link.change = notice.change;
            break;
        default:
            link.purpose = LinkPurpose::preferences;
    }
    return url.empty() ? url : url + link_page(world.key, link);
}

std::string unsubscribe_page(const World& world, const Notice& notice) {
    const std::string url = desk_url(world.settings);
    const bool is_reader = notice.kind == NoticeKind::welcome || notice.kind == NoticeKind::preferences;
    if (url.empty() || !is_reader) return {};
    return url + link_page(world.key, {LinkPurpose::unsubscribe, notice.subscriber});
}

// The titles of the digests that a mail is about: the one that was left, or the reader's; all where they left
// all.
std::vector<std::string> titles_for(const World& world, const Notice& notice) {
    std::vector<std::string> slugs, titles;
    if (notice.digest)
        slugs.push_back(store::digest_slug(world.db, *notice.digest).value_or(""));
    else if (const auto person = store::person(world.db, notice.subscriber))
        slugs = notice.kind == NoticeKind::confirm ? store::digests_asked_for(world.db, person->subscriber)
                                                   : person->subscriber.digests;
    for (const Digest& digest : world.settings.digests)
        if (slugs.empty() ? !digest.is_by_invitation() : std::ranges::find(slugs, digest.slug) != slugs.end())
            titles.push_back(digest.title);
    return titles;
}

std::string mail_language(const World& world, const Notice& notice) {
    const bool chosen = !notice.language.empty();
    return chosen ? notice.language : world.settings.digests.front().language;
}

Email mail_for(const World& world, const Notice& notice) {
    const Digest& digest = world.settings.digests.front();
    const Sender sender = must_sender(digest.from, "digest." + digest.slug + ".from");
    DigestMail mail = compose_personal({.occasion = occasion_of(notice.kind),
                                        .hub_title = world.settings.hub.title,
                                        .hub_url = world.settings.hub.url,
                                        .imprint = imprint_of(world.settings),
                                        .language = mail_language(world, notice),
                                        .digests = titles_for(world, notice),
                                        .link = page_of(world, notice),
                                        .unsubscribe = unsubscribe_page(world, notice)},
                                       world.templates);
    const std::string id = std::to_string(number(notice.id));
    Email email = deliver::personal_message({.from_name = sender.name,
                                             .from = sender.address,
                                             .reply_to = must_reply_to(digest),
                                             .to = notice.email,
                                             .to_name = notice.name,
                                             .subject = std::move(mail.subject),
                                             .html = std::move(mail.html),
                                             .text = std::move(mail.text),
                                             .id = "n" + id + "." + world.key.token("notice|v1|" + id),
                                             .date = notice.made_at});
    email.from = return_path(world, notice.id).value_or(email.from);
    return email;
}

std::optional<Notice> claim(World& world, const std::string& lease) {
    store::Transaction tx(world.db);
    std::optional<Notice> notice = store::claim_notice(tx, lease, world.clock());
    tx.commit();
    return notice;
}

// How long a mail to one reader may be overdue: as long as the shortest-lived of the links in such mails.
// Where the database may be an old copy, less, as most that it has waiting went long ago.
std::chrono::hours longest_wait(const store::Database& db, Timestamp now) {
    return ran_lately(db, now) ? std::min({confirm_within, undo_within, change_within}) : deliver::deadline;
}

NoticeTally start(World& world) {
    const Timestamp now = world.clock();
    store::Transaction tx(world.db);
    store::recover_notices(tx, now);
    NoticeTally tally;
    tally.expired =
        static_cast<std::size_t>(store::expire_notices(tx, now - longest_wait(world.db, now), now));
    tx.commit();
    return tally;
}

store::NoticeEnd end_of(SendState state) {
    if (state == SendState::sent) return store::NoticeEnd::sent;
    return state == SendState::expired ? store::NoticeEnd::expired : store::NoticeEnd::failed;
}

std::size_t& count_of(NoticeTally& tally, store::NoticeEnd end) {
    if (end == store::NoticeEnd::sent) return tally.sent;
    return end == store::NoticeEnd::expired ? tally.expired : tally.failed;
}

// False if the mail server is to be left alone for a while.
bool settle(World& world, const Notice& notice, const deliver::Outcome& outcome, NoticeTally& tally) {
    const std::string token = "n" + std::to_string(number(notice.id));
    const Timestamp now = world.clock();
    const deliver::Settlement end = deliver::settle(
        {.token = token, .before = notice.attempts, .is_last = notice.attempts + 1 >= most_attempts}, outcome,
        now);
    store::Transaction tx(world.db);
    bool is_known = false;
    if (end.due) {
        ++tally.deferred;
        is_known = store::defer_notice(tx, notice.id, outcome.answer, *end.due, end.counted);
    } else {
        const store::NoticeEnd fate = end_of(end.state);
        ++count_of(tally, fate);
        is_known = store::settle_notice(tx, notice.id, fate, outcome.answer, now);
    }
    if (is_known && end.refusal && end.refusal->verdict == MailVerdict::address)
        membership::suppress(tx, notice.email,
                             {.cause = store::Cause::bounced, .why = "refused: " + outcome.answer}, now);
    tx.commit();
    if (outcome.kind != deliver::Outcome::Kind::accepted)
        world.log.info("notice not taken", {{"notice", std::to_string(number(notice.id))},
                                            {"kind", std::string(notice_kind_name(notice.kind))},
                                            {"state", std::string(send_state_name(end.state))}});
    return !end.relay_trouble;
}

}  // namespace

NoticeTally deliver_notices(World& world) {
    if (world.settings.digests.empty()) return {};
    const Result<RunLock> lock =
        RunLock::take(world.places.folder / "tidings.notices.lock", "a delivery of notices");
    if (!lock && lock.error().code == Code::busy) return {};
    if (!lock) throw Failure(lock.error());
    NoticeTally tally = start(world);
    const std::string lease = rfc3339(world.clock());
    while (const std::optional<Notice> notice = claim(world, lease))
        if (!settle(world, *notice, world.mailer.send(mail_for(world, *notice)), tally)) break;
    if (tally.expired > a_few)
        world.log.warning("mails to single readers are given up", {{"mails", std::to_string(tally.expired)}});
    return tally;
}

}  // namespace tidings
