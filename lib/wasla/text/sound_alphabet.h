// The alphabets that spellings are written in (spelling.h), and what stands for letters they lack.
#pragma once

#include <span>
#include <string_view>

#include "wasla/text/spelling.h"

namespace wasla::text {

// Letters of the alphabet for a letter that it does not have: ā is read as a, ḫ as kh.
struct Substitute {
  char32_t from;
  std::u32string_view to;
};

std::span<const Substitute> substitutes(FoldingProfile profile);

}  // namespace wasla::text
