#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/preferences.h"
#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::store {

// A reader's preferences for a digest; none if they do not subscribe to it.
std::optional<Preferences> preferences(const Database& db, SubscriberId subscriber, std::string_view digest);

// False if the reader does not subscribe to that digest. Throws Failure(bug) for a topic or language that has
// other characters than [A-Za-z0-9_-].
bool set_preferences(Transaction& tx, SubscriberId subscriber, std::string_view digest,
                     const Preferences& preferences);

// Out of four columns: topics, languages, fold, neutral_subject.
Preferences read_preferences(const Rows& rows, int first);

// Topics or languages as they are stored: sorted and each once, so that equal preferences are equal texts.
// Throws Failure(bug) as set_preferences does.
std::string stored_words(std::vector<std::string> words);

// What some readers of a digest have in common.
struct Wish {
    std::string language;  // that they read our own words in; as stored
    Preferences preferences;
};

struct Reader {
    SubscriberId id{};
    DigestId digest{};
    std::size_t wish = 0;  // index into Readership::wishes
};

// Confirmed subscribers of a digest whose address is not suppressed, and who are not paused or are to be
// tried again, by what they want.
struct Readership {
    std::vector<Wish> wishes;
    std::vector<Reader> readers;  // by id
};
Readership readership_of(const Database& db, std::string_view digest);

// A subscriber found by address, with their preferences for a digest; none if they do not subscribe to it.
struct NamedReader {
    SubscriberId id{};
    Wish wish;
};
std::optional<NamedReader> reader_named(const Database& db, const EmailAddress& email,
                                        std::string_view digest);

}  // namespace tidings::store
