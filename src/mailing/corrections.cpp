#include "mailing/corrections.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "compose/our_words.h"
#include "mailing/errata_to_tell.h"
#include "mailing/issue_mail.h"
#include "store/acts/acts.h"
#include "store/people/pauses.h"
#include "store/people/preferences.h"

namespace tidings {
namespace {

constexpr std::chrono::hours longest_wait{24};

using ReaderIds = std::unordered_set<SubscriberId>;
using NextIssues = std::unordered_map<SubscriberId, Timestamp>;

// When the next issue of each reader's digests is due. Held issues are left out: an editor decides when they
// go.
NextIssues next_issues(const World& world) {
    NextIssues next;
    for (const Digest& digest : world.settings.digests) {
        std::optional<Timestamp> due;
        for (const Issue& issue : store::open_issues(world.db, digest.slug))
            if (issue.state != IssueState::held && !due) due = issue.due;
        if (!due) continue;
        for (const store::Reader& reader : store::readership_of(world.db, digest.slug).readers) {
            const auto [found, fresh] = next.try_emplace(reader.id, *due);
            if (!fresh) found->second = std::min(found->second, *due);
        }
    }
    return next;
}

// Who cannot wait with one of their errata, and so is told all of them.
ReaderIds to_tell_now(const World& world, const store::OwedErrata& all, Making making) {
    const Timestamp now = world.clock();
    const NextIssues next = making == Making::when_due ? next_issues(world) : NextIssues();
    ReaderIds readers;
    for (const store::OwedErratum& owed : all.owed) {
        if (owed.in_letters_only) continue;
        const Timestamp latest = all.errata[owed.erratum].withdrawn + longest_wait;
        const auto issue = next.find(owed.reader);
        const bool can_wait = issue != next.end() && issue->second <= latest && now < latest;
        if (!can_wait) readers.insert(owed.reader);
    }
    return readers;
}

// A due time that is no digest's slot (those are whole minutes) and no other issue's.
Timestamp own_moment(const World& world, const Digest& digest) {
    Timestamp moment = world.clock();
    while (moment.time_since_epoch().count() % 60 == 0 || store::has_issue(world.db, digest.slug, moment))
        moment += std::chrono::seconds(1);
    return moment;
}

// Makes the mails to those readers of the digest who are in `readers`, and takes them out of it.
Mailing mailing_to(const World& world, const Digest& digest, const Issue& issue, const ErrataToTell& errata,
                   ReaderIds& readers) {
    using Kind = std::tuple<std::string, bool, ErrataToTell::Of>;
    const IssueMail mail(world, digest, issue, {});
    const store::Readership readership = store::readership_of(world.db, digest.slug);
    std::map<Kind, int> numbers;
    Mailing mailing;
    for (const store::Reader& reader : readership.readers) {
        if (readers.erase(reader.id) == 0) continue;
        const store::Wish& wish = readership.wishes[reader.wish];
        const ErrataToTell::Of theirs = errata.of(reader.id);
        const int next = static_cast<int>(mailing.letters.size()) + 1;
        const auto [number, fresh] =
            numbers.try_emplace(Kind{wish.language, wish.preferences.neutral_subject, theirs}, next);
        if (fresh) {
            mailing.letters.push_back(mail.letter({}, errata.named(theirs), wish));
            mailing.letters.back().number = next;
        }
        mailing.sends.push_back({reader.id, number->second});
    }
    return mailing;
}

std::optional<MadeIssue> correction_of(World& world, const Digest& digest, const ErrataToTell& errata,
                                       ReaderIds& readers) {
    const OurWords words(world.templates, digest.language, "digest");
    const Issue issue{.digest = digest.slug,
                      .state = IssueState::approved,
                      .title = words.filled("correction_subject", {{"digest", digest.title}}),
                      .due = own_moment(world, digest),
                      .on_uncertain = digest.on_uncertain};
    const Mailing mailing = mailing_to(world, digest, issue, errata, readers);
    if (mailing.sends.empty()) return std::nullopt;
    const Timestamp now = world.clock();
    store::Transaction tx(world.db);
    const IssueId id = store::seal_issue(
        tx, issue, mailing.letters, mailing.sends,
        [&](IssueId of, SubscriberId subscriber) { return send_token(world.key, of, subscriber); }, now);
    store::record_act(tx, act_on(id, now, "tidings", "sealed", "corrections alone"));
    tx.commit();
    world.log.info("corrections sealed", {{"issue", std::to_string(number(id))},
                                          {"recipients", std::to_string(mailing.sends.size())}});
    return MadeIssue{id, digest.slug, issue.title, 0, mailing.sends.size()};
}

// Settles the errata that were due to no reader who may get mail before this run. Paused readers are told
// once their pause ends.
void settle(World& world, const store::OwedErrata& all) {
    ReaderIds mailable;
    if (!all.owed.empty())
        for (const Digest& digest : world.settings.digests)
            for (const store::Reader& reader : store::readership_of(world.db, digest.slug).readers)
                mailable.insert(reader.id);
    std::vector<bool> is_open(all.errata.size());
    for (const store::OwedErratum& owed : all.owed)
        if (!is_open[owed.erratum])
            is_open[owed.erratum] = mailable.contains(owed.reader) || store::is_paused(world.db, owed.reader);
    store::Transaction tx(world.db);
    for (std::size_t place = 0; place < all.errata.size(); ++place)
        if (!is_open[place]) store::settle_erratum(tx, all.errata[place].story);
    tx.commit();
}

}  // namespace

std::vector<MadeIssue> make_corrections(World& world, Making making) {
    const ErrataToTell errata(world);
    if (errata.all().errata.empty()) return {};
    settle(world, errata.all());
    ReaderIds readers = to_tell_now(world, errata.all(), making);
    std::vector<MadeIssue> made;
    for (const Digest& digest : world.settings.digests) {
        if (readers.empty()) break;
        if (auto one = correction_of(world, digest, errata, readers)) made.push_back(*std::move(one));
    }
    return made;
}

}  // namespace tidings
