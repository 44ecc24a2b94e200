#include "mailing/stop_signals.h"

#include <ctime>

namespace tidings {

StopSignals::StopSignals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGTERM);
    sigaddset(&signals_, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals_, &before_);
}

StopSignals::~StopSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

bool StopSignals::came() {
    constexpr timespec at_once{};
    came_ = came_ || sigtimedwait(&signals_, nullptr, &at_once) > 0;
    return came_;
}

}  // namespace tidings
