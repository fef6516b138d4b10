#include "wasla/models/name_commonness.h"

#include "wasla/text/token.h"

namespace wasla::models {

int name_commonness(const WordTable& words, std::string_view lang, std::string_view name) {
  const Language language = parse_language(lang);
  if (language == Language::kOther) {
    return 0;
  }
  static thread_local text::Tokens tokens;  // only to spare allocations
  text::tokenize(name, tokens);
  if (tokens.tokens.size() != 1) {
    return 0;
  }
  return words.commonness(language, tokens.key(tokens.tokens.front()));
}

}  // namespace wasla::models
