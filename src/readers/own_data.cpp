#include "readers/own_data.h"

#include "membership/erasing.h"
#include "readers/data_export.h"
#include "store/people/address_moves.h"
#include "text/ascii.h"
#include "text/plain_text.h"

namespace tidings::readers {
namespace {

enum class TypedAddress { right, wrong, tried_too_often };

// Counts a wrong one.
TypedAddress judge_own_address(const Visit& visit, Context& context) {
    const Subscriber& reader = visit.person->subscriber;
    const std::string& peer = visit.request.peer;
    const Timestamp now = context.clock();
    if (context.wrong_addresses.too_many(reader.id, peer, now)) return TypedAddress::tried_too_often;
    if (equal_ignoring_case(clean_line(visit.form.text("own_email"), 300), reader.email.text()))
        return TypedAddress::right;
    context.wrong_addresses.count(reader.id, peer, now);
    return TypedAddress::wrong;
}

web::Response give_data(const Visit& visit, Context& context) {
    return {.type = "application/json; charset=utf-8",
            .body = export_of(context.db, *visit.person, AskedBy::reader),
            .headers = {{"Content-Disposition", "attachment; filename=\"my-data.json\""}}};
}

web::Response erase_reader(const Visit& visit, Context& context) {
    membership::erase_by_link(context.db, context.key, visit.person->subscriber.id, context.clock());
    const OurWords words = words_of(visit, context);
    return message_page(visit, context, words.text("erased_title"), words.text("erased_text"));
}

}  // namespace

void show_own_data(render::Data& data, SubscriberId reader, const Context& context) {
    data.set("has_moved", store::moved_at(context.db, reader).has_value());
    data.set("has_move_to_undo", store::has_move_to_undo(context.db, reader));
}

bool is_about_own_data(std::string_view act) { return act == "data" || act == "erase"; }

web::Response own_data(const Visit& visit, Context& context,
                       const std::function<web::Response(const std::vector<Problem>&)>& again) {
    const std::string act(visit.form.text("act"));
    switch (judge_own_address(visit, context)) {
        case TypedAddress::tried_too_often:
            return too_often_page(visit, context, context.wrong_addresses.wait());
        case TypedAddress::wrong:
            return again({{"own_email_" + act, words_of(visit, context).text("own_email_wrong")}});
        case TypedAddress::right:
            break;
    }
    return act == "data" ? give_data(visit, context) : erase_reader(visit, context);
}

}  // namespace tidings::readers
