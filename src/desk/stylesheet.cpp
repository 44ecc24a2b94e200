#include "desk/routes.h"

namespace tidings::desk {

Response show_stylesheet(const Visit&, Desk& desk) {
    return {.type = "text/css; charset=utf-8", .body = desk.stylesheet};
}

}  // namespace tidings::desk
