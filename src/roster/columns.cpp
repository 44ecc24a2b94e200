#include "roster/columns.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "text/invisible.h"
#include "text/joined.h"
#include "text/plain_text.h"
#include "text/utf8.h"

namespace tidings::roster {
namespace {

struct Title {
    std::string_view key;  // letters and digits alone, folded
    Column column;
};

// Ours; the nine languages; Mailchimp, Brevo, CleverReach, rapidmail, Mailjet, Sendy, phpList, Mailtrain,
// listmonk, contacts of Outlook and Google.
constexpr auto titles_known = std::to_array<Title>({
    {"email", Column::email},
    {"emailaddress", Column::email},
    {"emailaddresses", Column::email},
    {"mail", Column::email},
    {"mailaddress", Column::email},
    {"subscriberemail", Column::email},
    {"contactemail", Column::email},
    {"primaryemail", Column::email},
    {"email1", Column::email},
    {"email1value", Column::email},
    {"email1address", Column::email},
    {"emailadresse", Column::email},
    {"mailadresse", Column::email},
    {"emailadressen", Column::email},
    {"courriel", Column::email},
    {"adressecourriel", Column::email},
    {"adresseemail", Column::email},
    {"adressemail", Column::email},
    {"adressedemessagerie", Column::email},
    {"adresseélectronique", Column::email},
    {"indirizzoemail", Column::email},
    {"indirizzomail", Column::email},
    {"indirizzodipostaelettronica", Column::email},
    {"postaelettronica", Column::email},
    {"διεύθυνσηemail", Column::email},
    {"ηλεκτρονικήδιεύθυνση", Column::email},
    {"ηλεκτρονικόταχυδρομείο", Column::email},
    {"correo", Column::email},
    {"correoelectrónico", Column::email},
    {"correoelectronico", Column::email},
    {"direccióndecorreo", Column::email},
    {"direccióndecorreoelectrónico", Column::email},
    {"direccióndeemail", Column::email},
    {"endereçodeemail", Column::email},
    {"endereçoemail", Column::email},
    {"endereçodecorreioeletrónico", Column::email},
    {"correioeletrónico", Column::email},
    {"correioeletrônico", Column::email},
    {"emailadres", Column::email},
    {"mailadres", Column::email},
    {"sähköposti", Column::email},
    {"sähköpostiosoite", Column::email},
    {"name", Column::name},
    {"fullname", Column::name},
    {"displayname", Column::name},
    {"vollständigername", Column::name},
    {"anzeigename", Column::name},
    {"nomcomplet", Column::name},
    {"nomecompleto", Column::name},
    {"nombrecompleto", Column::name},
    {"nombreyapellidos", Column::name},
    {"nominativo", Column::name},
    {"ονοματεπώνυμο", Column::name},
    {"naam", Column::name},
    {"volledigenaam", Column::name},
    {"nimi", Column::name},
    {"kokonimi", Column::name},
    {"firstname", Column::first_name},
    {"fname", Column::first_name},
    {"givenname", Column::first_name},
    {"forename", Column::first_name},
    {"vorname", Column::first_name},
    {"prénom", Column::first_name},
    {"prenom", Column::first_name},
    {"nome", Column::first_name},
    {"όνομα", Column::first_name},
    {"nombre", Column::first_name},
    {"primeironome", Column::first_name},
    {"nomepróprio", Column::first_name},
    {"voornaam", Column::first_name},
    {"etunimi", Column::first_name},
    {"lastname", Column::last_name},
    {"lname", Column::last_name},
    {"surname", Column::last_name},
    {"familyname", Column::last_name},
    {"nachname", Column::last_name},
    {"familienname", Column::last_name},
    {"nom", Column::last_name},
    {"nomdefamille", Column::last_name},
    {"cognome", Column::last_name},
    {"επώνυμο", Column::last_name},
    {"apellido", Column::last_name},
    {"apellidos", Column::last_name},
    {"apelido", Column::last_name},
    {"sobrenome", Column::last_name},
    {"achternaam", Column::last_name},
    {"sukunimi", Column::last_name},
    {"language", Column::language},
    {"lang", Column::language},
    {"locale", Column::language},
    {"preferredlanguage", Column::language},
    {"sprache", Column::language},
    {"langue", Column::language},
    {"lingua", Column::language},
    {"γλώσσα", Column::language},
    {"idioma", Column::language},
    {"língua", Column::language},
    {"taal", Column::language},
    {"kieli", Column::language},
    {"state", Column::state},
    {"status", Column::state},
    {"subscriptionstatus", Column::state},
    {"emailstatus", Column::state},
    {"statut", Column::state},
    {"stato", Column::state},
    {"estado", Column::state},
    {"κατάσταση", Column::state},
    {"tila", Column::state},
    {"subscription", Column::subscription},
    {"why", Column::why},
    {"unsubreason", Column::why},
    {"digests", Column::digests},
    {"topics", Column::topics},
    {"languages", Column::languages},
    {"fold", Column::fold},
    {"neutralsubject", Column::neutral_subject},
    {"since", Column::since},
    {"optintime", Column::since},
    {"optindate", Column::since},
    {"registered", Column::since},
    {"createdat", Column::since},
    {"subscribedat", Column::since},
    {"dateadded", Column::since},
    {"addedat", Column::since},
    {"confirmedat", Column::confirmed_at},
    {"confirmtime", Column::confirmed_at},
    {"doubleoptindate", Column::confirmed_at},
    {"activated", Column::confirmed_at},
    {"endedat", Column::ended_at},
    {"unsubtime", Column::ended_at},
    {"unsubscribedat", Column::ended_at},
    {"unsubscribedate", Column::ended_at},
    {"deactivated", Column::ended_at},
    {"cleantime", Column::cleaned_at},
    {"consent", Column::consent},
    {"addresshash", Column::address_hash},
    {"key", Column::key},
    {"confirmed", Column::is_confirmed},
    {"isconfirmed", Column::is_confirmed},
    {"optedin", Column::is_confirmed},
    {"doubleoptin", Column::is_confirmed},
    {"unsubscribed", Column::is_unsubscribed},
    {"isunsubscribed", Column::is_unsubscribed},
    {"unsub", Column::is_unsubscribed},
    {"optout", Column::is_unsubscribed},
    {"optedout", Column::is_unsubscribed},
    {"emailoptout", Column::is_unsubscribed},
    {"abgemeldet", Column::is_unsubscribed},
    {"blacklisted", Column::is_blocked},
    {"blocklisted", Column::is_blocked},
    {"emailblacklisted", Column::is_blocked},
    {"emailblocklisted", Column::is_blocked},
    {"bounced", Column::is_blocked},
    {"complained", Column::is_blocked},
});

std::string key_of_title(std::string_view title) {
    const std::string folded = fold_case(clean_line(title, 100));
    std::string key;
    for (std::size_t at = 0; at < folded.size();) {
        const CodePoint point = code_point_at(folded, at);
        if (u_isalnum(static_cast<UChar32>(point.value)) != 0) append_utf8(key, point.value);
        at = point.next;
    }
    return key;
}

// "Nom" alone is a name in French, and beside "Prénom" the last one; "Nome" alone is one in Italian.
void read_lone_names_whole(Columns& columns) {
    const auto place = [&](Column column) -> std::size_t& {
        return columns.places[static_cast<std::size_t>(column)];
    };
    const bool has_both = columns.has(Column::first_name) && columns.has(Column::last_name);
    if (columns.has(Column::name) || has_both) return;
    for (const Column part : {Column::first_name, Column::last_name})
        if (columns.has(part)) place(Column::name) = std::exchange(place(part), Columns::absent);
}

Error no_address_column(const std::vector<std::string>& titles) {
    const bool is_person = std::ranges::any_of(
        titles, [](const std::string& title) { return title.find('@') != std::string::npos; });
    const std::string seen =
        joined(titles, ", ", [](const std::string& title) { return show_invisible(clean_line(title, 40)); });
    return {Code::not_a_feed, "has no column \"email\" in its first line: " + shorten(seen, 200),
            is_person
                ? "That line is a person already: write email,name,language above it, as many titles as "
                  "there are columns."
                : "Write: email,name,language"};
}

}  // namespace

std::string_view column_name(Column column) {
    constexpr std::array<std::string_view, own_columns> names{
        "email",   "name",         "language", "state",           "subscription", "why",          "digests",
        "topics",  "languages",    "fold",     "neutral_subject", "since",        "confirmed_at", "ended_at",
        "consent", "address_hash", "key"};
    return names.at(static_cast<std::size_t>(column));
}

Result<Columns> read_columns(const std::vector<std::string>& titles) {
    Columns columns;
    columns.places.fill(Columns::absent);
    columns.count = titles.size();
    for (std::size_t i = 0; i < titles.size(); ++i) {
        const std::string key = key_of_title(titles[i]);
        const auto known = std::ranges::find(titles_known, std::string_view(key), &Title::key);
        std::size_t* place =
            known == titles_known.end() ? nullptr : &columns.places[static_cast<std::size_t>(known->column)];
        if (place != nullptr && *place == Columns::absent)
            *place = i;
        else if (!key.empty())
            columns.ignored.push_back(clean_line(titles[i], 60));
    }
    if (!columns.has(Column::email)) return no_address_column(titles);
    read_lone_names_whole(columns);
    return columns;
}

}  // namespace tidings::roster
