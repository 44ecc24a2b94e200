#pragma once

#include <string>

#include "parse/element.h"

namespace tidings {

// The address in an element: its text, or the href of an anchor in it, escaped or not, as Drupal's Views
// write it.
std::string address_text(const Element& element);

// The date in an element: its text, or the datetime of a <time> in it.
std::string date_text(const Element& element);

}  // namespace tidings
