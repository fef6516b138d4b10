// Tables of one gazetteer folder, read into its vectors. Here are the rules that a row can break by itself; what takes
// several rows or files is in gazetteer_check.h and set_check.h.
#pragma once

#include <string>

#include "wasla/base/problem_reporter.h"
#include "wasla/gazetteer/gazetteer.h"

namespace wasla::gazetteer {

// Each appends to `gazetteer` what it can understand of `bytes`. A field with a problem is read as if it were empty
// where the row means something without it, so that one mistake does not bring forth others elsewhere.
void read_entities(std::string bytes, Gazetteer& gazetteer, ProblemReporter& problems);
void read_names(std::string bytes, Gazetteer& gazetteer, ProblemReporter& problems);
void read_relations(std::string bytes, Gazetteer& gazetteer, ProblemReporter& problems);
void read_identifiers(std::string bytes, Gazetteer& gazetteer, ProblemReporter& problems);
void read_places(std::string bytes, Gazetteer& gazetteer, ProblemReporter& problems);
void read_redirects(std::string bytes, Gazetteer& gazetteer, ProblemReporter& problems);
void read_judgements(std::string bytes, Gazetteer& gazetteer, ProblemReporter& problems);
void read_lint_allowances(std::string bytes, Gazetteer& gazetteer, ProblemReporter& problems);

}  // namespace wasla::gazetteer
