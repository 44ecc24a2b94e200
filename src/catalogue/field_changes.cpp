#include "catalogue/field_changes.h"

#include "text/joined.h"

namespace tidings::catalogue {

std::vector<FieldChange> fields_of(const Partner& partner) {
    const std::string limit = partner.excerpt_limit ? std::to_string(*partner.excerpt_limit) : "";
    return {{"name", "", partner.name},
            {"home_page", "", partner.home_page ? partner.home_page->text() : ""},
            {"country", "", partner.country},
            {"licence", "", partner.licence},
            {"excerpt_limit", "", limit},
            {"trust", "", partner.trust == Trust::automatic ? "auto" : "review"},
            {"passing_changes", "", std::string(passing_changes_name(partner.passing_changes))}};
}

std::vector<FieldChange> fields_of(const Feed& feed) {
    return {{"title", "", feed.title},
            {"address", "", feed.address.text()},
            {"language", "", feed.language},
            {"tags", "", joined(feed.tags, " ")}};
}

namespace {

template <class T>
std::vector<FieldChange> differing(const T& before, const T& after) {
    const std::vector<FieldChange> old = fields_of(before);
    std::vector<FieldChange> changes = fields_of(after);
    for (std::size_t i = 0; i < changes.size(); ++i) changes[i].before = old[i].after;
    std::erase_if(changes, [](const FieldChange& change) { return change.before == change.after; });
    return changes;
}

}  // namespace

std::vector<FieldChange> changes_of(const Partner& before, const Partner& after) {
    return differing(before, after);
}

std::vector<FieldChange> changes_of(const Feed& before, const Feed& after) {
    return differing(before, after);
}

}  // namespace tidings::catalogue
