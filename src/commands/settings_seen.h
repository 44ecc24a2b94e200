#pragma once

#include "world/data_folder.h"

namespace tidings {

// Writes into the audit log what tidings.toml and the environment have changed of the settings since the last
// run, by their names; secrets without their values. Nothing where they are as they were.
void record_settings(DataFolder& folder, Timestamp now);

}  // namespace tidings
