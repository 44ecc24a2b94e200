#include "store/people/consents.h"

#include <array>

#include "model/named.h"

namespace tidings::store {
namespace {

constexpr std::array<std::string_view, 9> step_names{
    "asked", "confirmed", "added", "changed", "moved", "left", "returned", "suppressed", "unsuppressed"};

}  // namespace

std::string_view step_name(ConsentStep step) { return step_names[static_cast<std::size_t>(step)]; }

void record_consent(Transaction& tx, SubscriberId subscriber, ConsentStep step, std::string_view source,
                    const ConsentText* shown, Timestamp now) {
    std::optional<std::string> version;
    if (shown != nullptr) {
        tx.run("insert or ignore into consent_texts (version, language, text) values (?, ?, ?)",
               {shown->version, shown->language, shown->text});
        version = shown->version;
    }
    tx.run("insert into consents (subscriber, at, act, source, language, version) values (?, ?, ?, ?, ?, ?)",
           {subscriber, now, step_name(step), source, shown == nullptr ? std::string_view{} : shown->language,
            version});
}

std::vector<Consent> consents_of(const Database& db, SubscriberId subscriber) {
    std::vector<Consent> all;
    Rows rows =
        db.query("select act, source, language, version, at from consents where subscriber = ? order by id",
                 {subscriber});
    while (rows.next())
        all.push_back({.step = named<ConsentStep>(step_names, rows.text(0)).value_or(ConsentStep::changed),
                       .source = rows.text(1),
                       .language = rows.text(2),
                       .version = rows.text(3),
                       .at = rows.time(4)});
    return all;
}

std::string consent_text(const Database& db, std::string_view version) {
    Rows rows = db.query("select text from consent_texts where version = ?", {version});
    return rows.next() ? rows.text(0) : std::string();
}

}  // namespace tidings::store
