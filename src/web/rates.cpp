#include "web/rates.h"

#include <algorithm>

#include "web/client_address.h"

namespace tidings::web {

double Rates::spent_by(const Bucket& bucket, std::chrono::seconds wait, Timestamp now) {
    const auto passed = std::max(now - bucket.at, std::chrono::seconds(0));
    return std::max(0.0, bucket.spent - static_cast<double>(passed / std::chrono::seconds(1)) /
                                            static_cast<double>(wait.count()));
}

bool Rates::has_quiet_ones(Timestamp now) const {
    return std::ranges::any_of(
        peers_, [&](const auto& peer) { return spent_by(peer.second, limits_.peer_wait, now) == 0; });
}

void Rates::forget_the_quiet(Timestamp now) {
    std::erase_if(peers_,
                  [&](const auto& peer) { return spent_by(peer.second, limits_.peer_wait, now) == 0; });
}

bool Rates::has_room(std::string_view peer, Timestamp now) const {
    const auto own = peers_.find(network_of(peer));
    const bool is_known = own != peers_.end();
    if (!is_known && peers_.size() >= limits_.most_peers && !has_quiet_ones(now)) return false;
    const double spent = is_known ? spent_by(own->second, limits_.peer_wait, now) : 0;
    return spent + 1 <= limits_.a_peer && spent_by(all_, limits_.all_wait, now) + 1 <= limits_.all;
}

bool Rates::allow(std::string_view peer, Timestamp now) {
    if (!has_room(peer, now)) return false;
    if (peers_.size() >= limits_.most_peers) forget_the_quiet(now);
    Bucket& own = peers_[network_of(peer)];
    own = {spent_by(own, limits_.peer_wait, now) + 1, now};
    all_ = {spent_by(all_, limits_.all_wait, now) + 1, now};
    return true;
}

}  // namespace tidings::web
