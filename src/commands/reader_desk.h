#pragma once

#include "desk/desk.h"
#include "world/world.h"

namespace tidings {

// A hub's desk for its readers, with what it refers to.
class ReaderDesk {
  public:
    // The world must outlive it. `share` is where templates came with the program; `mail_waits` is called
    // when a mail was queued.
    ReaderDesk(World& world, const std::filesystem::path& share, std::function<void()> mail_waits);
    ReaderDesk(const ReaderDesk&) = delete;
    ReaderDesk& operator=(const ReaderDesk&) = delete;

    desk::Desk& desk() { return desk_; }

  private:
    desk::Settings settings_;
    desk::Rates rates_;
    desk::WrongAddresses wrong_addresses_;
    desk::Desk desk_;
};

}  // namespace tidings
