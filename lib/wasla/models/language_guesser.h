// ModelLanguageGuesser: the languages of a text by line, from letters and function words (RuleLanguageGuesser) and,
// where these are unsure, from the trained LanguageIdentifier as well.
//
//   const models::ModelLanguageGuesser guesser(models::LanguageIdentifier::open(bytes));   // bytes must outlive it
//   Linker linker(index, &guesser);
//
// Immutable and safe from any number of threads.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/models/language_identifier.h"
#include "wasla/text/language.h"

namespace wasla::models {

class WASLA_EXPORT ModelLanguageGuesser final : public text::LanguageGuesser {
 public:
  explicit ModelLanguageGuesser(const LanguageIdentifier& identifier) : identifier_(identifier) {}

  void guess(std::string_view text, const text::Tokens& tokens, std::optional<Language> hint,
             std::vector<text::LineLanguages>& out) const override;

 private:
  Language judge(std::string_view text, std::span<const text::Token> words, text::LanguageScores rules,
                 text::CharKind script, double sure) const;

  LanguageIdentifier identifier_;
};

}  // namespace wasla::models
