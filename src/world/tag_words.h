#pragma once

#include <filesystem>
#include <mutex>
#include <optional>
#include <utility>

#include "tag/tagger.h"
#include "tag/vocabulary.h"
#include "tag/watch.h"

namespace tidings {

// The vocabulary and what tags by it, read when they are first asked for: many runs have nothing to tag.
class TagWords {
  public:
    explicit TagWords(std::filesystem::path file) : file_(std::move(file)) {}

    // Any thread may ask.
    const Vocabulary& vocabulary();
    const Tagger& tagger();
    const ContentNoteFinder& content_notes();
    TaggingMemory& memory() { return memory_; }

  private:
    std::recursive_mutex mutex_;
    std::filesystem::path file_;
    std::optional<Vocabulary> vocabulary_;
    std::optional<Tagger> tagger_;
    std::optional<ContentNoteFinder> content_notes_;
    TaggingMemory memory_;
};

// What a thread needs in order to tag.
struct Tagging {
    const Vocabulary& vocabulary;
    const Tagger& tagger;
    TaggingMemory& memory;
};

}  // namespace tidings
