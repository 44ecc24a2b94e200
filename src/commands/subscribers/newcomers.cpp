#include "commands/subscribers/newcomers.h"

#include <algorithm>

#include "readers/reader_language.h"
#include "text/language.h"
#include "text/plain_text.h"
#include "world/data_folder.h"

namespace tidings {

std::vector<std::string> digests_wanted(const std::vector<std::string>& slugs, const Settings& settings) {
    std::vector<std::string> for_anybody;
    for (const Digest& digest : settings.digests)
        if (!digest.is_by_invitation()) for_anybody.push_back(digest.slug);
    for (const std::string& slug : slugs)
        if (std::ranges::find(settings.digests, slug, &Digest::slug) == settings.digests.end())
            throw Failure({Code::usage, "There is no digest \"" + slug + "\"",
                           "tidings.toml defines them as [digest.NAME]."});
    return slugs.empty() ? for_anybody : slugs;
}

Result<Subscriber> newcomer(EmailAddress email, const std::string& name, const std::string& language,
                            const Joined& joined, const Settings& settings) {
    const std::string given = clean_line(language, 50);
    std::string spoken = primary_language(language_tag(given));
    if (given.empty() && !settings.digests.empty()) spoken = settings.digests.front().language;
    if (!readers::is_page_language(spoken))
        return Error{Code::usage, "\"" + given + "\" is no language that mails are written in",
                     "Write en, fr, it, el, es, de, pt, nl or fi."};
    return Subscriber{.email = std::move(email),
                      .name = clean_line(name, 200),
                      .language = std::move(spoken),
                      .state = joined.state,
                      .consent = clean_line(joined.consent, 500),
                      .digests = joined.digests};
}

store::Person must_person(const store::Database& db, const std::string& email) {
    const EmailAddress address = must(EmailAddress::parse(email));
    const auto person = store::person_of(db, address);
    if (!person)
        throw Failure({Code::no_such_file, "Nobody is subscribed as " + address.text(),
                       "`tidings subscribers list` shows who is."});
    return *person;
}

}  // namespace tidings
