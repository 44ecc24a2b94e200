#pragma once

#include <string>
#include <string_view>

#include "commands/deciding.h"
#include "commands/syntax.h"
#include "model/act.h"

namespace tidings {

// An act by its number in the log.
struct NamedAct {
    std::string act;
    Deciding deciding;
};
void declare_act(Syntax& syntax, NamedAct& named);

// editing::undo or redo.
using TakeBack = Result<Act>(store::Database&, ActId, const editing::Signature&);

// Takes the act back or does it again, prints what was done, and returns the exit status.
int take_back(const NamedAct& named, TakeBack& act, std::string_view done, const GlobalOptions& global,
              Outside& outside);

}  // namespace tidings
