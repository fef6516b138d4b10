#include "wasla/linking/ranker.h"

#include <algorithm>
#include <bitset>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "wasla/base/error.h"

namespace wasla {

std::string_view to_string(MatchKind kind) {
  switch (kind) {
    case MatchKind::kExact: return "exact";
    case MatchKind::kClitic: return "clitic";
    case MatchKind::kLoose: return "loose";
    case MatchKind::kVariant: return "variant";
    case MatchKind::kDefined: return "defined";
    case MatchKind::kAntecedent: return "antecedent";
    case MatchKind::kUnseen: return "unseen";
    case MatchKind::kNil: return "nil";
  }
  return "exact";
}

namespace {

struct Row {
  Feature feature;
  float weight;
  std::string_view name;
};

// In the order of enum Feature.
constexpr Row kModel[] = {
    {Feature::kBias, 2.4f, "bias"},
    // How text and name came together; an exact match has none of these.
    {Feature::kClitic, -0.2f, "clitic"},
    // Twice for short or common single words, in which one letter makes another word; a part for names of several.
    {Feature::kLoose, -0.8f, "loose"},
    {Feature::kVariant, -0.8f, "variant"},
    {Feature::kDefined, -0.2f, "defined"},
    // The surname of a person named in full before, not listed as a name.
    {Feature::kAntecedent, -0.3f, "antecedent"},
    // Known by sound alone.
    {Feature::kUnseen, -6.0f, "unseen"},
    // … the log odds that the comparison of the letters gives
    {Feature::kUnseenOdds, 0.5f, "unseen-odds"},
    // … the entity's prior less 3: the world has more names than a list, and chance finds the rare ones
    {Feature::kUnseenPrior, 0.35f, "unseen-prior"},
    // … how well the word fits that fits worst, 0 to 1
    {Feature::kWeakestWord, 2.0f, "weakest-word"},
    // … words beside it that are no common ones and in no match: it may be a part of a longer name
    {Feature::kUnknownBeside, -0.5f, "unknown-beside"},
    // … the class of its most common word in the table of words
    {Feature::kCommonWord, -0.2f, "common-word"},
    // Words beyond the first, at most three (one, if known by sound): a long name is no chance match.
    {Feature::kWords, 1.2f, "words"},
    // Letters that a single word lacks of five.
    {Feature::kLetters, -0.35f, "few-letters"},
    // The entity's prior less 3, in steps.
    {Feature::kPrior, 0.15f, "prior"},
    // 1 if the name belongs to another language than the text (half for names of several words and for acronyms); 0.5
    // if the text's language is not known.
    {Feature::kLanguage, -1.9f, "other-language"},
    {Feature::kKindShort, -0.8f, "short-name"},
    {Feature::kKindAcronym, 0.0f, "acronym"},
    // A name that needs support in the document and has not got it.
    {Feature::kUnsupported, -3.4f, "unsupported"},
    {Feature::kCaseDiffers, -0.3f, "case-differs"},
    // Written small: once for a single word, a part for longer names.
    {Feature::kLowercase, -4.5f, "lowercase"},
    // A title or class noun beside it that fits the entity's type (0.5) or class (1).
    {Feature::kTypeCue, 1.0f, "type-cue"},
    // In quotation marks: 1 for a newspaper or channel, -1 for a place.
    {Feature::kQuoted, 1.0f, "quoted"},
    // Of a short or shared name that needs no support: the entity is named in full before (1) or only behind (0.6).
    {Feature::kSupportSame, 1.0f, "named-in-full"},
    // Among rivals, the one named in full last before it.
    {Feature::kNamedLast, 1.0f, "named-last"},
    // Not named in full, but a short name elsewhere was read as it: before (1) or only behind (0.6).
    {Feature::kSupportResolved, 0.8f, "resolved-elsewhere"},
    // An entity related to this one is in the document.
    {Feature::kSupportRelated, 0.9f, "related-named"},
    // … or only the country that the document speaks of most is; or that is another than its own
    {Feature::kMainCountry, 0.3f, "main-country"},
    {Feature::kOtherCountry, -0.2f, "other-country"},
    // … an entity related to it is named a few words away, or only its country is
    {Feature::kRelatedBeside, 0.8f, "related-beside"},
    {Feature::kCountryBeside, 0.4f, "country-beside"},
    // The title before the name is an office of the person, a present one (1) or a former one (0.5); half if it stands
    // behind
    {Feature::kOffice, 1.5f, "office"},
    // … or no title stands beside it, and one that does in the sentences around is its present one (1) or former (0.5)
    {Feature::kOfficeNear, 0.8f, "office-near"},
    // … is none of its offices (0.5 if none of them is known)
    {Feature::kOtherOffice, -1.5f, "other-office"},
    // The document's year is not one of the name, or of the person's offices if a title says one.
    {Feature::kOutOfTime, -1.5f, "out-of-time"},
    // A year near by is one of the description's (1), of its roles (0.5), or after its death (-1).
    {Feature::kYear, 1.0f, "year"},
    // The person's given name stands elsewhere in the document.
    {Feature::kGivenName, 1.0f, "given-name"},
    // Words near by speak of what the entity has to do with, up to three thirds
    {Feature::kTopic, 0.5f, "topic"},
    // … of other things, up to three thirds
    {Feature::kOtherTopic, -0.3f, "other-topic"},
    // A single word that is common as such, by its class in the table of words, in fifths; half for a capital.
    {Feature::kWordToo, -0.3f, "word-too"},
    // … times how far it is from the support it needs
    {Feature::kWordUnsupported, -0.5f, "word-unsupported"},
    // Logarithm of the number of entities that bear the name, beyond one.
    {Feature::kRivals, -0.1f, "rivals"},
    // The ending makes another word: 1 for the demonym of a country, less for other places, whose ezafe it may be.
    {Feature::kOtherWord, -7.0f, "other-word"},
    // A surname beside a capitalised word that is no title: part of another person's name.
    {Feature::kInsideName, -3.0f, "inside-name"},
    // A place behind a noun with which names of organisations begin: "Linguistic Society of America", جامعة الموصل.
    {Feature::kInsideOrganisation, -1.0f, "inside-organisation"},
    // Within a longer name that a gazetteer lists.
    {Feature::kInner, -2.5f, "inner"},
    // A rival of this span is named in full before, and this one is not.
    {Feature::kRivalNamed, -1.5f, "rival-named"},
    // The last word of a name before, which no gazetteer has.
    {Feature::kUnlistedBearer, -2.0f, "unlisted-bearer"},
    // A span that looks like a name, without an entity; it has none of the features above
    {Feature::kNil, -0.5f, "nil"},
    // … words beyond the first, at most three
    {Feature::kNilWords, 0.7f, "nil-words"},
    // … behind a person's title
    {Feature::kNilTitle, 1.0f, "nil-title"},
    // … beginning with a given name, ending with a surname of listed persons
    {Feature::kNilGiven, 1.0f, "nil-given"},
    {Feature::kNilSurname, 0.3f, "nil-surname"},
    // … at the beginning of a sentence, where any word has a capital
    {Feature::kNilBegins, -1.0f, "nil-begins"},
    // … the mean class of its words in the table of words, in fifths
    {Feature::kNilCommon, -1.0f, "nil-common"},
    // … the surname of somebody unlisted who was named in full before
    {Feature::kNilAntecedent, 1.5f, "nil-antecedent"},
    // … of several words that is also a listed name; that lies within one
    {Feature::kNilListed, -1.0f, "nil-listed"},
    {Feature::kNilInner, -1.0f, "nil-inner"},
};
static_assert(std::size(kModel) == kFeatures);

constexpr std::string_view kFormatLine = "wasla-ranker\t1";
constexpr std::string_view kSlope = "calibration-slope", kOffset = "calibration-offset";

void append_line(std::string_view name, float value, std::string& out) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.5g", static_cast<double>(value));
  out.append(name).append("\t").append(digits).append("\n");
}

}  // namespace

