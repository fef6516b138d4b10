// Where in its line each problem is.
#pragma once

#include "wasla/base/diagnostic.h"

namespace wasla::gazetteer {

// Makes `column` what it should be: the place of the field that the problem's rule is about, found in the file, plus
// the place within that field that the rule has noted (from 1; 0 for none).
void add_columns(Diagnostics& problems);

}  // namespace wasla::gazetteer
