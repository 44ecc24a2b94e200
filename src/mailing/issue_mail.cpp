#include "mailing/issue_mail.h"

#include <algorithm>
#include <array>

#include "compose/compose.h"
#include "compose/selection.h"
#include "mailing/helplines.h"
#include "mailing/sender.h"
#include "store/candidates.h"
#include "store/stories.h"
#include "tag/watch.h"
#include "world/desk_url.h"

namespace tidings {
namespace {

constexpr std::array<std::string_view, 9> mail_languages{"en", "fr", "it", "el", "es",
                                                         "de", "pt", "nl", "fi"};

std::string language_of(const store::Wish& wish, const Digest& digest) {
    const bool known = std::ranges::find(mail_languages, wish.language) != mail_languages.end();
    return known ? wish.language : digest.language;
}

// Where a reader writes to in order to leave; the token names the send.
std::string unsubscribe_address(const Settings& settings, const Digest& digest, const Sender& sender) {
    const std::string address = !settings.mail.unsubscribe.empty() ? settings.mail.unsubscribe
                                : !digest.reply_to.empty()         ? digest.reply_to
                                                                   : sender.address.text();
    return "mailto:" + must_sender(address, "mail.unsubscribe").address.text() +
           "?subject=unsubscribe%20{token}";
}

std::vector<Erratum> shown(const std::vector<store::Erratum>& errata) {
    std::vector<Erratum> all;
    for (const store::Erratum& erratum : errata)
        all.push_back({erratum.title + " (" + erratum.partner_name + ")"});
    return all;
}

// What makes a letter another one: two readers whose keys are equal get the same.
using LetterKey = std::pair<std::string, std::vector<StoryId>>;

LetterKey key_of(const std::vector<Story>& stories, const store::Wish& wish, const std::string& language,
                 bool folds) {
    LetterKey key{language + (folds ? " fold" : "") + (wish.preferences.neutral_subject ? " neutral" : ""),
                  {}};
    for (const Story& story : stories) key.second.push_back(story.id);
    return key;
}

// Gives each reader the letter of their wishes, composing each one once.
class Distribution {
  public:
    Distribution(const Digest& digest, const IssueMail& mail, const store::Readership& readership,
                 const store::Told& told)
        : digest_(digest), mail_(mail), readership_(readership), told_(told) {}

    Mailing mailing() {
        for (const store::Reader& reader : readership_.readers) add(reader);
        return std::move(made_);
    }

  private:
    using Circumstances = std::pair<std::size_t, std::vector<std::size_t>>;  // wish, letters got before
    static constexpr int no_letter = 0;

    void add(const store::Reader& reader) {
        const auto [first, last] = std::ranges::equal_range(told_.subscribers, reader.id, {},
                                                            &std::pair<SubscriberId, std::size_t>::first);
        Circumstances circumstances{reader.wish, {}};
        for (auto each = first; each != last; ++each) circumstances.second.push_back(each->second);
        const auto [number, fresh] = numbers_.try_emplace(std::move(circumstances), no_letter);
        if (fresh) number->second = letter_for(number->first);
        if (number->second == no_letter)
            ++made_.nothing_new;
        else
            made_.sends.push_back({reader.id, number->second});
    }

    int letter_for(const Circumstances& circumstances) {
        const store::Wish& wish = readership_.wishes[circumstances.first];
        std::vector<StoryId> told;
        for (const std::size_t letter : circumstances.second)
            told.insert(told.end(), told_.letters[letter].begin(), told_.letters[letter].end());
        const std::vector<Story> stories = mail_.stories_for(wish.preferences, told);
        if (stories.empty()) return no_letter;
        const bool folds = wish.preferences.fold && mail_.has_notes(stories);
        const int next = static_cast<int>(made_.letters.size()) + 1;
        const auto [number, fresh] =
            letters_.try_emplace(key_of(stories, wish, language_of(wish, digest_), folds), next);
        if (fresh) {
            made_.letters.push_back(mail_.letter(stories, wish));
            made_.letters.back().number = next;
        }
        return number->second;
    }

    const Digest& digest_;
    const IssueMail& mail_;
    const store::Readership& readership_;
    const store::Told& told_;
    Mailing made_;
    std::map<Circumstances, int> numbers_;
    std::map<LetterKey, int> letters_;
};

}  // namespace

IssueMail::IssueMail(const World& world, const Digest& digest, const Issue& issue)
    : world_(world),
      digest_(digest),
      issue_(issue),
      errata_(is_open(issue.state) ? store::errata_for(world.db, digest.slug)
                                   : std::vector<store::Erratum>()) {
    const ContentNotes notes(world.vocabulary());
    for (const StoryId id : issue.stories)
        if (std::optional<Story> story = store::story(world.db, id)) {
            notes_[id] = notes.of(story->lead.title, excerpt(*story, 1000), story->lead.language);
            stories_.push_back(*std::move(story));
        }
}

std::vector<Story> IssueMail::stories_for(const Preferences& preferences,
                                          const std::vector<StoryId>& told) const {
    std::vector<Story> selected;
    for (const Story& story : stories_)
        if (wants(preferences, story) && std::ranges::find(told, story.id) == told.end())
            selected.push_back(story);
    return selected;
}

bool IssueMail::has_notes(const std::vector<Story>& stories) const {
    return std::ranges::any_of(stories, [&](const Story& story) { return !notes_.at(story.id).empty(); });
}

store::Letter IssueMail::letter(const std::vector<Story>& stories, const store::Wish& wish) const {
    const Vocabulary& vocabulary = world_.vocabulary();
    const Settings& settings = world_.settings;
    const std::string language = language_of(wish, digest_);
    const DigestFrame frame{
        .hub_title = settings.hub.title,
        .hub_url = settings.hub.url,
        .language = language,
        .tag_label = [&](std::string_view tag) { return vocabulary.label(tag, language); },
        .content_notes = [&](const Story& story) { return notes_.at(story.id); },
        .has_preferences = !settings.desk.url.empty(),
        .fold = wish.preferences.fold,
        .neutral_subject = wish.preferences.neutral_subject,
        .errata = shown(errata_),
        .helplines = verified_helplines(world_)};
    DigestMail mail = compose_digest(issue_, digest_, stories, frame, world_.templates);
    const Sender sender = must_sender(digest_.from, "digest." + digest_.slug + ".from");
    std::vector<StoryId> ids;
    for (const Story& story : stories) ids.push_back(story.id);
    return {.stories = std::move(ids),
            .language = language,
            .from_name = sender.name,
            .from_email = sender.address.text(),
            .reply_to = digest_.reply_to,
            .list_id = digest_.slug + "." + std::string(sender.address.domain()),
            .list_name = digest_.title,
            .unsubscribe = unsubscribe_address(settings, digest_, sender),
            .pages = desk_url(settings),
            .subject = std::move(mail.subject),
            .html = std::move(mail.html),
            .text = std::move(mail.text)};
}

Mailing make_mailing(const World& world, const Digest& digest, const Issue& issue) {
    const store::Readership readership = store::readership_of(world.db, digest.slug);
    const store::Told told = store::told_before(world.db, issue.stories);
    const IssueMail mail(world, digest, issue);
    Mailing mailing = Distribution(digest, mail, readership, told).mailing();
    for (const store::Erratum& erratum : mail.errata()) mailing.errata.push_back(erratum.story);
    return mailing;
}

}  // namespace tidings
