// How the letters of two names were aligned, for people to read.
#pragma once

#include <string>
#include <string_view>

#include "wasla/base/export.h"
#include "wasla/models/alignment_model.h"

namespace wasla::models {

// "q:ق a:ا s:س …": letters of the one name, a colon, the letters of the other that stand for them. Languages are BCP
// 47; empty or unknown ones are guessed by the letters.
WASLA_EXPORT std::string written_alignment(const AlignmentModel& model, std::string_view name,
                                           std::string_view language, std::string_view other,
                                           std::string_view other_language);

}  // namespace wasla::models
