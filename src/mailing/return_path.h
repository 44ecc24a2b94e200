#pragma once

#include <optional>

#include "model/ids.h"
#include "model/subscriber.h"
#include "world/world.h"

namespace tidings {

// The address that reports on a send come back to, from [mail] bounce; none if that is not set. Throws
// Failure(configuration) where a name leaves no room for what names the send.
std::optional<EmailAddress> return_path(const World& world, SendId send);

// Likewise of a mail to one reader about their subscription, and of a mail to editors; none too where there
// is no room, as such mails are not to wait for that.
std::optional<EmailAddress> return_path(const World& world, NoticeId notice);
std::optional<EmailAddress> editors_return_path(const World& world);

// Throws what return_path would throw for any send that there is.
void expect_return_paths(const World& world);

}  // namespace tidings
