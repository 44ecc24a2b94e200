#include "world/content_notes.h"

#include <algorithm>

#include "compose/our_words.h"
#include "model/languages.h"
#include "text/language.h"

namespace tidings {

std::vector<std::string> content_notes_of(const World& world, const Story& story) {
    constexpr std::size_t characters_read = 1000;
    const std::vector<std::string> found = world.tag_words.content_notes().of(
        story.lead.title, excerpt(story, characters_read), story.lead.language);
    if (story.editorial.content_notes.empty()) return found;
    return corrected(found, story.editorial.content_notes);
}

publish::ContentNotes published_notes_of(const World& world, const Story& story) {
    const std::vector<std::string> ids = content_notes_of(world, story);
    if (ids.empty()) return {};
    const std::string primary = primary_language(story.lead.language);
    const bool is_ours = std::ranges::find(our_languages, primary) != our_languages.end();
    const std::string language = is_ours ? primary : "en";
    publish::ContentNotes notes{
        .language = language, .heading = OurWords(world.templates, language, "digest").text("content_note")};
    const render::Words& labels = world.templates.words(language, "content_notes");
    for (const std::string& id : ids) {
        const auto label = labels.find(id);
        notes.notes.push_back({id, label == labels.end() ? id : label->second});
    }
    return notes;
}

std::string content_note_rules(const Vocabulary& vocabulary) {
    std::string rules;
    for (const ContentNote& note : vocabulary.content_notes) {
        rules += '\n' + note.id;
        for (const auto& [language, phrases] : note.find)
            for (const std::string& phrase : phrases) rules += '\t' + phrase;
    }
    return rules;
}

}  // namespace tidings
