#include "desk/rates.h"

#include <algorithm>

namespace tidings::desk {
namespace {

// An IPv6 customer has at least a /64: its addresses are one network.
std::string network_of(std::string_view peer) {
    int colons = 0;
    for (std::size_t i = 0; i < peer.size(); ++i)
        if (peer[i] == ':' && (++colons == 4 || peer.substr(i).starts_with("::")))
            return std::string(peer.substr(0, i + 1));
    return std::string(peer);
}

}  // namespace

double Rates::spent_by(const Bucket& bucket, std::chrono::seconds wait, Timestamp now) {
    const auto passed = std::max(now - bucket.at, std::chrono::seconds(0));
    return std::max(0.0, bucket.spent - static_cast<double>(passed / std::chrono::seconds(1)) /
                                            static_cast<double>(wait.count()));
}

void Rates::forget_the_quiet(Timestamp now) {
    std::erase_if(peers_,
                  [&](const auto& peer) { return spent_by(peer.second, limits_.peer_wait, now) == 0; });
}

bool Rates::has_room(std::string_view peer, Timestamp now) const {
    const auto own = peers_.find(network_of(peer));
    if (own == peers_.end()) return spent_by(all_, limits_.all_wait, now) + 1 <= limits_.all;
    return spent_by(own->second, limits_.peer_wait, now) + 1 <= limits_.a_peer &&
           spent_by(all_, limits_.all_wait, now) + 1 <= limits_.all;
}

bool Rates::allow(std::string_view peer, Timestamp now) {
    if (peers_.size() >= limits_.most_peers) forget_the_quiet(now);
    if (peers_.size() >= limits_.most_peers) return false;
    Bucket& own = peers_[network_of(peer)];
    const double spent = spent_by(own, limits_.peer_wait, now);
    const double spent_by_all = spent_by(all_, limits_.all_wait, now);
    if (spent + 1 > limits_.a_peer || spent_by_all + 1 > limits_.all) return false;
    own = {spent + 1, now};
    all_ = {spent_by_all + 1, now};
    return true;
}

}  // namespace tidings::desk
