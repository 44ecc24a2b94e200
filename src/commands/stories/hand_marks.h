#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "commands/stories/named_stories.h"
#include "curate/story_field.h"
#include "tag/vocabulary.h"
#include "world/outside.h"

namespace tidings {

// What an editor says of tags, content notes or terms of stories, by the options of a command.
struct HandMarks {
    StoriesToDecide chosen;
    std::vector<std::string> add, confirm, dismiss, put_back;
    std::string seen;
};

// Binds --add, --confirm, --dismiss and --put-back, beside what all decisions take.
void declare_marks(Syntax& syntax, HandMarks& marks);

// Makes fields of them, named `kind` ("tag:") and an id, in which a dismissal is the value `no`. Error usage
// for an id that is not among `known`, with the nearest one; an empty list knows all.
Result<std::vector<FieldValue>> fields_of(const HandMarks& marks, std::string_view kind, std::string_view no,
                                          const std::vector<std::string>& known);

// The ids of the vocabulary's tags.
std::vector<std::string> tags_in(const Vocabulary& vocabulary);

}  // namespace tidings
