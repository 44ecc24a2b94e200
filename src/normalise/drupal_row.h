#pragma once

#include <string>
#include <string_view>

namespace tidings {

// A whole node of Drupal's as a description: title, author and date stand before its text.
struct DrupalRow {
    std::string html;     // without those fields
    std::string created;  // the datetime of the date field; empty if there is none
};

// True if `html` begins with such fields, at a glance.
bool is_drupal_row(std::string_view html);
DrupalRow read_drupal_row(std::string_view html);

}  // namespace tidings
