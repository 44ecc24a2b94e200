#include "commands/issues/viewed_issue.h"

#include <algorithm>

#include "commands/issues/named_issue.h"
#include "mailing/issue_mail.h"
#include "mailing/issue_steps.h"

namespace tidings {
namespace {

store::Wish wish_of(const World& world, const Digest& digest, const ViewedAs& viewer,
                    std::optional<SubscriberId>& reader) {
    if (viewer.as.empty())
        return {viewer.language.empty() ? digest.language : viewer.language, Preferences{}};
    const EmailAddress email = must(EmailAddress::parse(viewer.as));
    std::optional<store::NamedReader> found = store::reader_named(world.db, email, digest.slug);
    if (!found)
        throw Failure({Code::no_such_file, viewer.as + " does not get the digest " + digest.slug,
                       "`tidings subscribers list` shows who does."});
    reader = found->id;
    return std::move(found->wish);
}

// An issue that is sealed is shown as it was frozen.
std::optional<store::Letter> frozen(const World& world, const Issue& issue, const std::string& language,
                                    std::optional<SubscriberId> reader) {
    const std::vector<store::Letter> letters = store::letters(world.db, issue.id);
    const std::optional<int> number = reader ? store::letter_of(world.db, issue.id, *reader) : std::nullopt;
    const auto found = std::ranges::find_if(letters, [&](const store::Letter& letter) {
        return reader ? number == letter.number : letter.language == language;
    });
    if (found == letters.end()) return std::nullopt;
    return *found;
}

}  // namespace

ViewedIssue view(const World& world, const std::string& operand, const ViewedAs& viewer) {
    Issue issue = must_issue(world.db, operand).issue;
    const Digest& digest = must_digest(world, issue);
    std::optional<SubscriberId> reader;
    const store::Wish wish = wish_of(world, digest, viewer, reader);
    if (!is_open(issue.state))
        if (auto letter = frozen(world, issue, wish.language, reader)) return {*std::move(letter), issue};
    if (is_open(issue.state)) issue = gathered(world, digest, issue, world.clock());
    const ReadersPast past(world, digest, issue);
    const ReadersPast::Of own = reader && is_open(issue.state) ? past.of(*reader) : ReadersPast::Of{};
    const IssueMail mail(world, digest, issue, past.missed());
    const std::vector<Story> stories = mail.stories_for(wish.preferences, past.told(own), past.missed(own));
    if (stories.empty())
        throw Failure(
            {Code::no_such_file,
             "Issue " + operand + " has nothing new" + (viewer.as.empty() ? "" : " for " + viewer.as),
             "No mail would be sent."});
    if (!is_open(issue.state)) return {mail.letter(stories, {}, wish), issue};
    const ErrataToTell errata(world);
    return {mail.letter(stories, errata.named(reader ? errata.of(*reader) : errata.to_anybody()), wish),
            issue};
}

}  // namespace tidings