Ranker::Ranker() {
  for (const Row& row : kModel) {
    set_weight(row.feature, row.weight);
  }
}

float Ranker::score(const Candidate& candidate) const {
  double score = 0;
  for (std::size_t f = 0; f < kFeatures; ++f) {
    score += static_cast<double>(weights_[f]) * static_cast<double>(candidate.features[f]);
  }
  return static_cast<float>(score);
}

double Ranker::contribution(const Candidate& candidate, Feature feature) const {
  const auto f = static_cast<std::size_t>(feature);
  return static_cast<double>(weights_[f] * candidate.features[f]);
}

double Ranker::calibrated(double probability) const {
  if (calibration_ == Calibration{}) {
    return probability;
  }
  constexpr double kLeast = 1e-9;
  const double p = std::clamp(probability, kLeast, 1 - kLeast);
  const double odds =
      static_cast<double>(calibration_.slope) * std::log(p / (1 - p)) + static_cast<double>(calibration_.offset);
  return 1.0 / (1.0 + std::exp(-odds));
}

std::string Ranker::write() const {
  std::string out(kFormatLine);
  out += '\n';
  for (const Row& row : kModel) {
    append_line(row.name, weight(row.feature), out);
  }
  append_line(kSlope, calibration_.slope, out);
  append_line(kOffset, calibration_.offset, out);
  return out;
}

Ranker Ranker::read(std::string_view bytes, const std::string& file) {
  auto fail = [&](std::uint64_t line, const char* message) {
    throw Error(ErrorKind::kModel, file, line, message, "make the model again with `wasla train ranker`");
  };
  Ranker result;
  std::bitset<kFeatures + 2> known;
  std::uint64_t number = 0;
  while (!bytes.empty() || number == 0) {
    ++number;
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
    if (number == 1) {
      if (line != kFormatLine) {
        fail(1, "is no table of ranker weights of format 1");
      }
      continue;
    }
    const std::size_t tab = std::min(line.find('\t'), line.size());
    const std::string_view name = line.substr(0, tab), digits = line.substr(std::min(tab + 1, line.size()));
    float value = 0;
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const Feature feature = parse_feature(name);
    const std::size_t place = name == kSlope    ? kFeatures
                              : name == kOffset ? kFeatures + 1
                                                : static_cast<std::size_t>(feature);
    if ((feature == Feature::kCount && name != kSlope && name != kOffset) || parsed.ec != std::errc() ||
        parsed.ptr != digits.data() + digits.size() || !std::isfinite(value)) {
      fail(number, "has a line that is not a feature, a tab and its weight");
    }
    if (known[place]) {
      fail(number, "gives a weight a second time");
    }
    known[place] = true;
    if (name == kSlope) {
      result.calibration_.slope = value;
    } else if (name == kOffset) {
      result.calibration_.offset = value;
    } else {
      result.set_weight(feature, value);
    }
  }
  return result;
}

Feature parse_feature(std::string_view name) {
  for (const Row& row : kModel) {
    if (row.name == name) {
      return row.feature;
    }
  }
  return Feature::kCount;
}

std::string_view to_string(Feature feature) {
  return feature < Feature::kCount ? kModel[static_cast<std::size_t>(feature)].name : std::string_view("?");
}

}  // namespace wasla
