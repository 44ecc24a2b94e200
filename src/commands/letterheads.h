#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "deliver/message.h"
#include "model/mail.h"
#include "store/sends.h"

namespace tidings {

// The sealed letters of the issues on the way, read and encoded once each.
class Letterheads {
  public:
    explicit Letterheads(const store::Database& db) : db_(db) {}

    // The message of a send; the same bytes each time.
    Email message_for(const store::ClaimedSend& send);

  private:
    struct Letterhead {
        deliver::MessageTemplate message;
        std::string unsubscribe;  // with "{token}"
    };
    const Letterhead& of(const store::ClaimedSend& send);
    void load(const store::ClaimedSend& send);

    const store::Database& db_;
    std::map<std::pair<std::int64_t, int>, Letterhead> known_;
};

}  // namespace tidings
