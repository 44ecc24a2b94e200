#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "deliver/message.h"
#include "model/mail.h"
#include "store/issues/issues.h"
#include "store/issues/sends.h"
#include "subscribe/token.h"

namespace tidings {

// The mark in a letter's address to leave by mail that the token of each send replaces. In letters sealed
// before there was such a token, "{token}" stands for the one of the Message-ID.
inline constexpr std::string_view leave_slot = "{leave}";

// What all messages of a letter share. The date is that of the seal, so that bytes never change.
deliver::Letter letterhead(const store::Letter& letter, Timestamp date);

// The sealed letters of the issues on the way, read and encoded once each.
class Letterheads {
    struct Letterhead {
        Result<deliver::MessageTemplate> message;
        std::string unsubscribe;  // by mail, with a slot
        std::string pages;        // where readers' pages are; empty: there are none
    };

  public:
    // The key is for the links of each reader's own.
    Letterheads(const store::Database& db, const SecretKey& key) : db_(db), key_(key) {}

    // The message of a send; the same bytes each time.
    Email message_for(const store::ClaimedSend& send) { return maker_for(send)(); }

    // What makes that message, in any thread, while this and the send live. It throws what message_for
    // throws.
    class Maker {
      public:
        Email operator()() const;

      private:
        friend class Letterheads;
        Maker(const Letterheads& all, const Letterhead* head, const store::ClaimedSend& send)
            : all_(&all), head_(head), send_(&send) {}
        const Letterheads* all_;
        const Letterhead* head_;  // null: the issue has no such letter
        const store::ClaimedSend* send_;
    };
    Maker maker_for(const store::ClaimedSend& send) { return {*this, find(send), send}; }

  private:
    deliver::Recipient recipient_of(const Letterhead& head, const store::ClaimedSend& send) const;
    const Letterhead* find(const store::ClaimedSend& send);
    void load(const store::ClaimedSend& send);

    const store::Database& db_;
    const SecretKey& key_;
    std::map<std::pair<std::int64_t, int>, Letterhead> known_;
};

}  // namespace tidings
