#include "model/languages.h"
#include "world/settings.h"

namespace tidings {
namespace {

Setting between(std::int64_t least, std::int64_t most, Setting setting) {
    setting.least = least;
    setting.most = most;
    return setting;
}

std::vector<Setting> of_hub_and_paths(Settings& s) {
    return {
        {"hub.title", "What the hub is called, in mails and feeds.", &s.hub.title},
        {"hub.subtitle", "One sentence below the title of the feeds.", &s.hub.subtitle},
        {"hub.url", "The hub's own front page.", &s.hub.url},
        {"hub.public_url", "Where the web server shows the public folder; ends in a slash.",
         &s.hub.public_url},
        {"hub.author", "The organisation behind the hub; the title if empty.", &s.hub.author},
        {"hub.rights", "The licence line of the feeds, beside each partner's own.", &s.hub.rights},
        {"hub.id_authority",
         "DOMAIN,YEAR from which ids of entries are minted (RFC 4151). Never change it once published.",
         &s.hub.id_authority},
        {"hub.controller",
         "Who answers for readers' data (GDPR): at the foot of mails and pages; hub.author if empty.",
         &s.hub.controller},
        {"hub.postal_address", "Its postal address, on one line, beside it.", &s.hub.postal_address},
        {"hub.privacy_notice",
         "The web address of your privacy notice, which the sign-up page and all mails link to.",
         &s.hub.privacy_notice},
        {"paths.public", "The folder that the web server shows; relative to the data folder.",
         &s.paths.public_folder},
        {"paths.outbox", "Where mails are put as .eml files while no smtp.host is set.", &s.paths.outbox},
        {"paths.templates", "Your own templates; empty for those that came with tidings.",
         &s.paths.templates},
        {"paths.vocabulary", "Your own vocabulary.toml; empty for the one that came with tidings.",
         &s.paths.vocabulary},
    };
}

std::vector<Setting> of_polling(Settings& s) {
    return {
        {"feeds.local_folder", "The only folder that file: feeds may be read from; empty forbids them.",
         &s.feeds.local_folder},
        {"feeds.pictures",
         "text or shown: whether the published feeds keep partners' pictures, in texts and as enclosures, "
         "but "
         "for those that count readers. shown holds for texts that are read from then on, text at once; "
         "mails "
         "never show any.",
         &s.feeds.pictures,
         false,
         {"text", "shown"}},
        {"http.user_agent", "How we name ourselves to partners' servers; empty for tidings and hub.url.",
         &s.http.user_agent},
        {"http.contact", "A mail address for partners' webmasters, sent in the User-Agent.", &s.http.contact},
        {"http.allow_addresses", "Exact internal IP addresses that may be polled after all.",
         &s.http.allow_addresses},
        between(1, 1000, {"http.parallel", "How many servers are asked side by side.", &s.http.parallel}),
        between(1, 600,
                {"http.total_timeout_s", "Seconds that one answer may take.", &s.http.total_timeout_s}),
    };
}

std::vector<Setting> of_mail(Settings& s) {
    return {
        {"smtp.host", "The mail server; empty puts mails in the outbox instead.", &s.smtp.host},
        between(1, 65535,
                {"smtp.port", "Its port: 587 for starttls, 465 for tls, 25 for a server on this machine.",
                 &s.smtp.port}),
        {"smtp.security", "none, starttls or tls.", &s.smtp.security, false, {"none", "starttls", "tls"}},
        {"smtp.user", "The name to sign in with; empty for none.", &s.smtp.user},
        {"smtp.password", "Its password; better given as TIDINGS_SMTP_PASSWORD.", &s.smtp.password, true},
        {"smtp.ca_file", "Certificates to trust (PEM) instead of the system's.", &s.smtp.ca_file},
        between(1, 20,
                {"smtp.connections", "How many messages are handed over side by side.", &s.smtp.connections}),
        {"smtp.per_domain_per_minute",
         "At most so many messages a minute to readers of one mail domain; 0 leaves the pace to the server.",
         &s.smtp.per_domain_per_minute},
        between(0, 3600,
                {"smtp.patience_s",
                 "Seconds that a run waits for a server that is unavailable before it leaves the rest to the "
                 "next "
                 "run.",
                 &s.smtp.patience_s}),
        {"mail.bounce",
         "NAME@DOMAIN for NAME+TOKEN@DOMAIN, the return path that names each mail to `tidings bounces`; "
         "empty for the digest's from.",
         &s.mail.bounce},
        {"mail.unsubscribe",
         "The address that readers write to in order to leave, as NAME+TOKEN@DOMAIN if mail.bounce is of the "
         "same domain; empty for the digest's reply_to or from.",
         &s.mail.unsubscribe},
    };
}

std::vector<Setting> of_pages_and_editors(Settings& s) {
    return {
        {"desk.url",
         "Where readers reach `tidings serve` through your web server; ends in a slash. Empty: no pages, "
         "readers leave by mail.",
         &s.desk.url},
        {"desk.listen", "Where `tidings serve` listens: an IP address of this machine and a port.",
         &s.desk.listen},
        {"desk.proxy",
         "The IP address of your web server, as `tidings serve` sees it: only its word is taken for who the "
         "reader is.",
         &s.desk.proxy},
        {"desk.proxy_header",
         "The header in which it says so: X-Forwarded-For, or Forwarded (RFC 7239).",
         &s.desk.proxy_header,
         false,
         {"X-Forwarded-For", "Forwarded"}},
        {"publish.websub_hub",
         "A WebSub hub that is told when a feed has changed, so that readers need not ask; empty for none.",
         &s.publish.websub_hub},
        between(
            0, 365,
            {"publish.withdrawn_notice_days",
             "Days for which the feeds have an entry \"Withdrawn\" in place of a story that was withdrawn, "
             "for readers that keep what they "
             "have; 0 for none. Its tombstone stays.",
             &s.publish.withdrawn_notice_days}),
        {"editors.notify", "Who gets the editors' notice: addresses, each in quotes.", &s.editors.notify},
        {"editors.reject_reasons",
         "Why stories are rejected: the words that `tidings stories reject --because` takes, counted by "
         "feed.",
         &s.editors.reject_reasons},
    };
}

std::vector<Setting> of_its_times(Digest& d, const std::string& prefix) {
    return {
        {prefix + "title", "What the newsletter is called.", &d.title},
        {prefix + "description", "One or two sentences on it for the sign-up page.", &d.description},
        {prefix + "rhythm", "daily, weekly or monthly.", &d.rhythm},
        {prefix + "days", "Weekly: on which days it goes out, monday … sunday.", &d.days},
        between(1, 31,
                {prefix + "day", "Monthly: on which day; the last one of a month that has fewer.",
                 &d.day_of_month}),
        {prefix + "nth", "Monthly, instead of day: such as \"first monday\" or \"last friday\".", &d.nth},
        {prefix + "time", "At what time of day, HH:MM, in its zone.", &d.time_of_day},
        {prefix + "zone", "An IANA time zone, such as Europe/Rome.", &d.zone},
        between(0, 240,
                {prefix + "cut_off_h",
                 "Hours before it goes out at which an issue closes; 0 takes what is approved until then.",
                 &d.cut_off}),
        {prefix + "unapproved",
         "What becomes of an issue that nobody has approved in time: hold (editors are told) or auto (it "
         "goes out).",
         &d.unapproved},
        {.name = prefix + "on_uncertain",
         .meaning =
             "What becomes of a mail whose answer never came: resend (it may come twice) or hold (it may not "
             "come).",
         .slot = &d.on_uncertain,
         .former_name = prefix + "doubt"},
    };
}

std::vector<Setting> of_its_contents(Digest& d, const std::string& prefix) {
    return {
        between(1, 500,
                {prefix + "maximum_items", "At most so many stories; the others wait for the next issue.",
                 &d.maximum_items}),
        {prefix + "sections", "Tags that make sections, in this order; the rest stands under \"More\".",
         &d.sections},
        {prefix + "topics", "Only stories with one of these tags; empty for all.", &d.topics},
        {prefix + "item_languages", "Only stories in these languages, such as en or fr; empty for all.",
         &d.item_languages},
        {prefix + "readers",
         "anybody (readers' pages offer it) or invited (only those whom `subscribers add` or `import` gives "
         "it "
         "by --digest; its issues are not on the web).",
         &d.readers,
         false,
         {"anybody", "invited"}},
        {prefix + "from", "Name <address> that it comes from.", &d.from},
        {prefix + "reply_to", "The address that answers go to; empty for from.", &d.reply_to},
        {prefix + "language",
         "The language of those who chose none: en, fr, it, el, es, de, pt, nl or fi.",
         &d.language,
         false,
         {our_languages.begin(), our_languages.end()}},
        {prefix + "intro", "A few words of your own above the stories.", &d.intro},
        between(1, 240,
                {prefix + "lateness_limit_h", "An issue more hours late than this is not sent by itself.",
                 &d.lateness_limit}),
    };
}

std::vector<Setting> appended(std::vector<Setting> all, const std::vector<Setting>& more) {
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace

std::vector<Setting> settings_of_the_hub(Settings& settings) {
    return appended(appended(of_hub_and_paths(settings), of_polling(settings)),
                    appended(of_mail(settings), of_pages_and_editors(settings)));
}

std::vector<Setting> settings_of_a_digest(Digest& digest) {
    const std::string prefix = "digest." + digest.slug + ".";
    return appended(of_its_times(digest, prefix), of_its_contents(digest, prefix));
}

}  // namespace tidings
