#include "fetch/http.h"

namespace tidings::fetch {

std::string_view HttpResponse::header(std::string_view name) const {
    const auto found =
        headers.lower_bound(std::string(name));  // the first of equal names, in the order they came
    return found == headers.end() || found->first != name ? std::string_view() : found->second;
}

}  // namespace tidings::fetch
