#include <array>
#include <filesystem>
#include <ostream>
#include <sstream>

#include "base/file.h"
#include "commands/command.h"
#include "commands/commands.h"
#include "tag/phrase_check.h"
#include "text/json_writer.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings tags check FILE [--words FOLDER] [--json]

Looks through a vocabulary (feeds/vocabulary.toml, say) before you tag with it, and lists:

  never-matches  a phrase that no text can match
  in-two-tags    a phrase that two tags of one facet have with the same strength
  other-words    a phrase of one word that also matches other words of its language. Some are forms that you want ("reports"); if some
                 have another meaning ("directly" for "directive"), write the word's own forms in one line of [forms].

A vocabulary with a misspelt key or an unknown facet cannot be read: the first such mistake is named with its line. Touches no data
folder.

  --words FOLDER  word lists, one word a line in UTF-8, named as Debian does (american-english, french, italian, spanish, ngerman,
                  portuguese, dutch, finnish, greek) or by language (en.txt, fi.txt); /usr/share/dict if not given. A language without
                  a list is named and its other words are not looked for.
  --json          one line for each finding

exit status: 0 nothing found, 64 usage, 65 something found, or no vocabulary, 66 no such file or folder
example:     tidings tags check feeds/vocabulary.toml --words /usr/share/dict
)";

struct Options {
    std::string file;
    std::string words;
    bool json = false;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one(options.file);
    syntax.text("--words", options.words);
    syntax.flag("--json", options.json);
}

// Debian's packages: wamerican, wbritish, wfrench, witalian, wspanish, wngerman, wportuguese, wdutch.
struct NamedList {
    std::string_view language, file;
};
constexpr std::array<NamedList, 10> named_lists{{{"en", "american-english"},
                                                 {"en", "british-english"},
                                                 {"fr", "french"},
                                                 {"it", "italian"},
                                                 {"el", "greek"},
                                                 {"es", "spanish"},
                                                 {"de", "ngerman"},
                                                 {"pt", "portuguese"},
                                                 {"nl", "dutch"},
                                                 {"fi", "finnish"}}};

constexpr std::size_t largest_list = 64u << 20;
constexpr std::size_t most_words_shown = 12;

void add_list(const std::filesystem::path& file, std::vector<std::string>& words) {
    if (!std::filesystem::is_regular_file(file)) return;
    std::istringstream lines(must(read_file(file, largest_list)));
    for (std::string word; std::getline(lines, word);) {
        if (word.ends_with('\r')) word.pop_back();
        if (!word.empty()) words.push_back(word);
    }
}

WordLists lists_in(const std::filesystem::path& folder, bool must_exist) {
    if (must_exist && !std::filesystem::is_directory(folder))
        throw Failure({Code::no_such_file, folder.string() + " is no folder",
                       "Give the folder of the word lists: `tidings help tags check` says their names."});
    WordLists lists;
    for (const auto& [language, file] : named_lists) add_list(folder / file, lists[std::string(language)]);
    for (auto& [language, words] : lists) add_list(folder / (language + ".txt"), words);
    return lists;
}

std::string_view name_of(PhraseFinding::Kind kind) {
    switch (kind) {
        case PhraseFinding::Kind::never_matches:
            return "never-matches";
        case PhraseFinding::Kind::in_two_tags:
            return "in-two-tags";
        case PhraseFinding::Kind::other_words:
            break;
    }
    return "other-words";
}

void print(const PhraseFinding& finding, std::ostream& out) {
    out << name_of(finding.kind) << "  " << finding.tag << "  " << finding.language << "  \""
        << finding.phrase << '"';
    const std::size_t shown = std::min(finding.found.size(), most_words_shown);
    for (std::size_t i = 0; i < shown; ++i) out << (i == 0 ? ": " : ", ") << finding.found[i];
    if (shown < finding.found.size()) out << " and " << finding.found.size() - shown << " more";
    out << '\n';
}

std::string as_json(const PhraseFinding& finding) {
    JsonWriter json(JsonLayout::line);
    json.open_object();
    json.text("kind", name_of(finding.kind));
    json.text("tag", finding.tag);
    json.text("language", finding.language);
    json.text("phrase", finding.phrase);
    if (finding.kind == PhraseFinding::Kind::in_two_tags) json.text("other_tag", finding.found.front());
    if (finding.kind == PhraseFinding::Kind::other_words) json.texts("words", finding.found);
    json.close_object();
    return json.take();
}

void name_missing_lists(const WordLists& lists, const std::string& folder, std::ostream& err) {
    std::string missing;
    for (const auto& [language, words] : lists)
        if (words.empty()) missing += (missing.empty() ? "" : ", ") + language;
    if (!missing.empty()) err << "no word list in " << folder << " for: " << missing << '\n';
}

int check(const Options& options, const GlobalOptions& global, Outside& outside) {
    const std::string& file = options.file;
    const Result<Vocabulary> vocabulary = read_vocabulary(must(read_file(file)), file);
    if (!vocabulary)
        return tell({Code::not_a_feed, vocabulary.error().message, vocabulary.error().hint}, outside.err);
    const std::string folder = options.words.empty() ? "/usr/share/dict" : options.words;
    const WordLists lists = lists_in(folder, !options.words.empty());
    name_missing_lists(lists, folder, outside.err);
    const std::vector<PhraseFinding> findings = check_phrases(*vocabulary, lists);
    for (const PhraseFinding& finding : findings)
        if (options.json)
            outside.out << as_json(finding) << '\n';
        else
            print(finding, outside.out);
    if (!options.json && !global.quiet)
        outside.out << (findings.empty() ? "nothing found"
                                         : std::to_string(findings.size()) +
                                               (findings.size() == 1 ? " finding" : " findings"))
                    << '\n';
    return findings.empty() ? 0 : exit_status(Code::not_a_feed);
}

}  // namespace

extern const Command tags_check_command = command<declare, check>("tags check", help);

}  // namespace tidings
