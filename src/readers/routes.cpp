#include "readers/routes.h"

#include <array>

namespace tidings::readers {
namespace {

constexpr LinkPurpose no_link{};
constexpr std::size_t no_body = 0, button = 4 * 1024, form = 16 * 1024;

constexpr std::array table{
    Route{"GET", "/", Who::anybody, no_link, no_body, web::From::our_pages, show_sign_up},
    Route{"POST", "/", Who::anybody, no_link, form, web::From::our_pages, take_sign_up},
    Route{"GET", "/subscribe", Who::anybody, no_link, no_body, web::From::our_pages, show_sign_up},
    Route{"POST", "/subscribe", Who::anybody, no_link, form, web::From::our_pages, take_sign_up},
    Route{"GET", "/link", Who::anybody, no_link, no_body, web::From::our_pages, show_my_link},
    Route{"POST", "/link", Who::anybody, no_link, form, web::From::our_pages, mail_my_link},
    Route{"GET", "/confirm/{token}", Who::reader, LinkPurpose::confirm, no_body, web::From::our_pages,
          show_confirmation},
    Route{"POST", "/confirm/{token}", Who::reader, LinkPurpose::confirm, button, web::From::our_pages,
          confirm_sign_up},
    Route{"GET", "/preferences/{token}", Who::reader, LinkPurpose::preferences, no_body, web::From::our_pages,
          show_preferences},
    Route{"POST", "/preferences/{token}", Who::reader, LinkPurpose::preferences, form, web::From::our_pages,
          change_preferences},
    Route{"GET", "/change-address/{token}", Who::reader, LinkPurpose::change_address, no_body,
          web::From::our_pages, show_new_address},
    Route{"POST", "/change-address/{token}", Who::reader, LinkPurpose::change_address, button,
          web::From::our_pages, confirm_new_address},
    Route{"GET", "/undo-change/{token}", Who::link_holder, LinkPurpose::undo_change, no_body,
          web::From::our_pages, show_undoing},
    Route{"POST", "/undo-change/{token}", Who::link_holder, LinkPurpose::undo_change, button,
          web::From::our_pages, undo_change},
    Route{"GET", "/unsubscribe/{token}", Who::reader, LinkPurpose::unsubscribe, no_body, web::From::our_pages,
          show_unsubscribing},
    Route{"POST", "/unsubscribe/{token}", Who::reader, LinkPurpose::unsubscribe, button, web::From::anywhere,
          unsubscribe},
    Route{"GET", "/static/desk.css", Who::anybody, no_link, no_body, web::From::our_pages, show_stylesheet},
};

}  // namespace

std::span<const Route> routes() { return table; }

}  // namespace tidings::readers
