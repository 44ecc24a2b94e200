#include "tag/watch.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tidings {
namespace {

// The tagger reads so much of a title, in bytes to be safe.
constexpr std::size_t stretch_size = 900;

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> quotation_marks{
    {{"“", "”"}, {"„", "“"}, {"«", "»"}, {"\"", "\""}, {"‘", "’"}}};

// The end of a quotation that begins at the head of `text`; 0 if none does.
std::size_t quotation_size(std::string_view text) {
    for (const auto& [open, close] : quotation_marks) {
        if (!text.starts_with(open)) continue;
        const std::size_t end = text.find(close, open.size());
        if (end != std::string_view::npos) return end + close.size();
    }
    return 0;
}

std::size_t address_size(std::string_view text) {
    if (!text.starts_with("http://") && !text.starts_with("https://") && !text.starts_with("www.")) return 0;
    return std::min(text.find_first_of(" \n\t"), text.size());
}

// With a full stop in place of what others said, so that no phrase reaches across it.
std::string own_words(std::string_view text) {
    std::string own;
    while (!text.empty()) {
        const std::size_t foreign = std::max(quotation_size(text), address_size(text));
        if (foreign == 0) own += text.front();
        if (foreign > 0) own += " . ";
        text.remove_prefix(std::max<std::size_t>(foreign, 1));
    }
    return own;
}

// Rules whose ids are the places of `count` things in a list.
template <class Phrasing>
Vocabulary numbered_rules(const Vocabulary& vocabulary, std::size_t count, const Phrasing& phrases_of) {
    Vocabulary rules;
    rules.forms = vocabulary.forms;
    for (std::size_t i = 0; i < count; ++i)
        rules.tags.push_back({.id = std::to_string(i),
                              .facet = "watch",
                              .region = {},
                              .label = {},
                              .strong = phrases_of(i),
                              .weak = {},
                              .exclude = {}});
    return rules;
}

std::vector<std::size_t> numbers_of(const std::vector<TagHit>& hits) {
    std::vector<std::size_t> numbers;
    for (const TagHit& hit : hits)
        if (hit.assigned) numbers.push_back(static_cast<std::size_t>(std::stoull(hit.tag)));
    std::ranges::sort(numbers);
    return numbers;
}

}  // namespace

TermWatch::TermWatch(const Vocabulary& vocabulary)
    : terms_(vocabulary.terms), tagger_(numbered_rules(vocabulary, terms_.size(), [&](std::size_t i) {
          return Phrases{{terms_[i].language, terms_[i].find}};
      })) {}

std::vector<TermHit> TermWatch::hits_in(std::string_view text) const {
    const std::string own = own_words(text);
    std::vector<std::size_t> found;
    for (std::size_t start = 0; start < own.size();) {
        const std::size_t space = own.rfind(' ', start + stretch_size);
        const bool last = start + stretch_size >= own.size();
        const std::size_t end = last                                 ? own.size()
                                : space > start && space != own.npos ? space
                                                                     : start + stretch_size;
        for (const std::size_t number : numbers_of(tagger_.tags_for(own.substr(start, end - start), "", "")))
            if (std::ranges::find(found, number) == found.end()) found.push_back(number);
        start = end;
    }
    std::vector<TermHit> hits;
    for (const std::size_t number : found)
        hits.push_back({terms_[number].find.front(), terms_[number].prefer, terms_[number].severity});
    return hits;
}

ContentNoteFinder::ContentNoteFinder(const Vocabulary& vocabulary)
    : notes_(vocabulary.content_notes),
      tagger_(numbered_rules(vocabulary, notes_.size(), [&](std::size_t i) { return notes_[i].find; })) {}

std::vector<std::string> ContentNoteFinder::of(std::string_view title, std::string_view text,
                                               std::string_view language) const {
    std::vector<std::string> ids;
    for (const std::size_t number : numbers_of(tagger_.tags_for(title, text, language)))
        ids.push_back(notes_[number].id);
    return ids;
}

}  // namespace tidings
