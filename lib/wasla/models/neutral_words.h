// The words of a name in their neutral form, for those who learn from names.
#pragma once

#include <string>
#include <vector>

#include "wasla/models/name_pairs.h"
#include "wasla/text/spelling.h"

namespace wasla::models {

// One a thread; its buffers are used again.
class NeutralWords {
 public:
  // Words without a sound are left out. Valid until the next call.
  const std::vector<std::string>& operator()(const TaggedName& name);

 private:
  text::SpellingScratch scratch_;
  text::Spelling spelling_;
  std::vector<std::string> words_;
};

}  // namespace wasla::models
