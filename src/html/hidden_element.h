#pragma once

#include "html/tokenizer.h"

namespace tidings {

// How certainly a start tag hides its element.
enum class Hidden {
    no,
    perhaps,   // as also elements are hidden that a script shows on demand
    for_mails  // as mailing software hides a preheader from all mail programs
};

Hidden hidden_by(const HtmlToken& start_tag);

}  // namespace tidings
