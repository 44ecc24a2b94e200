#include "store/issues/issues.h"

#include "base/result.h"
#include "store/people/pauses.h"

namespace tidings::store {
namespace {

DigestId digest_with_slug(Transaction& tx, std::string_view slug) {
    Rows rows = tx.query("select id from digests where slug = ?", {slug});
    if (!rows.next())
        throw Failure({Code::bug, "The digest " + std::string(slug) + " is not in the database", ""});
    return rows.id<DigestId>(0);
}

std::vector<StoryId> stories_of(const Database& db, IssueId issue) {
    std::vector<StoryId> stories;
    Rows rows = db.query("select story from issue_stories where issue = ? order by position", {issue});
    while (rows.next()) stories.push_back(rows.id<StoryId>(0));
    return stories;
}

std::vector<EditorialText> texts_of_field(const Database& db, IssueId issue, std::string_view field) {
    std::vector<EditorialText> texts;
    Rows rows =
        db.query("select language, text from issue_texts where issue = ? and field = ? order by language",
                 {issue, field});
    while (rows.next()) texts.push_back({rows.text(0), rows.text(1)});
    return texts;
}

// Of the columns i.id, d.slug, i.state, i.title, i.due, i.cut_off, i.intro, i.requested_by, i.approved_at,
// i.nothing_new.
Issue read_issue(const Database& db, const Rows& rows) {
    return {.id = rows.id<IssueId>(0),
            .digest = rows.text(1),
            .state = issue_state_named(rows.text(2)).value_or(IssueState::draft),
            .title = rows.text(3),
            .due = rows.time(4),
            .cut_off = rows.time(5),
            .stories = stories_of(db, rows.id<IssueId>(0)),
            .intro = rows.is_null(6) ? std::nullopt : std::optional(rows.text(6)),
            .titles = texts_of_field(db, rows.id<IssueId>(0), "title"),
            .intros = texts_of_field(db, rows.id<IssueId>(0), "intro"),
            .requested_by = rows.text(7),
            .approved_at = rows.maybe_time(8),
            .nothing_new = static_cast<int>(rows.integer(9))};
}

void write_stories(Transaction& tx, const Issue& issue) {
    tx.run("delete from issue_stories where issue = ?", {issue.id});
    int position = 0;
    for (const StoryId story : issue.stories)
        tx.run("insert into issue_stories (issue, position, story) values (?, ?, ?)",
               {issue.id, ++position, story});
}

void write_texts(Transaction& tx, const Issue& issue) {
    tx.run("delete from issue_texts where issue = ?", {issue.id});
    for (const EditorialText& title : issue.titles)
        tx.run("insert into issue_texts (issue, field, language, text) values (?, 'title', ?, ?)",
               {issue.id, title.language, title.text});
    for (const EditorialText& intro : issue.intros)
        tx.run("insert into issue_texts (issue, field, language, text) values (?, 'intro', ?, ?)",
               {issue.id, intro.language, intro.text});
}

// The field of the account that counts sends of a state.
int& counter(IssueAccount& account, std::string_view state) {
    if (state == "sent") return account.sent;
    if (state == "bounced") return account.bounced;
    if (state == "cancelled") return account.cancelled;
    if (state == "failed") return account.failed;
    if (state == "suppressed") return account.suppressed;
    if (state == "held") return account.held;
    if (state == "expired") return account.expired;
    return account.waiting;
}

void count_sends(const Database& db, IssueAccount& account) {
    Rows rows =
        db.query("select state, count(*) from sends where issue = ? group by state", {account.issue.id});
    while (rows.next()) {
        const int count = static_cast<int>(rows.integer(1));
        counter(account, rows.text(0)) += count;
        account.due += count;
    }
}

std::vector<IssueAccount> read_accounts(const Database& db, Rows rows) {
    std::vector<IssueAccount> accounts;
    while (rows.next()) {
        IssueAccount account;
        account.issue = read_issue(db, rows);
        account.sealed_at = rows.maybe_time(10);
        account.items = static_cast<int>(account.issue.stories.size());
        count_sends(db, account);
        accounts.push_back(std::move(account));
    }
    return accounts;
}

}  // namespace

void know_digest(Transaction& tx, std::string_view slug, Timestamp now) {
    tx.run("insert or ignore into digests (slug, last_due, since) values (?1, ?2, ?2)", {slug, now});
}

std::optional<Timestamp> last_due(const Database& db, std::string_view slug) {
    Rows rows = db.query("select last_due from digests where slug = ?", {slug});
    if (!rows.next()) return std::nullopt;
    return rows.time(0);
}

void set_last_due(Transaction& tx, std::string_view slug, Timestamp due) {
    tx.run("update digests set last_due = max(last_due, ?) where slug = ?", {due, slug});
}

IssueId open_issue(Transaction& tx, const Issue& issue) {
    tx.run("insert into issues (digest, state, title, due, cut_off) values (?, ?, ?, ?, ?)",
           {digest_with_slug(tx, issue.digest), issue_state_name(issue.state), issue.title, issue.due,
            issue.cut_off});
    Issue opened = issue;
    opened.id = tx.last_id<IssueId>();
    update_issue(tx, opened);
    return opened.id;
}

void update_issue(Transaction& tx, const Issue& issue) {
    tx.run(R"(
        update issues set state = ?, title = ?, due = ?, cut_off = ?, intro = ?, requested_by = ?, approved_at = ?, nothing_new = ?
        where id = ?)",
           {issue_state_name(issue.state), issue.title, issue.due, issue.cut_off, issue.intro,
            issue.requested_by, issue.approved_at, issue.nothing_new, issue.id});
    write_texts(tx, issue);
    if (stories_of(tx.db(), issue.id) != issue.stories) write_stories(tx, issue);
}

