// What the hub's own vocabulary makes of texts as partners write them.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/file.h"
#include "tag/tagger.h"

namespace tidings {
namespace {

struct Text {
    std::string_view language, title, text;
};

bool has(const Text& text, std::string_view tag) {
    static const Tagger tagger(
        *read_vocabulary(*read_file(PROJECT_ROOT "/feeds/vocabulary.toml"), "vocabulary.toml"));
    const std::vector<TagHit> hits = tagger.tags_for(text.title, text.text, text.language);
    return std::ranges::any_of(hits, [&](const TagHit& hit) { return hit.assigned && hit.tag == tag; });
}

TEST(HubVocabulary, FindsGroomingInSixLanguages) {
    EXPECT_TRUE(has({"en", "What seven games do against grooming", ""}, "grooming"));
    EXPECT_TRUE(has({"fr", "Sollicitation d'enfants en ligne : une enquête", ""}, "grooming"));
    EXPECT_TRUE(has({"it", "Corso", "Come riconoscere l’adescamento in rete."}, "grooming"));
    EXPECT_TRUE(has({"de", "Kinder nach Cybergrooming stärken", ""}, "grooming"));
    EXPECT_TRUE(has({"es", "Ciberembaucamiento: guía para familias", ""}, "grooming"));
    EXPECT_TRUE(has({"nl", "Digitaal kinderlokken herkennen", ""}, "grooming"));
}

TEST(HubVocabulary, DoesNotTakeOtherGroomingForIt) {
    EXPECT_FALSE(has({"en", "Dog grooming salon opens", "Pet grooming for all breeds."}, "grooming"));
    EXPECT_FALSE(has({"en", "Personal grooming products", "Beard grooming grows."}, "grooming"));
}

TEST(HubVocabulary, FindsMissingChildrenHoweverItIsSaid) {
    EXPECT_TRUE(has({"en", "Two sisters went missing", ""}, "missing"));
    EXPECT_TRUE(has({"it", "Minore scomparsa a Torino", ""}, "missing"));
    EXPECT_TRUE(has({"el", "ΕΞΑΦΑΝΙΣΗ ΑΝΗΛΙΚΗΣ", ""}, "missing"));
    EXPECT_TRUE(has({"de", "Ein vermisstes Kind ist wieder da", ""}, "missing"));
    EXPECT_TRUE(has({"fi", "Kadonnut lapsi löytyi", ""}, "missing"));
    EXPECT_FALSE(has({"en", "Runaway train stopped", "Some data are missing."}, "missing"));
}

TEST(HubVocabulary, FindsSexualExtortionUnderItsNames) {
    EXPECT_TRUE(has({"en", "Sextortion of teenage boys", ""}, "sexual-extortion"));
    EXPECT_TRUE(has({"it", "Che fare in caso di ricatti sessuali", ""}, "sexual-extortion"));
    EXPECT_TRUE(has({"fi", "Seksuaalisesta kiristyksestä kertominen", ""}, "sexual-extortion"));
}

TEST(HubVocabulary, FindsBullyingAtSchoolAndNoneAmongMinisters) {
    EXPECT_TRUE(has({"en", "Drive to stop bullying at school", ""}, "cyberbullying"));
    EXPECT_TRUE(has({"fr", "Le harcèlement entre élèves se poursuit le soir", ""}, "cyberbullying"));
    EXPECT_TRUE(has({"it", "Bullismo: che cosa fare", ""}, "cyberbullying"));
    EXPECT_TRUE(has({"el", "Εκφοβισμός στο σχολείο", ""}, "cyberbullying"));
    EXPECT_TRUE(has({"de", "Mobbing im Klassenchat", ""}, "cyberbullying"));
    EXPECT_TRUE(has({"nl", "Pesten in de klassenapp", ""}, "cyberbullying"));
    EXPECT_FALSE(has({"en", "Bullying inquiry: minister resigns", ""}, "cyberbullying"));
}

TEST(HubVocabulary, FindsSharesOfChildrenAsData) {
    EXPECT_TRUE(has({"en", "One in five pupils is insulted in chats", ""}, "prevalence"));
    EXPECT_TRUE(has({"fr", "Un ado sur quatre a reçu une photo intime", ""}, "prevalence"));
    EXPECT_TRUE(has({"it", "Un ragazzo su cinque ne è vittima", ""}, "prevalence"));
    EXPECT_TRUE(has({"es", "Uno de cada cinco adolescentes", ""}, "prevalence"));
    EXPECT_TRUE(has({"de", "Jedes vierte Kind wurde angesprochen", ""}, "prevalence"));
    EXPECT_TRUE(has({"pt", "Um em cada três alunos", ""}, "prevalence"));
    EXPECT_TRUE(has({"nl", "Eén op de tien jongeren", ""}, "prevalence"));
    EXPECT_TRUE(has({"fi", "Joka kolmas nuori on saanut viestejä", ""}, "prevalence"));
}

TEST(HubVocabulary, FindsCampaignsAndHelpForVictims) {
    EXPECT_TRUE(has({"es", "Campaña contra el grooming en colegios", ""}, "awareness"));
    EXPECT_TRUE(has({"de", "Kampagne gegen Cybergrooming startet", ""}, "awareness"));
    EXPECT_TRUE(has({"nl", "Hulp voor slachtoffers van misbruik", ""}, "victim-support"));
    EXPECT_TRUE(has({"pt", "Apoio às vítimas em Lisboa", ""}, "victim-support"));
}

TEST(HubVocabulary, FindsCountriesAndTheirRegions) {
    const Text french{"fr", "Une enquête dans 24 collèges en Italie", ""};
    EXPECT_TRUE(has(french, "country-it"));
    EXPECT_TRUE(has(french, "reg-eu"));
    EXPECT_TRUE(has({"de", "Meldestellen Deutschlands", ""}, "country-de"));
    EXPECT_TRUE(has({"el", "Νέα γραμμή της Γαλλίας", ""}, "country-fr"));
    EXPECT_TRUE(has({"fi", "Uusi palvelu Suomessa", ""}, "country-fi"));
}

TEST(HubVocabulary, DoesNotTakePlacesForCountriesOfTheirName) {
    EXPECT_FALSE(has({"en", "A helpline for Northern Ireland", ""}, "country-ie"));
    EXPECT_TRUE(has({"en", "A helpline for Northern Ireland", ""}, "country-gb"));
    EXPECT_FALSE(has({"en", "Police in New Mexico", ""}, "country-mx"));
    EXPECT_FALSE(has({"en", "The Luxembourg Guidelines at ten", ""}, "country-lu"));
    EXPECT_FALSE(has({"en", "Latin American partners meet", ""}, "country-us"));
}

TEST(HubVocabulary, DoesNotTakeWordsOfOtherMeaningsForItsPhrases) {
    EXPECT_FALSE(has({"en", "Young people speak directly to the minister", ""}, "legislation-policy"));
    EXPECT_FALSE(has({"en", "Bill Jones joins the board", "Bill has worked with us."}, "legislation-policy"));
    EXPECT_FALSE(has({"en", "The Bill Gates foundation gives a prize", ""}, "legislation-policy"));
    EXPECT_FALSE(has({"en", "Education for all", "An educational week."}, "aud-educators"));
    EXPECT_FALSE(has({"en", "A walk up Brent Tor", "The Tor is 330 metres high."}, "dark-web"));
    EXPECT_FALSE(has({"de", "Ein Tor in letzter Minute", "Das Ziel ist hoch gesetzt."}, "dark-web"));
    EXPECT_FALSE(has({"de", "Das Ziel ist hoch gesetzt", ""}, "legislation-policy"));
    EXPECT_FALSE(has({"es", "Así ayudamos a las familias", ""}, "reg-asia-pacific"));
    EXPECT_FALSE(has({"es", "Toda la información en un clic", ""}, "type-report"));
    EXPECT_FALSE(has({"fr", "Les chiffres de la semaine blanche", ""}, "encryption-privacy"));
    EXPECT_FALSE(has({"fr", "Les chiffres de la semaine blanche", ""}, "financial-flows"));
    EXPECT_FALSE(has({"fr", "Rendez-vous en direct", ""}, "legislation-policy"));
    EXPECT_FALSE(has({"it", "La banda del quartiere in diretta", ""}, "type-call"));
    EXPECT_FALSE(has({"pt", "Francisco fala com as famílias", ""}, "country-fr"));
}

TEST(HubVocabulary, StillFindsTheWordsThemselves) {
    EXPECT_TRUE(has({"en", "Two directives adopted", ""}, "legislation-policy"));
    EXPECT_TRUE(has({"en", "Peers amend the Online Safety Bill", ""}, "legislation-policy"));
    EXPECT_TRUE(has({"en", "What the bill changes for hotlines", ""}, "legislation-policy"));
    EXPECT_TRUE(has({"en", "An educator's handbook", ""}, "aud-educators"));
    EXPECT_TRUE(has({"en", "Hidden services of the Tor network", ""}, "dark-web"));
    EXPECT_TRUE(has({"de", "Das neue Gesetz und die Gesetzgebung", ""}, "legislation-policy"));
    EXPECT_TRUE(has({"es", "Nuevos socios en Asia", ""}, "reg-asia-pacific"));
    EXPECT_TRUE(has({"fr", "Le chiffrement en débat", ""}, "encryption-privacy"));
    EXPECT_TRUE(has({"fr", "UNE ENQUÊTE EN FRANCE", ""}, "country-fr"));
    EXPECT_TRUE(has({"fi", "Lapsen houkuttelu verkossa", ""}, "grooming"));
}

}  // namespace
}  // namespace tidings
