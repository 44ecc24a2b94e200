#include "store/issues/issue_edits.h"

namespace tidings::store {

std::vector<IssueEdit> issue_edits(const Database& db, IssueId issue) {
    std::vector<IssueEdit> edits;
    Rows rows = db.query(
        "select story, dropped, pinned, place from issue_edits where issue = ? order by story", {issue});
    while (rows.next())
        edits.push_back({.story = rows.id<StoryId>(0),
                         .dropped = rows.integer(1) != 0,
                         .pinned = rows.integer(2) != 0,
                         .place = rows.maybe_int(3)});
    return edits;
}

void put_issue_edit(Transaction& tx, IssueId issue, const IssueEdit& edit) {
    tx.run("delete from issue_edits where issue = ? and story = ?", {issue, edit.story});
    if (edit == IssueEdit{.story = edit.story}) return;
    tx.run("insert into issue_edits (issue, story, dropped, pinned, place) values (?, ?, ?, ?, ?)",
           {issue, edit.story, edit.dropped, edit.pinned, edit.place});
}

}  // namespace tidings::store
