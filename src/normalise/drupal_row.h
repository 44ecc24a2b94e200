#pragma once

#include <string>
#include <string_view>

namespace tidings {

// A description that holds a whole rendered Drupal node: its title, author and date precede the text.
struct DrupalRow {
    std::string html;     // without those fields
    std::string created;  // the datetime of the date field; empty if there is none
};

// A quick check whether `html` begins with such fields: by their classes, or, in themes without classes, by a
// <span> that repeats the item's title.
bool is_drupal_row(std::string_view html, std::string_view title);
DrupalRow read_drupal_row(std::string_view html, std::string_view title);

}  // namespace tidings
