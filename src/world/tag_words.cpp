#include "world/tag_words.h"

#include "base/file.h"
#include "world/data_folder.h"

namespace tidings {

const Vocabulary& TagWords::vocabulary() {
    const std::lock_guard lock(mutex_);
    if (!vocabulary_) vocabulary_ = must(read_vocabulary(must(read_file(file_)), file_.string()));
    return *vocabulary_;
}

const Tagger& TagWords::tagger() {
    const std::lock_guard lock(mutex_);
    if (!tagger_) tagger_.emplace(vocabulary());
    return *tagger_;
}

const ContentNoteFinder& TagWords::content_notes() {
    const std::lock_guard lock(mutex_);
    if (!content_notes_) content_notes_.emplace(vocabulary());
    return *content_notes_;
}

}  // namespace tidings
