// Mention and Document: what linking returns.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/index/index.h"
#include "wasla/text/language.h"

namespace wasla {

// How the text and the name came together, from safest to weakest.
enum class MatchKind : std::uint8_t {
  kExact,       // equal match forms
  kClitic,      // equal after a proclitic or an ending was taken off
  kLoose,       // equal loose forms
  kVariant,     // equal but for an article or a space inside
  kDefined,     // an acronym that this document defines in brackets
  kAntecedent,  // the surname of a person named in full before
  kUnseen,      // a spelling that the index does not hold, known by its sound
  kNil,         // no name of the index: a span that looks like a name
};
WASLA_EXPORT std::string_view to_string(MatchKind kind);  // "exact", "clitic", …

// The named features of the scoring model (linking/ranker.cc says what each means and weighs).
enum class Feature : std::uint8_t {
  kBias,
  kClitic,
  kLoose,
  kVariant,
  kDefined,
  kAntecedent,
  kUnseen,
  kUnseenOdds,
  kUnseenPrior,
  kWeakestWord,
  kUnknownBeside,
  kCommonWord,
  kWords,
  kLetters,
  kPrior,
  kLanguage,
  kKindShort,
  kKindAcronym,
  kUnsupported,
  kCaseDiffers,
  kLowercase,
  kTypeCue,
  kQuoted,
  kSupportSame,
  kNamedLast,
  kSupportResolved,
  kSupportRelated,
  kMainCountry,
  kOtherCountry,
  kRelatedBeside,
  kCountryBeside,
  kOffice,
  kOfficeNear,
  kOtherOffice,
  kOutOfTime,
  kYear,
  kGivenName,
  kTopic,
  kOtherTopic,
  kWordToo,
  kWordUnsupported,
  kRivals,
  kOtherWord,
  kInsideName,
  kInsideOrganisation,
  kInner,
  kRivalNamed,
  kUnlistedBearer,
  kNil,
  kNilWords,
  kNilTitle,
  kNilGiven,
  kNilSurname,
  kNilBegins,
  kNilCommon,
  kNilAntecedent,
  kNilListed,
  kNilInner,
  kCount,
};
inline constexpr std::size_t kFeatures = static_cast<std::size_t>(Feature::kCount);
WASLA_EXPORT std::string_view to_string(Feature feature);

// One reading of a span. Scores are log odds, probabilities 0 … 1.
struct Candidate {
  EntityNumber entity = kNoEntity;
  NameNumber name;
  MatchKind match = MatchKind::kExact;
  float score = 0;
  float probability = 0;
  std::array<float, kFeatures> features{};
};

// Positions are bytes into the text given to the linker, end exclusive.
struct Mention {
  std::uint64_t begin = 0, end = 0;                  // the bare name
  std::uint64_t token_begin = 0, token_end = 0;      // the whole written words, with proclitics and endings
  Language language = Language::kOther;              // of the text there
  bool linked = false;                               // false: a NIL mention, in no gazetteer
  std::uint32_t nil = 0;                             // 1-based cluster of a NIL mention within the document
  EntityType nil_type = EntityType::kMiscellaneous;  // of a NIL mention
  Candidate best;                                    // meaningful if linked
  std::vector<Candidate> rivals;  // other entities for this span, best first; LinkOptions::rivals at most
};

// The result of one document. Owned by the Scratch it was made with and overwritten by that Scratch's next document.
struct Document {
  std::vector<Mention> mentions;  // by position; they never overlap
};

}  // namespace wasla
