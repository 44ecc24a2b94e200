#pragma once

#include <string_view>

#include "base/clock.h"
#include "world/data_folder.h"

namespace tidings {

// What a mail that came back did.
enum class Returned {
    bounced,    // its address gets no mail any more
    counted,    // remembered; too little to give an address up, or of one that its reader has no more
    paused,     // its reader's subscriptions rest
    braked,     // its address would be given up, were there not too many at once
    complaint,  // its address gets no mail any more
    left,       // its reader has left the digest
    kept,       // a letter that a person must read
    set_aside,  // not safe to parse: nothing was done, and the caller must put it where a person finds it
    known,      // taken in before
    nothing,    // no report on a mail of ours, or an answering machine
};
inline constexpr std::size_t returned_kinds = 10;

// Takes one mail in, in one transaction. Twice the same mail changes nothing the second time.
struct TakenIn {
    Returned what = Returned::nothing;
    std::string why;  // it was set aside
};
TakenIn take_in(DataFolder& folder, std::string_view bytes, Timestamp now);

// Tells people, by the inbox, that a mail was set aside, why, and where it is now. `name` is a hash that
// names it.
void tell_of_set_aside(DataFolder& folder, std::string_view name, const TakenIn& mail,
                       const std::string& place, Timestamp now);

}  // namespace tidings
