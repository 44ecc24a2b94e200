#include "dedupe/title_parts.h"

namespace tidings {

std::size_t end_of_title_part(std::string_view title) {
    std::size_t end = title.find_first_of(",:;|()[]");
    for (const std::string_view mark : {" - ", "–", "—", "·", "•"}) end = std::min(end, title.find(mark));
    return end;
}

}  // namespace tidings
