#include "schema_steps.h"
