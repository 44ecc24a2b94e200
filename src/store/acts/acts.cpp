#include "store/acts/acts.h"

#include <string_view>

#include "store/sqlite/json_columns.h"

namespace tidings::store {
namespace {

std::optional<ActId> maybe_act(const Rows& rows, int column) {
    if (rows.is_null(column)) return std::nullopt;
    return rows.id<ActId>(column);
}

Act read_act(const Rows& rows) {
    return {.id = rows.id<ActId>(0),
            .at = rows.time(1),
            .by = rows.text(2),
            .subject = subject_named(rows.text(3)).value_or(ActSubject::story),
            .number = rows.integer(4),
            .what = rows.text(5),
            .why = rows.text(6),
            .changes = field_changes_from_json(rows.text(7)),
            .undoes = maybe_act(rows, 8),
            .part_of = maybe_act(rows, 9)};
}

std::vector<Act> all_of(Rows rows) {
    std::vector<Act> acts;
    while (rows.next()) acts.push_back(read_act(rows));
    return acts;
}

// A step of a subscription as a line of the log. Its source stays out: an operator's words may name the
// reader.
Act read_consent(const Rows& rows) {
    const std::string step = rows.text(1);
    const bool is_the_hubs = step == "added" || step == "suppressed" || step == "unsuppressed";
    Act act;
    act.at = rows.time(0);
    act.by = is_the_hubs ? "tidings" : "reader";
    act.subject = ActSubject::subscriber;
    act.number = rows.integer(2);
    act.what = step;
    return act;
}

bool is_wanted(const Act& act, const ActFilter& filter) {
    return (filter.by.empty() || act.by == filter.by) && (filter.what.empty() || act.what == filter.what) &&
           (!filter.since || act.at >= *filter.since) && (!filter.until || act.at < *filter.until);
}

Rows acts_of(const Database& db, const ActFilter& filter) {
    if (filter.subject && filter.number)
        return db.query(
            R"(select id, at, by, subject, number, what, why, changes, undoes, part_of from acts
                        where subject = ? and number = ? order by id desc)",
            {subject_name(*filter.subject), *filter.number});
    return db.query(
        "select id, at, by, subject, number, what, why, changes, undoes, part_of from acts where id > 0 "
        "order by id desc");
}

Rows consents_of(const Database& db, const ActFilter& filter) {
    if (filter.number)
        return db.query(
            "select at, act, subscriber from consents where subscriber = ? and ? = 'subscriber' order by id "
            "desc",
            {*filter.number, subject_name(*filter.subject)});
    return db.query("select at, act, subscriber from consents where id > 0 order by id desc");
}

// The next row of `rows` that the filter wants; none at their end.
template <class Read>
std::optional<Act> next_wanted(Rows& rows, const ActFilter& filter, const Read& read) {
    while (rows.next()) {
        Act act = read(rows);
        const bool is_of_subject = !filter.subject || act.subject == *filter.subject;
        if (is_of_subject && is_wanted(act, filter)) return act;
    }
    return std::nullopt;
}

}  // namespace

ActId record_act(Transaction& tx, const Act& act) {
    tx.run(R"(insert into acts (at, by, subject, number, what, why, changes, undoes, part_of)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?))",
           {act.at, act.by, subject_name(act.subject), act.number, act.what, act.why, to_json(act.changes),
            act.undoes, act.part_of});
    return tx.last_id<ActId>();
}

ActId record_act(Transaction& tx, const Act& act, StoryId other, std::string_view what) {
    const ActId whole = record_act(tx, act);
    Act part = act_on(other, act.at, act.by, what, act.why);
    part.part_of = whole;
    record_act(tx, part);
    return whole;
}

std::optional<Act> act(const Database& db, ActId id) {
    Rows rows = db.query(
        "select id, at, by, subject, number, what, why, changes, undoes, part_of from acts where id = ?",
        {id});
    if (!rows.next()) return std::nullopt;
    return read_act(rows);
}

std::vector<Act> acts_on(const Database& db, ActSubject subject, std::int64_t number) {
    return all_of(
        db.query(R"(select id, at, by, subject, number, what, why, changes, undoes, part_of from acts
           where subject = ? and number = ? order by id)",
                 {subject_name(subject), number}));
}

std::optional<ActId> last_act_on(const Database& db, ActSubject subject, std::int64_t number) {
    Rows rows = db.query("select max(id) from acts where subject = ? and number = ?",
                         {subject_name(subject), number});
    return rows.next() ? maybe_act(rows, 0) : std::nullopt;
}

std::vector<Act> parts_of(const Database& db, ActId whole) {
    return all_of(
        db.query(R"(select id, at, by, subject, number, what, why, changes, undoes, part_of from acts
           where part_of = ? order by id)",
                 {whole}));
}

std::optional<ActId> undone_by(const Database& db, ActId id) {
    Rows rows = db.query("select max(id) from acts where undoes = ?", {id});
    return rows.next() ? maybe_act(rows, 0) : std::nullopt;
}

void each_act(const Database& db, const ActFilter& filter, const std::function<void(const Act&)>& visit) {
    Rows acts = acts_of(db, filter);
    Rows consents = consents_of(db, filter);
    std::optional<Act> act = next_wanted(acts, filter, read_act);
    std::optional<Act> consent = next_wanted(consents, filter, read_consent);
    for (int shown = 0; (act || consent) && (filter.count == 0 || shown < filter.count); ++shown) {
        if (act && (!consent || act->at >= consent->at)) {
            visit(*act);
            act = next_wanted(acts, filter, read_act);
        } else {
            visit(*consent);
            consent = next_wanted(consents, filter, read_consent);
        }
    }
}

}  // namespace tidings::store
