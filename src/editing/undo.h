#pragma once

#include "base/result.h"
#include "editing/signature.h"
#include "model/act.h"

namespace tidings::editing {

// Takes back what an act on a story changed, whether it was the last one or not, by an act of its own, which
// is returned. Of an act that concerned several stories the whole is taken back. Error no_such_file for a
// number that no act has; refused where there is nothing to take back, it was taken back already, a field was
// changed again since, readers were mailed what was approved, or the act is for good: the error says what can
// still be done.
Result<Act> undo(store::Database& db, ActId id, const Signature& signature);

// Does an act again that was taken back. Error refused where it is in force, or a field was changed since.
Result<Act> redo(store::Database& db, ActId id, const Signature& signature);

}  // namespace tidings::editing
