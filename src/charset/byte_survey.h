#pragma once

#include <string_view>

namespace tidings {

// The facts about bytes that choose their decoder, found in one pass.
struct ByteSurvey {
    bool is_ascii = true;
    bool is_utf8 = true;                // every byte belongs to a well-formed sequence (RFC 3629)
    bool may_be_encoded_twice = false;  // see undo_double_encoding; false is certain
    bool may_have_c1_controls = false;  // see undo_c1_controls; false is certain
};

ByteSurvey survey_bytes(std::string_view bytes);

}  // namespace tidings
