#pragma once

#include <string>
#include <vector>

#include "store/people/people.h"
#include "world/settings.h"

namespace tidings {

// What people whom an operator adds have in common.
struct Joined {
    SubscriberState state{};
    std::string consent;  // where and when they agreed
    std::vector<std::string> digests;
};

// The digests that the command line names, or all that are for anybody. Throws Failure(usage) for one that is
// not there.
std::vector<std::string> digests_wanted(const std::vector<std::string>& slugs, const Settings& settings);

// A subscriber to be. Error usage for a language that no mails are written in; an empty one is the first
// digest's.
Result<Subscriber> newcomer(EmailAddress email, const std::string& name, const std::string& language,
                            const Joined& joined, const Settings& settings);

// The person with that address. Throws Failure: usage for what is no address, no_such_file if no person has
// it.
store::Person must_person(const store::Database& db, const std::string& email);

}  // namespace tidings
