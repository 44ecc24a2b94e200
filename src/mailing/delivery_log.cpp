#include "mailing/delivery_log.h"

namespace tidings {

void DeliveryLog::begin(std::size_t recovered, std::size_t held, std::size_t due) {
    tally_.recovered = recovered;
    tally_.held = held;
    if (recovered > 0)
        world_.log.warning("an earlier run died while sending; its mails are sent again or held, as set",
                           {{"sends", std::to_string(recovered)}});
    if (held > 0)
        world_.log.warning("mails that waited too long to go unasked are held; see " +
                               world_.how_to({Remedy::Act::release_issue}),
                           {{"sends", std::to_string(held)}});
    progress_.emplace(world_.progress, "sending", due);
}

void DeliveryLog::ended(SendId send, const std::string& answer, const deliver::Settlement& settlement) {
    progress_->step("");
    if (settlement.state == SendState::sent) ++tally_.sent;
    if (settlement.state == SendState::failed) ++tally_.failed;
    if (settlement.state == SendState::held) ++tally_.held;
    if (settlement.state == SendState::deferred) ++tally_.deferred;
    if (settlement.state == SendState::expired) ++tally_.expired;
    if (settlement.state != SendState::sent && !settlement.relay_trouble)
        world_.log.info("mail not taken", {{"send", std::to_string(number(send))}, {"answer", answer}});
}

void DeliveryLog::not_made(SendId send, const std::string& problem) {
    world_.log.error("no message could be made; it is held",
                     {{"send", std::to_string(number(send))}, {"problem", problem}});
}

void DeliveryLog::followed(Followed followed) {
    if (followed == Followed::given_up) ++tally_.given_up;
    if (followed == Followed::paused) ++tally_.paused;
    if (followed == Followed::braked) tally_.braked = true;
}

void DeliveryLog::refused_us(const std::string& answer) {
    if (!notice_.empty()) return;
    notice_ = answer;
    world_.log.error("the mail server refuses mail of ours", {{"answer", answer}});
}

void DeliveryLog::relay_away(const std::string& answer) {
    world_.log.info("mail server unavailable", {{"answer", answer}});
}

void DeliveryLog::finish(bool stopped) {
    tally_.stopped = stopped;
    if (!tally_.braked) return;
    world_.log.error("too many addresses fail at once; nobody is given up");
    tally_.relay_unavailable = true;
}

}  // namespace tidings
