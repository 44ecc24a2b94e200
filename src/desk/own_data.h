#pragma once

#include "desk/desk.h"

namespace tidings::desk {

// What a reader types to get or to erase their data: whoever a mail was forwarded to has its links, the
// address they have to know besides.
enum class TypedAddress { right, wrong, tried_too_often };

// Judges the form's own_email, and counts it if it is wrong.
TypedAddress judge_own_address(const Visit& visit, Desk& desk);

// All that is stored about the reader, as a file.
Response give_data(const Visit& visit, Desk& desk);

// Erases the reader, and says so.
Response erase_reader(const Visit& visit, Desk& desk);

}  // namespace tidings::desk
