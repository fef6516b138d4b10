#include "wasla/models/neutral_words.h"

#include <utility>

#include "wasla/text/neutral_form.h"

namespace wasla::models {

const std::vector<std::string>& NeutralWords::operator()(const TaggedName& name) {
  text::spell(name.text, text::spelling_profile(name.text, name.lang), scratch_, spelling_);
  words_.clear();
  for (std::size_t part = 0; part < spelling_.parts.size(); ++part) {
    std::string word = text::neutral_form(spelling_, part);
    if (!word.empty()) {
      words_.push_back(std::move(word));
    }
  }
  return words_;
}

}  // namespace wasla::models
