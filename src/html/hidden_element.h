#pragma once

#include "html/tokenizer.h"

namespace tidings {

// How surely a start tag says that its element is not shown.
enum class Hidden {
    no,
    perhaps,   // as much as elements are hidden that a script shows on demand
    for_mails  // as mailing software hides a preheader from all mail programs
};

Hidden hidden_by(const HtmlToken& start_tag);

}  // namespace tidings
