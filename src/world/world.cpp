#include "world/world.h"

#include <algorithm>

#include "compose/wording.h"
#include "deliver/folder_mailer.h"
#include "deliver/smtp_mailer.h"
#include "fetch/curl_http.h"
#include "world/content_notes.h"
#include "world/pictures.h"

namespace tidings {
namespace {

std::string user_agent(const Settings& settings, const std::string& version) {
    if (!settings.http.user_agent.empty()) return settings.http.user_agent;
    const std::string contact = settings.http.contact.empty() ? "" : "; " + settings.http.contact;
    return "tidings/" + version + " (+" + settings.hub.url + contact + ")";
}

std::unique_ptr<deliver::Mailer> make_mailer(const DataFolder& folder) {
    const auto& smtp = folder.settings.smtp;
    if (smtp.host.empty()) return std::make_unique<deliver::FolderMailer>(folder.outbox());
    deliver::SmtpSettings settings;
    settings.host = smtp.host;
    settings.port = static_cast<int>(smtp.port);
    settings.security = smtp.security == "tls"        ? deliver::SmtpSettings::Security::tls
                        : smtp.security == "starttls" ? deliver::SmtpSettings::Security::starttls
                                                      : deliver::SmtpSettings::Security::none;
    settings.user = smtp.user;
    settings.password = smtp.password;
    if (!smtp.ca_file.empty()) settings.ca_file = folder.places.at(smtp.ca_file).string();
    return std::make_unique<deliver::SmtpMailer>(std::move(settings));
}

Url must_url(const std::string& text, const std::string& setting) {
    Result<Url> url = Url::parse(text);
    if (!url)
        throw Failure({Code::configuration, setting + " in tidings.toml is no web address: " + text,
                       "Write it as https://hub.example.org/"});
    return *std::move(url);
}

}  // namespace

std::unique_ptr<fetch::Http> make_http(const Settings& settings, const std::string& version) {
    fetch::HttpSettings http;
    http.user_agent = user_agent(settings, version);
    http.allow_addresses = settings.http.allow_addresses;
    http.limits.parallel = static_cast<std::size_t>(settings.http.parallel);
    http.limits.total_timeout = std::chrono::seconds(settings.http.total_timeout_s);
    return std::make_unique<fetch::CurlHttp>(std::move(http));
}

std::filesystem::path templates_folder(const Settings& settings, const Places& places,
                                       const std::filesystem::path& share) {
    return settings.paths.templates.empty() ? share / "templates" : places.at(settings.paths.templates);
}

std::filesystem::path vocabulary_file(const Settings& settings, const Places& places,
                                      const std::filesystem::path& share) {
    return settings.paths.vocabulary.empty() ? share / "feeds" / "vocabulary.toml"
                                             : places.at(settings.paths.vocabulary);
}

Equipment::Equipment(const GlobalOptions& options, Outside& outside)
    : folder_(open_data_folder(options, outside)),
      tag_words_(vocabulary_file(folder_.settings, folder_.places, outside.share)),
      templates_(templates_folder(folder_.settings, folder_.places, outside.share)),
      http_(make_http(folder_.settings, outside.version)),
      mailer_(make_mailer(folder_)),
      world_{
          .db = folder_.db,
          .http = *http_,
          .mailer = *mailer_,
          .templates = templates_,
          .tag_words = tag_words_,
          .key = folder_.key,
          .settings = folder_.settings,
          .places = folder_.places,
          .clock = outside.clock,
          .log = folder_.log,
          .progress = outside.err_is_terminal && !options.quiet ? &outside.err : nullptr,
          .version = outside.version,
          .how_to = outside.how_to,
          .make_mailer = [this] { return make_mailer(folder_); },
          .helplines_file = vocabulary_file(folder_.settings, folder_.places, outside.share).parent_path() /
                            "helplines.toml"} {}

std::string language_of_hub(const Settings& settings) {
    return settings.digests.empty() ? "en" : settings.digests.front().language;
}

publish::Hub hub_of(const World& world) {
    const auto& hub = world.settings.hub;
    if (hub.id_authority.empty())
        throw Failure({Code::configuration, "tidings.toml has no hub.id_authority",
                       "Write the DOMAIN,YEAR that it had before, or ids of entries change and readers get "
                       "them twice."});
    const Vocabulary& vocabulary = world.vocabulary();
    return {.title = hub.title,
            .subtitle = hub.subtitle,
            .home_page = must_url(hub.url, "hub.url"),
            .files = must_url(hub.public_url.ends_with('/') ? hub.public_url : hub.public_url + "/",
                              "hub.public_url"),
            .language = language_of_hub(world.settings),
            .id = "tag:" + hub.id_authority + ":tidings",
            .author = hub.author.empty() ? hub.title : hub.author,
            .rights = hub.rights,
            .version = world.version,
            .websub = world.settings.publish.websub_hub.empty()
                          ? std::nullopt
                          : std::optional(must_url(world.settings.publish.websub_hub, "publish.websub_hub")),
            .pictures = pictures_of(world.settings),
            .tag_label = [&vocabulary](std::string_view tag) { return vocabulary.label(tag, "en"); },
            .tag_facet = [&vocabulary](std::string_view tag) { return vocabulary.facet_of(tag); },
            .language_label = [](std::string_view tag) { return language_label(tag, "en"); },
            .facet_label =
                [&vocabulary](std::string_view facet) {
                    const auto found = std::ranges::find(vocabulary.facets, facet, &Facet::id);
                    return found == vocabulary.facets.end() ? std::string(facet) : found->label;
                },
            .content_notes = [&world](const Story& story) { return published_notes_of(world, story); },
            .content_note_rules = content_note_rules(vocabulary)};
}

}  // namespace tidings
