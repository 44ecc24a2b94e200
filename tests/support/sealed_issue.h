#pragma once

#include <gtest/gtest.h>

#include "store/issues/issues.h"
#include "store/people/preferences.h"
#include "store/people/subscribers.h"
#include "support/stored.h"

namespace tidings::support {

// A sealed issue of the digest "weekly" with one story for two readers, a@x.example and b@x.example.
class SealedIssue : public ::testing::Test {
  protected:
    store::Database db = store::Database::in_memory();
    IssueId issue_id{};

    void SetUp() override {
        store::Transaction tx(db);
        store::know_digest(tx, "weekly", monday);
        for (const char* email : {"a@x.example", "b@x.example"})
            store::join(tx,
                        {.email = *EmailAddress::parse(email),
                         .language = "en",
                         .state = SubscriberState::confirmed,
                         .digests = {"weekly"}},
                        monday);
        const StoryId story = add_story(tx, add_feed(tx, "inhope"), item("A", "https://a.example/1"));
        approve(tx, story);
        Issue issue;
        issue.digest = "weekly";
        issue.due = issue.cut_off = monday;
        issue.stories = {story};
        std::vector<store::NewSend> sends;
        const store::Readership readership = store::readership_of(db, "weekly");
        for (const store::Reader& reader : readership.readers) sends.push_back({reader.id, 1});
        issue_id = store::seal_issue(
            tx, issue, {{.language = "en"}}, sends,
            [](IssueId, SubscriberId subscriber) { return "token" + std::to_string(number(subscriber)); },
            monday);
        tx.commit();
    }
};

}  // namespace tidings::support
