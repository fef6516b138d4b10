#include "wasla/models/name_alignment.h"

#include "wasla/text/spelling.h"

namespace wasla::models {

std::string written_alignment(const AlignmentModel& model, std::string_view name, std::string_view language,
                              std::string_view other, std::string_view other_language) {
  text::SpellingScratch scratch;
  text::Spelling a, b;
  text::spell(name, text::spelling_profile(name, language), scratch, a);
  text::spell(other, text::spelling_profile(other, other_language), scratch, b);
  std::string out;
  for (const auto& step : model.align(a.letters, a.profile, b.letters, b.profile)) {
    out += out.empty() ? "" : " ";
    for (std::size_t i = step.a_begin; i < step.a_end; ++i) {
      out += text::written(a.profile, a.letters[i]);
    }
    out += ":";
    for (std::size_t i = step.b_begin; i < step.b_end; ++i) {
      out += text::written(b.profile, b.letters[i]);
    }
  }
  return out;
}

}  // namespace wasla::models
