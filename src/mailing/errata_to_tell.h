#pragma once

#include <chrono>
#include <vector>

#include "store/issues/errata.h"
#include "world/world.h"

namespace tidings {

// So long after its withdrawal a story's readers are owed an erratum. It is longer than an issue of a monthly
// digest takes, so that who could not be mailed meanwhile is told by the next.
inline constexpr std::chrono::days longest_owed{60};

// Which errata each reader is owed now, whatever digest told them the story.
class ErrataToTell {
  public:
    explicit ErrataToTell(const World& world);

    using Of = std::vector<std::size_t>;  // places in the errata, rising
    Of of(SubscriberId reader) const;
    // That any reader is owed.
    Of to_anybody() const;
    std::vector<store::Erratum> named(const Of& places) const;

    const store::OwedErrata& all() const { return owed_; }

  private:
    store::OwedErrata owed_;
};

}  // namespace tidings
