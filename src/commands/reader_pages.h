#pragma once

#include "readers/context.h"
#include "world/world.h"

namespace tidings {

// The context of a hub's pages for its readers, with what it refers to.
class ReaderPages {
  public:
    // The world must outlive it. `share` is where templates came with the program; `ask_for_link` and
    // `mail_waits` are as in readers::Context.
    ReaderPages(World& world, const std::filesystem::path& share,
                std::function<void(const EmailAddress&)> ask_for_link, std::function<void()> mail_waits);
    ReaderPages(const ReaderPages&) = delete;
    ReaderPages& operator=(const ReaderPages&) = delete;

    readers::Context& context() { return context_; }

  private:
    readers::Settings settings_;
    web::Rates mails_;
    web::Rates link_requests_{
        {.all = 1'000'000}};  // asking delays no mail, so each network is limited and their sum is not
    readers::WrongAddresses wrong_addresses_;
    readers::Context context_;
};

}  // namespace tidings
