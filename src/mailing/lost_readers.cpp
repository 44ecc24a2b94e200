#include "mailing/lost_readers.h"

namespace tidings {
namespace {

constexpr int handful = 5;

void add(std::vector<std::string>& lines, int count, const std::string& what, const std::string& how) {
    if (count > 0) lines.push_back(std::to_string(count) + what + ": `" + how + "`");
}

}  // namespace

std::vector<std::string> lines_of(const store::LostReaders& lost, HowTo how_to) {
    using enum Remedy::Act;
    std::vector<std::string> lines;
    for (const std::string& why : lost.brakes)
        lines.push_back("nobody is given up: " + why +
                        "; look at the mail server's log, and whether somebody lists or blocks it");
    add(lines, lost.bounced, " given up, as mail to them failed", how_to({list_bounced}));
    add(lines, lost.complained, " complained, and get no more mail", how_to({list_complained}));
    add(lines, lost.paused, " paused, to be tried once a month for three months", how_to({list_paused}));
    add(lines, lost.not_reached,
        " stay paused, as no try reached them; they come back by signing up again, or `" +
            how_to({unsuppress}) + "`",
        how_to({list_paused}));
    return lines;
}

std::vector<std::string> warn_of_lost_readers(World& world) {
    const store::LostReaders lost = store::untold_lost_readers(world.db, store::Audience::the_operator);
    std::vector<std::string> lines = lines_of(lost, world.how_to);
    if (lost.readers() <= handful && lost.brakes.empty()) return lines;
    for (const std::string& line : lines) world.log.warning("readers lost", {{"what", line}});
    lost_readers_told(world);
    return lines;
}

void lost_readers_told(World& world) {
    store::Transaction tx(world.db);
    store::lost_readers_told(tx, store::Audience::the_operator);
    tx.commit();
}

}  // namespace tidings
