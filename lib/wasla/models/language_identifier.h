// LanguageIdentifier: a small trained model that tells the languages of one script apart by the letter sequences of
// their words; an immutable view of bytes in the format of docs/formats/language.md.
//
//   const auto identifier = LanguageIdentifier::open(bytes);          // bytes must outlive it
//   const auto evidence = identifier.read(text, tokens.tokens, text::CharKind::kLatin);
//   identifier.probabilities(evidence, text::CharKind::kLatin)[index of Language::kKurmanji]
//
// It is fastText's supervised model (language_trainer.h) reckoned out: the score of a label is linear in the letter
// sequences, so the file holds what each sequence adds to each label, as integers. Evidence is therefore the same on
// every machine. Nothing of fastText is needed here. Opening looks at the header only. Safe from any number of threads;
// allocates nothing.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/text/language.h"
#include "wasla/text/language_rules.h"
#include "wasla/text/token.h"

namespace wasla::models {

class WASLA_EXPORT LanguageIdentifier {
 public:
  // Labels in a file at most; a row has a column for each.
  static constexpr std::size_t kMostLabels = 8;

  struct Evidence {
    std::array<std::int32_t, kMostLabels> sums{};  // by label
    std::int32_t sequences = 0;
  };

  // Throws Error(kModel) where the bytes are no model, of another version or cut short.
  static LanguageIdentifier open(std::string_view bytes);

  // What the words of `script` among `words` say. Words are tokens of `text`, of one line as a rule.
  Evidence read(std::string_view text, std::span<const text::Token> words, text::CharKind script) const;

  // Scores relative to the best language of the script, in natural logarithms of probability: 0 for the best, -infinity
  // for those the model does not know there.
  text::LanguageScores scores(const Evidence& evidence, text::CharKind script) const;
  // Their probabilities: 1 in sum, or all 0 where there is no evidence.
  text::LanguageScores probabilities(const Evidence& evidence, text::CharKind script) const;

 private:
  LanguageIdentifier() = default;
  void add(std::string_view word, Evidence& evidence) const;

  std::string_view rows_;
  std::uint32_t buckets_ = 1, steps_ = 1;
  std::uint32_t shortest_ = 1, longest_ = 1;
  std::uint32_t label_count_ = 0;
  std::array<Language, kMostLabels> labels_{};
};

// The bytes of a model, for those who make one: `rows` holds what each bucket adds to each label.
struct LanguageModelParts {
  std::vector<std::string> labels;  // BCP 47 tags
  std::uint32_t shortest = 2, longest = 4;
  std::vector<std::array<double, LanguageIdentifier::kMostLabels>> rows;
};
WASLA_EXPORT std::string encode_language_model(const LanguageModelParts& parts);

}  // namespace wasla::models
