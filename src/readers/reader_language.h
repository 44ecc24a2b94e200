#pragma once

#include <string>
#include <string_view>

#include "model/languages.h"
#include "web/request.h"

namespace tidings::readers {

bool is_page_language(std::string_view tag);

// In which of them to answer: the first that is one of them out of ?lang=, what the reader chose (`chosen`,
// may be empty), Accept-Language (RFC 9110 section 12.5.4), the hub's `usual` one, English.
std::string language_for(const web::Request& request, std::string_view chosen, std::string_view usual);

}  // namespace tidings::readers
