#include "tag/word_forms.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "base/file.h"
#include "tag/phrase_check.h"
#include "tag/tokens.h"
#include "text/plain_text.h"

namespace tidings {
namespace {

const Vocabulary& hub() {
    static const Vocabulary vocabulary =
        *read_vocabulary(*read_file(PROJECT_ROOT "/feeds/vocabulary.toml"), "vocabulary.toml");
    return vocabulary;
}

std::string root(std::string_view word, const std::string& language) {
    static const WordForms forms(hub().forms);
    return forms.root_of(Stemmer(language), fold_case(word), language);
}

// Forms of one word, by language.
using Inflections = std::map<std::string, std::vector<std::string>>;

void expect_each_line_is_one_word(const Inflections& lines_by_language) {
    for (const auto& [language, lines] : lines_by_language)
        for (const std::string& line : lines) {
            std::set<std::string> roots;
            for (const Token& form : tokens(line, line.size())) roots.insert(root(form.text, language));
            EXPECT_EQ(roots.size(), 1U) << language << ": " << line;
        }
}

TEST(WordForms, KnowChildrenInNineLanguages) {
    expect_each_line_is_one_word({{"en", {"child children"}},
                                  {"fr", {"enfant enfants"}},
                                  {"it", {"bambino bambini bambina bambine", "minore minori"}},
                                  {"el", {"παιδί παιδιού παιδιά παιδιών ΠΑΙΔΙΑ ΠΑΙΔΙΩΝ"}},
                                  {"es", {"niño niños niña niñas", "menor menores"}},
                                  {"de", {"Kind Kinder Kindes Kindern KINDER KINDERN"}},
                                  {"pt", {"criança crianças"}},
                                  {"nl", {"kind kinderen"}},
                                  {"fi", {"lapsi lapsen lasta lapset lasten lapsia lapsille"}}});
}

TEST(WordForms, KnowAbuseInNineLanguages) {
    expect_each_line_is_one_word({{"en", {"abuse abuses abused"}},
                                  {"fr", {"maltraitance maltraitances", "abus"}},
                                  {"it", {"abuso abusi"}},
                                  {"el", {"κακοποίηση κακοποίησης κακοποιήσεις κακοποιήσεων"}},
                                  {"es", {"abuso abusos"}},
                                  {"de", {"Missbrauch Missbrauchs Missbräuche MISSBRÄUCHE"}},
                                  {"pt", {"abuso abusos"}},
                                  {"nl", {"misbruik misbruiken"}},
                                  {"fi", {"hyväksikäyttö hyväksikäytön hyväksikäyttöä hyväksikäytöstä"}}});
}

TEST(WordForms, KnowMissingChildrenInNineLanguages) {
    expect_each_line_is_one_word(
        {{"en", {"missing"}},
         {"fr", {"disparu disparue disparus disparues"}},
         {"it", {"scomparso scomparsa scomparsi scomparse"}},
         {"el", {"εξαφάνιση εξαφάνισης εξαφανίσεις", "ανήλικος ανηλίκου ανηλίκων"}},
         {"es", {"desaparecido desaparecida desaparecidos desaparecidas"}},
         {"de", {"vermisst vermisste vermissten vermisster VERMISSTE"}},
         {"pt", {"desaparecido desaparecida desaparecidos desaparecidas"}},
         {"nl", {"vermist vermiste vermisten"}},
         {"fi", {"kadonnut kadonneen kadonnutta kadonneet kadonneita kadonneiden"}}});
}

TEST(WordForms, KnowHelplinesInNineLanguages) {
    expect_each_line_is_one_word({{"en", {"helpline helplines"}},
                                  {"fr", {"ligne lignes"}},
                                  {"it", {"linea linee"}},
                                  {"el", {"γραμμή γραμμής γραμμές γραμμών", "βοήθεια βοήθειας"}},
                                  {"es", {"línea líneas"}},
                                  {"de", {"Hilfetelefon Hilfetelefons Hilfetelefone"}},
                                  {"pt", {"linha linhas"}},
                                  {"nl", {"hulplijn hulplijnen"}},
                                  {"fi", {"puhelin puhelimen puhelinta puhelimet puhelimessa"}}});
}

TEST(WordForms, KeepWordsOfOtherMeaningsApart) {
    EXPECT_NE(root("missing", "en"), root("Miss", "en"));
    EXPECT_NE(root("missing", "en"), root("missed", "en"));
    EXPECT_NE(root("lapsi", "fi"), root("Lappi", "fi"));
    EXPECT_NE(root("Förderung", "de"), root("Forderung", "de"));
    EXPECT_NE(root("aliciamento", "pt"), root("Alice", "pt"));
    EXPECT_NE(root("informe", "es"), root("información", "es"));
    EXPECT_NE(root("direttiva", "it"), root("diretta", "it"));
    EXPECT_NE(root("vervolging", "nl"), root("vervolg", "nl"));
}

TEST(WordForms, DoNotCutAWordToNothing) {
    EXPECT_NE(root("ίδια", "el"), "");
    EXPECT_NE(root("ίδια", "el"), root("ιστός", "el"));
    EXPECT_NE(root("παιδιά", "el"), root("πας", "el"));
}

// Of a language's Debian package; empty if it is not installed.
std::vector<std::string> word_list(const std::string& name) {
    std::ifstream file("/usr/share/dict/" + name);
    std::vector<std::string> words;
    for (std::string word; std::getline(file, word);) words.push_back(word);
    return words;
}

struct Clash {
    std::string language, list, phrase, other;
};

TEST(HubPhrases, DoNotMatchWordsOfOtherMeaningsInTheWordLists) {
    const std::vector<Clash> clashes{
        {"en", "american-english", "directive", "directly"},
        {"en", "american-english", "educators", "education"},
        {"en", "american-english", "interpol", "interpolation"},
        {"en", "american-english", "posters", "posterity"},
        {"en", "american-english", "industries", "industrious"},
        {"en", "american-english", "judicial", "judicious"},
        {"en", "american-english", "international", "internal"},
        {"en", "american-english", "convention", "convent"},
        {"en", "american-english", "impersonation", "impersonal"},
        {"fr", "french", "chiffrement", "chiffres"},
        {"fr", "french", "blanchiment", "blanche"},
        {"fr", "french", "directive", "directement"},
        {"fr", "french", "français", "francs"},
        {"fr", "french", "^France", "Francs"},
        {"it", "italian", "bando", "bandiera"},
        {"it", "italian", "direttiva", "direttamente"},
        {"it", "italian", "ricerca", "ricercato"},
        {"it", "italian", "^Libano", "Libia"},
        {"es", "spanish", "asia", "así"},
        {"es", "spanish", "cifrado", "cifra"},
        {"es", "spanish", "informe", "información"},
        {"es", "spanish", "directiva", "directamente"},
        {"de", "ngerman", "förderung", "Forderung"},
        {"de", "ngerman", "bericht", "Berichtigung"},
        {"de", "ngerman", "gesetz", "gesetzt"},
        {"pt", "portuguese", "diretiva", "direto"},
        {"pt", "portuguese", "estudo", "estudante"},
        {"pt", "portuguese", "^França", "Francisco"},
        {"nl", "dutch", "vervolging", "vervolg"},
        {"nl", "dutch", "overlevers", "overlevering"},
    };
    WordLists lists;
    for (const Clash& clash : clashes)
        if (!lists.contains(clash.language)) lists[clash.language] = word_list(clash.list);
    for (const auto& [language, list] : lists)
        if (list.empty()) GTEST_SKIP() << "no word list for " << language << " in /usr/share/dict";
    const std::vector<PhraseFinding> findings = check_phrases(hub(), lists);
    for (const Clash& clash : clashes)
        for (const PhraseFinding& finding : findings) {
            const bool is_of_phrase = finding.kind == PhraseFinding::Kind::other_words &&
                                      finding.language == clash.language && finding.phrase == clash.phrase;
            EXPECT_FALSE(is_of_phrase && std::ranges::find(finding.found, clash.other) != finding.found.end())
                << clash.phrase << " finds " << clash.other;
        }
}

}  // namespace
}  // namespace tidings