void keep_slot(Transaction& tx, IssueId issue) {
    tx.run("update issues set slot = due where id = ? and slot is null", {issue});
}

void add_texts(const Database& db, Issue& issue) {
    issue.titles = texts_of_field(db, issue.id, "title");
    issue.intros = texts_of_field(db, issue.id, "intro");
}

std::vector<Issue> open_issues(const Database& db, std::string_view digest) {
    std::vector<Issue> all;
    Rows rows = db.query(R"(
        select i.id, d.slug, i.state, i.title, i.due, i.cut_off, i.intro, i.requested_by, i.approved_at, i.nothing_new
        from digests d join issues i on i.digest = d.id
        where d.slug = ? and i.state in ('draft', 'ready', 'approved', 'held') order by i.due)",
                         {digest});
    while (rows.next()) all.push_back(read_issue(db, rows));
    return all;
}

std::vector<IssueId> approved_issues_with(const Database& db, StoryId story) {
    std::vector<IssueId> found;
    Rows rows = db.query(R"(
        select i.id from issue_stories h join issues i on i.id = h.issue
        where h.story = ? and i.state = 'approved' order by i.id)",
                         {story});
    while (rows.next()) found.push_back(rows.id<IssueId>(0));
    return found;
}

bool has_issue(const Database& db, std::string_view digest, Timestamp due) {
    return db
        .query(
            "select 1 from issues i join digests d on d.id = i.digest where d.slug = ?1 and (i.due = ?2 or "
            "i.slot = ?2)",
            {digest, due})
        .next();
}

IssueId seal_issue(Transaction& tx, const Issue& issue, const std::vector<Letter>& letters,
                   const std::vector<NewSend>& sends,
                   const std::function<std::string(IssueId, SubscriberId)>& token_of, Timestamp now) {
    const IssueId id = number(issue.id) == 0 ? open_issue(tx, issue) : issue.id;
    if (number(issue.id) != 0) update_issue(tx, issue);
    tx.run("update issues set state = 'sealed', sealed_at = ?, doubt = ? where id = ?",
           {now, on_uncertain_name(issue.on_uncertain), id});
    for (const Letter& letter : letters) add_letter(tx, id, letter);
    for (const NewSend& send : sends)
        tx.run(
            "insert into sends (issue, subscriber, letter, token, state, due) values (?, ?, ?, ?, "
            "'queued', ?)",
            {id, send.subscriber, send.letter, token_of(id, send.subscriber), now});
    count_tries(tx, id, now);
    return id;
}

