#include "store/issues/archived_issues.h"

#include <utility>

#include "store/issues/issues.h"

namespace tidings::store {
namespace {

std::vector<std::string> languages_of(const Database& db, IssueId issue) {
    std::vector<std::string> languages;
    Rows rows = db.query("select distinct language from letters where issue = ? order by language", {issue});
    while (rows.next()) languages.push_back(rows.text(0));
    return languages;
}

std::vector<Timestamp> due_just_before(const Database& db, DigestId digest, Timestamp due) {
    std::vector<Timestamp> before;
    Rows rows = db.query(R"(
        select due from issues where digest = ? and due > ? and due < ?
            and exists (select 1 from issue_stories h where h.issue = issues.id))",
                         {digest, due - std::chrono::hours(24), due});
    while (rows.next()) before.push_back(rows.time(0));
    return before;
}

std::vector<StoryId> told_in(const Database& db, IssueId issue) {
    std::vector<StoryId> stories;
    Rows rows = db.query("select story from issue_stories where issue = ? order by position", {issue});
    while (rows.next()) stories.push_back(rows.id<StoryId>(0));
    return stories;
}

// Of one digest, or of all; at most so many (-1: all).
std::vector<ArchivedIssue> newest(const Database& db, std::optional<std::string_view> digest,
                                  std::int64_t most) {
    std::vector<ArchivedIssue> archived;
    Rows rows = db.query(R"(
        select issues.id, d.slug, issues.title, issues.due, issues.digest, issues.intro from issues join digests d on d.id = issues.digest
        where issues.state in ('sealed', 'sending', 'sent') and (?1 is null or d.slug = ?1)
            and exists (select 1 from issue_stories h where h.issue = issues.id)
            and exists (select 1 from sends s where s.issue = issues.id and s.state in ('sent', 'bounced'))
        order by issues.due desc, issues.id desc limit ?2)",
                         {digest, most});
    while (rows.next()) {
        ArchivedIssue one;
        one.issue.id = rows.id<IssueId>(0);
        one.issue.digest = rows.text(1);
        one.issue.title = rows.text(2);
        one.issue.due = rows.time(3);
        if (!rows.is_null(5)) one.issue.intro = rows.text(5);
        add_texts(db, one.issue);
        one.errata = errata_in_issue(db, one.issue.id);
        one.issue.stories = told_in(db, one.issue.id);
        one.languages = languages_of(db, one.issue.id);
        one.just_before = due_just_before(db, rows.id<DigestId>(4), one.issue.due);
        archived.push_back(std::move(one));
    }
    return archived;
}

}  // namespace

std::vector<ArchivedIssue> archived_issues(const Database& db) { return newest(db, std::nullopt, -1); }

std::optional<ArchivedIssue> last_archived_issue(const Database& db, std::string_view digest) {
    std::vector<ArchivedIssue> last = newest(db, digest, 1);
    if (last.empty()) return std::nullopt;
    return std::move(last.front());
}

}  // namespace tidings::store
