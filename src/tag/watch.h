#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tag/tagger.h"
#include "tag/vocabulary.h"

namespace tidings {

// A term of the watch list that stands in a text of our own.
struct TermHit {
    std::string found;   // as the watch list writes it
    std::string prefer;  // what to say instead
    Severity severity = Severity::caution;
};

// Finds the terms of the vocabulary's watch list, after the Luxembourg Terminology Guidelines (ECPAT, 2016).
// Quotations and web addresses are skipped: they are not our wording.
class TermWatch {
  public:
    explicit TermWatch(const Vocabulary& vocabulary);

    // Each term once. Searches the terms of all languages, since none of them has another meaning in another
    // language.
    std::vector<TermHit> hits_in(std::string_view text) const;

  private:
    std::vector<WatchedTerm> terms_;
    Tagger tagger_;
};

// Proposes content notes ("mentions suicide") by the vocabulary's phrases.
class ContentNoteFinder {
  public:
    explicit ContentNoteFinder(const Vocabulary& vocabulary);

    // Ids, in the vocabulary's order. `language` is a BCP 47 tag, or empty.
    std::vector<std::string> of(std::string_view title, std::string_view text,
                                std::string_view language) const;

  private:
    std::vector<ContentNote> notes_;
    Tagger tagger_;
};

}  // namespace tidings
