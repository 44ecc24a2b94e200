#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "membership/joining.h"
#include "store/issues/issues.h"
#include "store/issues/notices.h"
#include "store/people/consents.h"
#include "support/stored.h"

namespace tidings::support {

// A database with two digests and nobody subscribed, and the key of its hub.
class HubOfReaders : public ::testing::Test {
  protected:
    store::Database db = store::Database::in_memory();
    SecretKey key = *SecretKey::from_hex(std::string(64, '7'));
    Timestamp now = monday;
    EmailAddress anna = *EmailAddress::parse("anna@x.example"), eva = *EmailAddress::parse("eva@x.example");

    void SetUp() override {
        store::Transaction tx(db);
        store::know_digest(tx, "weekly", now);
        store::know_digest(tx, "research", now);
        tx.commit();
    }

    bool sign_up(const EmailAddress& email) {
        return membership::sign_up(db, key, {email, "Name", "en", {"weekly"}, {}}, {"I agree.", "en"}, now);
    }
    SubscriberId subscribe(const EmailAddress& email) {
        membership::add(db, key,
                        {.email = email,
                         .language = "en",
                         .state = SubscriberState::confirmed,
                         .consent = "paper form",
                         .digests = {"weekly", "research"}},
                        now);
        return reader(email);
    }
    SubscriberId reader(const EmailAddress& email) const {
        return store::person_of(db, email)->subscriber.id;
    }
    SubscriberState state(const EmailAddress& email) const {
        return store::person_of(db, email)->subscriber.state;
    }
    // What happened to a subscription and why, in order: "added: paper form".
    std::vector<std::string> history(SubscriberId id) const {
        std::vector<std::string> lines;
        for (const store::Consent& each : store::consents_of(db, id))
            lines.push_back(std::string(store::step_name(each.step)) + ": " + each.source);
        return lines;
    }
    std::string last_of_history(SubscriberId id) const {
        const std::vector<std::string> lines = history(id);
        return lines.empty() ? "" : lines.back();
    }
    // The kinds of mail that wait; from then on they are sent.
    std::vector<NoticeKind> take_notices() {
        std::vector<NoticeKind> kinds;
        store::Transaction tx(db);
        while (const auto notice = store::claim_notice(tx, "test", now)) {
            kinds.push_back(notice->kind);
            store::settle_notice(tx, notice->id, store::NoticeEnd::sent, "250", now);
        }
        tx.commit();
        return kinds;
    }
};

using Notices = std::vector<NoticeKind>;
using Lines = std::vector<std::string>;

}  // namespace tidings::support
