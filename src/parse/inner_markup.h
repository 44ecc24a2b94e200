#pragma once

#include <string>

#include "parse/element.h"

namespace tidings {

// The address that an element holds: its text, or the href of an anchor in it, as Drupal's Views write one
// where an address belongs; escaped or not.
std::string address_text(const Element& element);

// The date that an element holds: its text, or the datetime of a <time> in it.
std::string date_text(const Element& element);

}  // namespace tidings
