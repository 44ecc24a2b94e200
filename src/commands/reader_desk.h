#pragma once

#include "desk/asked_links.h"
#include "desk/desk.h"
#include "world/world.h"

namespace tidings {

// A hub's desk for its readers, with what it refers to.
class ReaderDesk {
  public:
    // The world and `asked` must outlive it. `share` is where templates came with the program; `mail_waits`
    // is called when a mail was queued or somebody asked for their link.
    ReaderDesk(World& world, const std::filesystem::path& share, desk::AskedLinks& asked,
               const std::function<void()>& mail_waits);
    ReaderDesk(const ReaderDesk&) = delete;
    ReaderDesk& operator=(const ReaderDesk&) = delete;

    desk::Desk& desk() { return desk_; }

  private:
    desk::Settings settings_;
    desk::Rates mails_;
    desk::Rates link_requests_{
        {.all = 1'000'000}};  // they make nobody's mail wait: only networks have a share
    desk::WrongAddresses wrong_addresses_;
    desk::Desk desk_;
};

}  // namespace tidings
