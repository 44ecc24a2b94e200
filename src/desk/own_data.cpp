#include "desk/own_data.h"

#include "desk/data_export.h"
#include "membership/erasing.h"
#include "store/people/address_moves.h"
#include "text/ascii.h"
#include "text/plain_text.h"

namespace tidings::desk {
namespace {

enum class TypedAddress { right, wrong, tried_too_often };

// Counts a wrong one.
TypedAddress judge_own_address(const Visit& visit, Desk& desk) {
    const Subscriber& reader = visit.person->subscriber;
    const std::string& peer = visit.request.peer;
    const Timestamp now = desk.clock();
    if (desk.wrong_addresses.too_many(reader.id, peer, now)) return TypedAddress::tried_too_often;
    if (equal_ignoring_case(clean_line(visit.form.text("own_email"), 300), reader.email.text()))
        return TypedAddress::right;
    desk.wrong_addresses.count(reader.id, peer, now);
    return TypedAddress::wrong;
}

Response give_data(const Visit& visit, Desk& desk) {
    return {.type = "application/json; charset=utf-8",
            .body = export_of(desk.db, *visit.person, AskedBy::reader),
            .headers = {{"Content-Disposition", "attachment; filename=\"my-data.json\""}}};
}

Response erase_reader(const Visit& visit, Desk& desk) {
    membership::erase_by_link(desk.db, desk.key, visit.person->subscriber.id, desk.clock());
    const OurWords words = words_of(visit, desk);
    return message_page(visit, desk, words.text("erased_title"), words.text("erased_text"));
}

}  // namespace

void show_own_data(render::Data& data, SubscriberId reader, const Desk& desk) {
    data.set("has_moved", store::moved_at(desk.db, reader).has_value());
    data.set("has_move_to_undo", store::has_move_to_undo(desk.db, reader));
}

bool is_about_own_data(std::string_view act) { return act == "data" || act == "erase"; }

Response own_data(const Visit& visit, Desk& desk,
                  const std::function<Response(const std::vector<Problem>&)>& again) {
    const std::string act(visit.form.text("act"));
    switch (judge_own_address(visit, desk)) {
        case TypedAddress::tried_too_often:
            return too_often_page(visit, desk, desk.wrong_addresses.wait());
        case TypedAddress::wrong:
            return again({{"own_email_" + act, words_of(visit, desk).text("own_email_wrong")}});
        case TypedAddress::right:
            break;
    }
    return act == "data" ? give_data(visit, desk) : erase_reader(visit, desk);
}

}  // namespace tidings::desk
