#include "commands/settings.h"

namespace tidings {

std::vector<Setting> settings_of_the_hub(Settings& s) {
    return {
        {"hub.title", "What the hub is called, in mails and feeds.", &s.hub.title},
        {"hub.subtitle", "One sentence below the title of the feeds.", &s.hub.subtitle},
        {"hub.url", "The hub's own front page.", &s.hub.url},
        {"hub.public_url", "Where the web server shows the public folder; ends in a slash.", &s.hub.public_url},
        {"hub.author", "The organisation behind the hub; the title if empty.", &s.hub.author},
        {"hub.rights", "The licence line of the feeds, beside each partner's own.", &s.hub.rights},
        {"hub.id_authority", "DOMAIN,YEAR from which ids of entries are minted (RFC 4151). Never change it once published.",
         &s.hub.id_authority},
        {"paths.public", "The folder that the web server shows; relative to the data folder.", &s.paths.public_folder},
        {"paths.outbox", "Where mails are put as .eml files while no smtp.host is set.", &s.paths.outbox},
        {"paths.templates", "Your own templates; empty for those that came with tidings.", &s.paths.templates},
        {"paths.vocabulary", "Your own vocabulary.toml; empty for the one that came with tidings.", &s.paths.vocabulary},
        {"feeds.local_folder", "The only folder that file: feeds may be read from; empty forbids them.", &s.feeds.local_folder},
        {"http.user_agent", "How we name ourselves to partners' servers; empty for tidings and hub.url.", &s.http.user_agent},
        {"http.contact", "A mail address for partners' webmasters, sent in the User-Agent.", &s.http.contact},
        {"http.allow_addresses", "Exact internal IP addresses that may be polled after all.", &s.http.allow_addresses},
        {"http.parallel", "How many servers are asked side by side.", &s.http.parallel, false, {}, 1, 1000},
        {"http.total_timeout_s", "Seconds that one answer may take.", &s.http.total_timeout_s, false, {}, 1, 600},
        {"smtp.host", "The mail server; empty puts mails in the outbox instead.", &s.smtp.host},
        {"smtp.port", "Its port: 587 for starttls, 465 for tls, 25 for a server on this machine.", &s.smtp.port, false, {}, 1, 65535},
        {"smtp.security", "none, starttls or tls.", &s.smtp.security, false, {"none", "starttls", "tls"}},
        {"smtp.user", "The name to sign in with; empty for none.", &s.smtp.user},
        {"smtp.password", "Its password; better given as TIDINGS_SMTP_PASSWORD.", &s.smtp.password, true},
        {"mail.unsubscribe", "The address that readers write to in order to leave; empty for the digest's reply_to or from.",
         &s.mail.unsubscribe},
    };
}

std::vector<Setting> settings_of_a_digest(Digest& d) {
    const std::string prefix = "digest." + d.slug + ".";
    return {
        {prefix + "title", "What the newsletter is called.", &d.title},
        {prefix + "days", "On which days it goes out: monday … sunday.", &d.days},
        {prefix + "time", "At what time of day, HH:MM, in its zone.", &d.time_of_day},
        {prefix + "zone", "An IANA time zone, such as Europe/Rome.", &d.zone},
        {prefix + "maximum_items", "At most so many stories; the others wait for the next issue.", &d.maximum_items, false, {}, 1, 500},
        {prefix + "from", "Name <address> that it comes from.", &d.from},
        {prefix + "reply_to", "The address that answers go to; empty for from.", &d.reply_to},
        {prefix + "language", "The language of those who chose none: en, fr, it, el, es, de, pt, nl or fi.", &d.language, false,
         {"en", "fr", "it", "el", "es", "de", "pt", "nl", "fi"}},
        {prefix + "intro", "A few words of your own above the stories.", &d.intro},
        {prefix + "lateness_limit_h", "An issue more hours late than this is not sent by itself.", &d.lateness_limit, false, {}, 1, 240},
    };
}

}  // namespace tidings
