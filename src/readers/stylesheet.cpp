#include "readers/routes.h"

namespace tidings::readers {

web::Response show_stylesheet(const Visit&, Context& context) {
    return {.type = "text/css; charset=utf-8", .body = context.stylesheet};
}

}  // namespace tidings::readers
