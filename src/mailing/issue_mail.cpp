#include "mailing/issue_mail.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "compose/compose.h"
#include "compose/selection.h"
#include "mailing/helplines.h"
#include "mailing/letterheads.h"
#include "model/languages.h"
#include "store/stories/stories.h"
#include "text/ascii.h"
#include "world/content_notes.h"
#include "world/desk_url.h"
#include "world/imprint_of.h"
#include "world/sender.h"
#include "world/shown_errata.h"

namespace tidings {
namespace {

// So far back the next mail makes good for one that never went: one issue of a monthly digest, and a week.
constexpr std::chrono::days longest_catch_up{38};

std::string language_of(const store::Wish& wish, const Digest& digest) {
    const bool known = std::ranges::find(our_languages, wish.language) != our_languages.end();
    return known ? wish.language : digest.language;
}

// Whether the token fits into the unsubscribe address, behind a plus, and the server is known to deliver such
// addresses because those of mail.bounce are of the same domain.
bool may_carry_token(const Settings& settings, const EmailAddress& address) {
    constexpr std::size_t longest_name =
        18;  // of 64 characters; + and a token take the rest (RFC 5321 4.5.3.1.1)
    const std::string& bounce = settings.mail.bounce;
    return !settings.mail.unsubscribe.empty() && address.text().rfind('@') <= longest_name &&
           lower_ascii(bounce).ends_with("@" + std::string(address.domain()));
}

// Where a reader writes to in order to leave; the slot's token names the send. In the address, no mail
// program can lose it.
std::string unsubscribe_address(const Settings& settings, const Digest& digest, const Sender& sender) {
    const std::string setting = !settings.mail.unsubscribe.empty() ? settings.mail.unsubscribe
                                : !digest.reply_to.empty()         ? digest.reply_to
                                                                   : sender.address.text();
    const EmailAddress parsed = must_sender(setting, "mail.unsubscribe").address;
    const std::string &address = parsed.text(), slot(leave_slot);
    if (!may_carry_token(settings, parsed)) return "mailto:" + address + "?subject=unsubscribe%20" + slot;
    const std::size_t at = address.rfind('@');
    return "mailto:" + address.substr(0, at) + "+" + slot + address.substr(at) + "?subject=unsubscribe";
}

// What makes a letter another one: two readers whose keys are equal get the same.
struct LetterKey {
    std::string kind;
    std::vector<StoryId> stories;
    ErrataToTell::Of errata;

    auto operator<=>(const LetterKey&) const = default;
};

LetterKey key_of(const std::vector<Story>& stories, const ErrataToTell::Of& errata, const store::Wish& wish,
                 const std::string& language, bool folds) {
    LetterKey key{
        language + (folds ? " fold" : "") + (wish.preferences.neutral_subject ? " neutral" : ""), {}, errata};
    for (const Story& story : stories) key.stories.push_back(story.id);
    return key;
}

// Gives each reader the letter of their wishes, composing each one once.
class Distribution {
  public:
    Distribution(const Digest& digest, const IssueMail& mail, const store::Readership& readership,
                 const ReadersPast& past, const ErrataToTell& errata)
        : digest_(digest), mail_(mail), readership_(readership), past_(past), errata_(errata) {}

    Mailing mailing() {
        for (const store::Reader& reader : readership_.readers) add(reader);
        return std::move(made_);
    }

  private:
    using Circumstances = std::tuple<std::size_t, ReadersPast::Of, ErrataToTell::Of>;  // the first: wish
    static constexpr int no_letter = 0;

    void add(const store::Reader& reader) {
        const auto [number, fresh] =
            numbers_.try_emplace({reader.wish, past_.of(reader.id), errata_.of(reader.id)}, no_letter);
        if (fresh) number->second = letter_for(number->first);
        if (number->second == no_letter)
            ++made_.nothing_new;
        else
            made_.sends.push_back({reader.id, number->second});
    }

    int letter_for(const Circumstances& circumstances) {
        const auto& [place, past, errata] = circumstances;
        const store::Wish& wish = readership_.wishes[place];
        const std::vector<Story> stories =
            mail_.stories_for(wish.preferences, past_.told(past), past_.missed(past));
        if (stories.empty()) return no_letter;
        const bool folds = wish.preferences.fold && mail_.has_notes(stories);
        const int next = static_cast<int>(made_.letters.size()) + 1;
        const auto [number, fresh] =
            letters_.try_emplace(key_of(stories, errata, wish, language_of(wish, digest_), folds), next);
        if (fresh) {
            made_.letters.push_back(mail_.letter(stories, errata_.named(errata), wish));
            made_.letters.back().number = next;
        }
        return number->second;
    }

