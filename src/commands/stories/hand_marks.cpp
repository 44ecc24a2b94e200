#include "commands/stories/hand_marks.h"

#include <algorithm>

#include "text/nearest.h"

namespace tidings {

void declare_marks(Syntax& syntax, HandMarks& marks) {
    declare_stories(syntax, marks.chosen);
    syntax.list("--add", marks.add);
    syntax.list("--confirm", marks.confirm);
    syntax.list("--dismiss", marks.dismiss);
    syntax.list("--put-back", marks.put_back);
    syntax.text("--seen", marks.seen);
}

Result<std::vector<FieldValue>> fields_of(const HandMarks& marks, std::string_view kind, std::string_view no,
                                          const std::vector<std::string>& known) {
    std::vector<FieldValue> fields;
    const std::pair<const std::vector<std::string>&, std::string_view> all[] = {
        {marks.add, "added"}, {marks.confirm, "confirmed"}, {marks.dismiss, no}, {marks.put_back, ""}};
    for (const auto& [ids, value] : all)
        for (const std::string& id : ids) {
            if (!known.empty() && std::ranges::find(known, id) == known.end() && !value.empty())
                return Error{Code::usage, "The vocabulary has no \"" + id + "\"",
                             "Did you mean " + nearest(id, known) + "?"};
            fields.push_back({std::string(kind) + id, std::string(value)});
        }
    if (fields.empty())
        return Error{Code::usage, "Nothing is to be changed", "Its help says which options there are."};
    return fields;
}

std::vector<std::string> tags_in(const Vocabulary& vocabulary) {
    std::vector<std::string> ids;
    for (const TagRule& rule : vocabulary.tags) ids.push_back(rule.id);
    return ids;
}

}  // namespace tidings
