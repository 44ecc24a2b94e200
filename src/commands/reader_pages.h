#pragma once

#include "readers/asked_links.h"
#include "readers/context.h"
#include "world/world.h"

namespace tidings {

// The context of a hub's pages for its readers, with what it refers to.
class ReaderPages {
  public:
    // The world and `asked` must outlive it. `share` is where templates came with the program; `mail_waits`
    // is called when a mail was queued or somebody asked for their link.
    ReaderPages(World& world, const std::filesystem::path& share, readers::AskedLinks& asked,
                const std::function<void()>& mail_waits);
    ReaderPages(const ReaderPages&) = delete;
    ReaderPages& operator=(const ReaderPages&) = delete;

    readers::Context& context() { return context_; }

  private:
    readers::Settings settings_;
    web::Rates mails_;
    web::Rates link_requests_{
        {.all = 1'000'000}};  // they make nobody's mail wait: only networks have a share
    readers::WrongAddresses wrong_addresses_;
    readers::Context context_;
};

}  // namespace tidings
