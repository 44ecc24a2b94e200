#include "commands/settings.h"

namespace tidings {

namespace {

using Table = std::vector<Setting>;

Table what_the_hub_is(Settings& s) {
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
        {"paths.public", "The folder that the web server shows; relative to the data folder.",
         &s.paths.public_folder},
        {"paths.outbox", "Where mails are put as .eml files while no smtp.host is set.", &s.paths.outbox},
        {"paths.templates", "Your own templates; empty for those that came with tidings.",
         &s.paths.templates},
        {"paths.vocabulary", "Your own vocabulary.toml; empty for the one that came with tidings.",
         &s.paths.vocabulary},
        {"feeds.local_folder", "The only folder that file: feeds may be read from; empty forbids them.",
         &s.feeds.local_folder},
    };
}

Table how_it_talks_to_servers(Settings& s) {
    return {
        {"http.user_agent", "How we name ourselves to partners' servers; empty for tidings and hub.url.",
         &s.http.user_agent},
        {"http.contact", "A mail address for partners' webmasters, sent in the User-Agent.", &s.http.contact},
        {"http.allow_addresses", "Exact internal IP addresses that may be polled after all.",
         &s.http.allow_addresses},
        {"http.parallel", "How many servers are asked side by side.", &s.http.parallel, false, {}, 1, 1000},
        {"http.total_timeout_s",
         "Seconds that one answer may take.",
         &s.http.total_timeout_s,
         false,
         {},
         1,
         600},
        {"smtp.host", "The mail server; empty puts mails in the outbox instead.", &s.smtp.host},
        {"smtp.port",
         "Its port: 587 for starttls, 465 for tls, 25 for a server on this machine.",
         &s.smtp.port,
         false,
         {},
         1,
         65535},
        {"smtp.security", "none, starttls or tls.", &s.smtp.security, false, {"none", "starttls", "tls"}},
        {"smtp.user", "The name to sign in with; empty for none.", &s.smtp.user},
        {"smtp.password", "Its password; better given as TIDINGS_SMTP_PASSWORD.", &s.smtp.password, true},
        {"smtp.ca_file", "Certificates to trust (PEM) instead of the system's.", &s.smtp.ca_file},
        {"smtp.connections",
         "How many messages are handed over side by side.",
         &s.smtp.connections,
         false,
         {},
         1,
         20},
        {"smtp.per_domain_per_minute",
         "At most so many messages a minute to readers of one mail domain; 0 leaves the pace to the server.",
         &s.smtp.per_domain_per_minute},
        {"smtp.patience_s",
         "Seconds that a run waits for a server that is unavailable before it leaves the rest to the next "
         "run.",
         &s.smtp.patience_s,
         false,
         {},
         0,
         3600},
    };
}

Table how_it_talks_to_people(Settings& s) {
    return {
        {"mail.bounce",
         "NAME@DOMAIN for NAME+TOKEN@DOMAIN, the return path that names each mail to `tidings bounces`; "
         "empty for the digest's from.",
         &s.mail.bounce},
        {"mail.unsubscribe",
         "The address that readers write to in order to leave; empty for the digest's reply_to or from.",
         &s.mail.unsubscribe},
        {"desk.url",
         "Where readers reach `tidings serve` through your web server; ends in a slash. Empty: no pages, "
         "readers leave by mail.",
         &s.desk.url},
        {"desk.listen", "Where `tidings serve` listens: an IP address of this machine and a port.",
         &s.desk.listen},
        {"desk.proxy",
         "The IP address of your web server, as `tidings serve` sees it: only its X-Forwarded-For is "
         "believed.",
         &s.desk.proxy},
        {"publish.websub_hub",
         "A WebSub hub that is told when a feed has changed, so that readers need not ask; empty for none.",
         &s.publish.websub_hub},
        {"editors.notify", "Who gets the editors' notice: addresses, each in quotes.", &s.editors.notify},
    };
}

Table when_a_digest_goes_out(Digest& d, const std::string& prefix) {
    return {
        {prefix + "title", "What the newsletter is called.", &d.title},
        {prefix + "rhythm", "daily, weekly or monthly.", &d.rhythm},
        {prefix + "days", "Weekly: on which days it goes out, monday … sunday.", &d.days},
        {prefix + "day",
         "Monthly: on which day; the last one of a month that has fewer.",
         &d.day_of_month,
         false,
         {},
         1,
         31},
        {prefix + "nth", "Monthly, instead of day: such as \"first monday\" or \"last friday\".", &d.nth},
        {prefix + "time", "At what time of day, HH:MM, in its zone.", &d.time_of_day},
        {prefix + "zone", "An IANA time zone, such as Europe/Rome.", &d.zone},
        {prefix + "cut_off_h",
         "Hours before it goes out at which an issue closes; 0 takes what is approved until then.",
         &d.cut_off,
         false,
         {},
         0,
         240},
        {prefix + "unapproved",
         "What becomes of an issue that nobody has approved in time: hold (editors are told) or auto (it "
         "goes "
         "out).",
         &d.unapproved},
        {prefix + "doubt",
         "What becomes of a mail whose answer never came: resend (it may come twice) or hold (it may not "
         "come).",
         &d.doubt},
    };
}

Table what_a_digest_holds(Digest& d, const std::string& prefix) {
    return {
        {prefix + "maximum_items",
         "At most so many stories; the others wait for the next issue.",
         &d.maximum_items,
         false,
         {},
         1,
         500},
        {prefix + "sections", "Tags that make sections, in this order; the rest stands under \"More\".",
         &d.sections},
        {prefix + "topics", "Only stories with one of these tags; empty for all.", &d.topics},
        {prefix + "item_languages", "Only stories in these languages, such as en or fr; empty for all.",
         &d.item_languages},
        {prefix + "from", "Name <address> that it comes from.", &d.from},
        {prefix + "reply_to", "The address that answers go to; empty for from.", &d.reply_to},
        {prefix + "language",
         "The language of those who chose none: en, fr, it, el, es, de, pt, nl or fi.",
         &d.language,
         false,
         {"en", "fr", "it", "el", "es", "de", "pt", "nl", "fi"}},
        {prefix + "intro", "A few words of your own above the stories.", &d.intro},
        {prefix + "lateness_limit_h",
         "An issue more hours late than this is not sent by itself.",
         &d.lateness_limit,
         false,
         {},
         1,
         240},
    };
}

Table joined(std::initializer_list<Table> tables) {
    Table all;
    for (const Table& table : tables) all.insert(all.end(), table.begin(), table.end());
    return all;
}

}  // namespace

std::vector<Setting> settings_of_the_hub(Settings& s) {
    return joined({what_the_hub_is(s), how_it_talks_to_servers(s), how_it_talks_to_people(s)});
}

std::vector<Setting> settings_of_a_digest(Digest& d) {
    const std::string prefix = "digest." + d.slug + ".";
    return joined({when_a_digest_goes_out(d, prefix), what_a_digest_holds(d, prefix)});
}

}  // namespace tidings
