#pragma once

#include <string>
#include <string_view>

namespace tidings {

// A whole node of Drupal's as a description: title, author and date stand before its text.
struct DrupalRow {
    std::string html;     // without those fields
    std::string created;  // the datetime of the date field; empty if there is none
};

// True if `html` begins with such fields, at a glance: by their classes, or, where a theme writes none, by a
// <span> that repeats the item's title.
bool is_drupal_row(std::string_view html, std::string_view title);
DrupalRow read_drupal_row(std::string_view html, std::string_view title);

}  // namespace tidings