void add_letter(Transaction& tx, IssueId issue, const Letter& letter) {
    tx.run(R"(
        insert into letters (issue, number, language, from_name, from_email, reply_to, list_id, list_name, unsubscribe, pages,
                             subject, html, text, folds, neutral)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))",
           {issue, letter.number, letter.language, letter.from_name, letter.from_email, letter.reply_to,
            letter.list_id, letter.list_name, letter.unsubscribe, letter.pages, letter.subject, letter.html,
            letter.text, letter.folds ? 1 : 0, letter.neutral ? 1 : 0});
    for (const StoryId story : letter.stories)
        tx.run("insert into letter_stories (issue, letter, story) values (?, ?, ?)",
               {issue, letter.number, story});
    for (const StoryId story : letter.errata)
        tx.run("insert into letter_errata (issue, letter, story) values (?, ?, ?)",
               {issue, letter.number, story});
}

std::int64_t cancel_sends(Transaction& tx, IssueId issue, Timestamp now) {
    return tx.run(R"(
        update sends set state = 'cancelled', due = null, answer = 'the issue was stopped', settled_at = ?
        where issue = ? and state in ('queued', 'deferred', 'held'))",
                  {now, issue});
}

std::vector<IssueAccount> issues(const Database& db, int count) {
    return read_accounts(db, db.query(R"(
        select i.id, d.slug, i.state, i.title, i.due, i.cut_off, i.intro, i.requested_by, i.approved_at, i.nothing_new, i.sealed_at
        from issues i join digests d on d.id = i.digest order by i.id desc limit ?)",
                                      {count > 0 ? count : -1}));
}

std::optional<IssueAccount> issue(const Database& db, IssueId id) {
    std::vector<IssueAccount> found = read_accounts(db, db.query(R"(
        select i.id, d.slug, i.state, i.title, i.due, i.cut_off, i.intro, i.requested_by, i.approved_at, i.nothing_new, i.sealed_at
        from issues i join digests d on d.id = i.digest where i.id = ?)",
                                                                 {id}));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<Letter> letters(const Database& db, IssueId issue) {
    std::vector<Letter> all;
    Rows rows = db.query(R"(
        select number, language, from_name, from_email, reply_to, list_id, list_name, unsubscribe, pages, subject, html, text, folds, neutral
        from letters where issue = ? order by number)",
                         {issue});
    while (rows.next())
        all.push_back({.number = static_cast<int>(rows.integer(0)),
                       .stories = {},
                       .language = rows.text(1),
                       .from_name = rows.text(2),
                       .from_email = rows.text(3),
                       .reply_to = rows.text(4),
                       .list_id = rows.text(5),
                       .list_name = rows.text(6),
                       .unsubscribe = rows.text(7),
                       .pages = rows.text(8),
                       .subject = rows.text(9),
                       .html = rows.text(10),
                       .text = rows.text(11),
                       .folds = rows.integer(12) != 0,
                       .neutral = rows.integer(13) != 0});
    return all;
}

std::optional<int> letter_of(const Database& db, IssueId issue, SubscriberId subscriber) {
    Rows rows =
        db.query("select letter from sends_to_make where issue = ? and subscriber = ?", {issue, subscriber});
    if (!rows.next()) return std::nullopt;
    return rows.maybe_int(0);
}

void finish_issues(Transaction& tx) {
    tx.run(R"(
        update issues set state = 'sent' where state in ('sealed', 'sending') and not exists
            (select 1 from sends where sends.issue = issues.id and sends.state in ('queued', 'sending', 'deferred')))");
}

}  // namespace tidings::store