    const Digest& digest_;
    const IssueMail& mail_;
    const store::Readership& readership_;
    const ReadersPast& past_;
    const ErrataToTell& errata_;
    Mailing made_;
    std::map<Circumstances, int> numbers_;
    std::map<LetterKey, int> letters_;
};

std::vector<std::size_t> letters_to(const store::Told& told, SubscriberId reader) {
    const auto [first, last] =
        std::ranges::equal_range(told.subscribers, reader, {}, &std::pair<SubscriberId, std::size_t>::first);
    std::vector<std::size_t> letters;
    for (auto each = first; each != last; ++each) letters.push_back(each->second);
    return letters;
}

std::vector<StoryId> stories_in(const store::Told& told, const std::vector<std::size_t>& letters) {
    std::vector<StoryId> stories;
    for (const std::size_t letter : letters)
        stories.insert(stories.end(), told.letters[letter].begin(), told.letters[letter].end());
    return stories;
}

bool contains(const std::vector<StoryId>& stories, StoryId story) {
    return std::ranges::find(stories, story) != stories.end();
}

std::vector<StoryId> united(std::vector<StoryId> stories, const std::vector<StoryId>& more) {
    for (const StoryId story : more)
        if (!contains(stories, story)) stories.push_back(story);
    return stories;
}

}  // namespace

ReadersPast::ReadersPast(const World& world, const Digest& digest, const Issue& issue)
    : missed_(store::missed_since(world.db, digest.slug, world.clock() - longest_catch_up)),
      told_(store::told_before(world.db, united(issue.stories, missed()))) {}

ReadersPast::Of ReadersPast::of(SubscriberId reader) const {
    return {letters_to(told_, reader), letters_to(missed_, reader)};
}

std::vector<StoryId> ReadersPast::told(const Of& past) const { return stories_in(told_, past.told); }
std::vector<StoryId> ReadersPast::missed(const Of& past) const { return stories_in(missed_, past.missed); }

std::vector<StoryId> ReadersPast::missed() const {
    std::vector<StoryId> all;
    for (const std::vector<StoryId>& letter : missed_.letters) all = united(std::move(all), letter);
    return all;
}

IssueMail::IssueMail(const World& world, const Digest& digest, const Issue& issue,
                     const std::vector<StoryId>& missed)
    : world_(world), digest_(digest), issue_(issue) {
    for (const StoryId id : united(issue.stories, missed))
        if (std::optional<Story> story = store::story(world.db, id)) {
            notes_[id] = content_notes_of(world, *story);
            stories_.push_back(*std::move(story));
        }
}

std::vector<Story> IssueMail::stories_for(const Preferences& preferences, const std::vector<StoryId>& told,
                                          const std::vector<StoryId>& missed) const {
    std::vector<Story> selected;
    for (const Story& story : stories_) {
        const bool is_theirs = contains(issue_.stories, story.id) || contains(missed, story.id);
        if (is_theirs && wants(preferences, story) && !contains(told, story.id)) selected.push_back(story);
    }
    return selected;
}

bool IssueMail::has_notes(const std::vector<Story>& stories) const {
    return std::ranges::any_of(stories, [&](const Story& story) { return !notes_.at(story.id).empty(); });
}

store::Letter IssueMail::letter(const std::vector<Story>& stories, const std::vector<store::Erratum>& errata,
                                const store::Wish& wish) const {
    const Vocabulary& vocabulary = world_.vocabulary();
    const Settings& settings = world_.settings;
    const std::string language = language_of(wish, digest_);
    const DigestFrame frame{
        .hub_title = settings.hub.title,
        .hub_url = settings.hub.url,
        .imprint = imprint_of(settings),
        .language = language,
        .tag_label = [&](std::string_view tag) { return vocabulary.label(tag, language); },
        .content_notes = [&](const Story& story) { return notes_.at(story.id); },
        .has_preferences = !settings.desk.url.empty(),
        .fold = wish.preferences.fold,
        .neutral_subject = wish.preferences.neutral_subject,
        .errata = shown_errata(errata, std::array<std::string_view, 2>{language, digest_.language}),
        .helplines = verified_helplines(world_)};
    DigestMail mail = compose_digest(issue_, digest_, stories, frame, world_.templates);
    const Sender sender = must_sender(digest_.from, "digest." + digest_.slug + ".from");
    const std::optional<EmailAddress> reply_to = must_reply_to(digest_);
    std::vector<StoryId> ids, corrected;
    for (const Story& story : stories) ids.push_back(story.id);
    for (const store::Erratum& erratum : errata) corrected.push_back(erratum.story);
    return {.stories = std::move(ids),
            .errata = std::move(corrected),
            .language = language,
            .from_name = sender.name,
            .from_email = sender.address.text(),
            .reply_to = reply_to ? reply_to->text() : std::string(),
            .list_id = digest_.slug + "." + std::string(sender.address.domain()),
            .list_name = digest_.title,
            .unsubscribe = unsubscribe_address(settings, digest_, sender),
            .pages = desk_url(settings),
            .subject = std::move(mail.subject),
            .html = std::move(mail.html),
            .text = std::move(mail.text),
            .folds = wish.preferences.fold,
            .neutral = wish.preferences.neutral_subject};
}

Mailing make_mailing(const World& world, const Digest& digest, const Issue& issue) {
    const store::Readership readership = store::readership_of(world.db, digest.slug);
    const ReadersPast past(world, digest, issue);
    const IssueMail mail(world, digest, issue, past.missed());
    return Distribution(digest, mail, readership, past, ErrataToTell(world)).mailing();
}

}  // namespace tidings
