// NameLetters: what of a name's letters stands in any text that has the name, however the text inflects it.
//
// A text's word is filed under the same key as the name's after proclitics, articles and endings were taken off, an
// article put before it, or it was joined with the next word. All these cut slices out of the keys of the text's words
// (text::Tokens::keys, which follow one another without a mark): so the part of a name's word that no rule touches is
// in them. One thread's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "wasla/text/token.h"

namespace wasla::maintenance {

class NameLetters {
 public:
  // One piece for each word that has two letters or more left; a name without any gives none, and may be anywhere.
  std::vector<std::string> of(std::string_view name);

 private:
  text::Tokens tokens_;
};

}  // namespace wasla::maintenance
