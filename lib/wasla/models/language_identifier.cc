#include "wasla/models/language_identifier.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#include "wasla/base/error.h"
#include "wasla/models/language_features.h"
#include "wasla/models/little_endian.h"

namespace wasla::models {
namespace {

constexpr char kMagic[8] = {'W', 'A', 'S', 'L', 'A', 'L', 'I', 'D'};
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kLabelBytes = 8, kHeaderBytes = 128;
constexpr std::size_t kRowBytes = LanguageIdentifier::kMostLabels * 2;
constexpr std::uint32_t kMostBuckets = 1u << 24, kMostSteps = 1u << 15, kLongestSequence = 8;

// A word with its two markers may give so many sequences; their sums over a line must fit 32 bits.
static_assert((kLongestLanguageWord + 2) * kLongestSequence * kMostLanguageWords * 32768ull < 1ull << 31);

// Where the numbers of the header stand (docs/formats/language.md).
enum Field : std::size_t { kVersionAt = 8, kBucketsAt = 12, kStepsAt = 16, kSequencesAt = 20, kLabelsAt = 64 };

__extension__ typedef unsigned __int128 Wide;

std::int16_t little_endian(std::int16_t value) {
  if constexpr (std::endian::native == std::endian::little) {
    return value;
  }
  const auto bits = static_cast<std::uint16_t>(value);
  return static_cast<std::int16_t>(bits >> 8 | bits << 8);
}

[[noreturn]] void refuse(const std::string& what) {
  throw Error(ErrorKind::kModel, "language model: " + what, "restore the file, or make it again with `wasla train`");
}

bool of_script(Language language, text::CharKind script) {
  return text::is_arabic_script(language) == (script == text::CharKind::kArabic);
}

}  // namespace

LanguageIdentifier LanguageIdentifier::open(std::string_view bytes) {
  if (bytes.size() < kHeaderBytes || std::memcmp(bytes.data(), kMagic, sizeof kMagic) != 0) {
    refuse("is none: its first bytes are another file's, or it is cut short");
  }
  if (const std::uint32_t version = read_u32(bytes, kVersionAt); version != kVersion) {
    refuse("has version " + std::to_string(version) + ", this program reads version " + std::to_string(kVersion));
  }
  LanguageIdentifier model;
  model.buckets_ = read_u32(bytes, kBucketsAt);
  model.steps_ = read_u32(bytes, kStepsAt);
  model.shortest_ = static_cast<unsigned char>(bytes[kSequencesAt]);
  model.longest_ = static_cast<unsigned char>(bytes[kSequencesAt + 1]);
  model.label_count_ = static_cast<unsigned char>(bytes[kSequencesAt + 2]);
  if (model.buckets_ == 0 || model.buckets_ > kMostBuckets || model.steps_ == 0 || model.steps_ > kMostSteps ||
      model.shortest_ == 0 || model.shortest_ > model.longest_ || model.longest_ > kLongestSequence ||
      model.label_count_ == 0 || model.label_count_ > kMostLabels) {
    refuse("its header holds impossible numbers");
  }
  if (bytes.size() != kHeaderBytes + std::size_t{model.buckets_} * kRowBytes) {
    refuse("has " + std::to_string(bytes.size()) + " bytes where its header asks for " +
           std::to_string(kHeaderBytes + std::size_t{model.buckets_} * kRowBytes));
  }
  for (std::uint32_t i = 0; i < model.label_count_; ++i) {
    std::string_view tag = bytes.substr(kLabelsAt + i * kLabelBytes, kLabelBytes);
    tag = tag.substr(0, tag.find('\0'));
    const Language language = parse_language(tag);
    const auto end = model.labels_.begin() + i;
    if (language == Language::kOther || std::find(model.labels_.begin(), end, language) != end) {
      refuse("names a language that is unknown or named twice");
    }
    *end = language;
  }
  model.rows_ = bytes.substr(kHeaderBytes);
  return model;
}

// fastText's Dictionary::computeSubwords: sequences of shortest … longest letters of "<word>", except a marker alone;
// 32-bit FNV-1a over their bytes, which fastText widens with their sign.
void LanguageIdentifier::add(std::string_view word, Evidence& evidence) const {
  char marked[kLongestLanguageWord + 8];
  const std::size_t length = std::min(word.size(), sizeof marked - 2);
  marked[0] = '<';
  std::memcpy(marked + 1, word.data(), length);
  marked[length + 1] = '>';
  const std::size_t size = length + 2;
  const auto continues = [&marked](std::size_t i) { return (marked[i] & 0xC0) == 0x80; };
  // hash % buckets_ by multiplication (Lemire, Kaser and Kurz, 2019): exact, and a division would cost as much as the
  // rest of the loop.
  const std::uint64_t inverse = ~std::uint64_t{0} / buckets_ + 1;
  const auto remainder = [&](std::uint32_t value) {
    return static_cast<std::uint32_t>(static_cast<Wide>(inverse * value) * buckets_ >> 64);
  };
  std::array<std::int32_t, kMostLabels> sums = evidence.sums;
  for (std::size_t i = 0; i < size; ++i) {
    if (continues(i)) {
      continue;
    }
    std::uint32_t hash = 2166136261u;
    std::size_t j = i;
    for (std::uint32_t n = 1; j < size && n <= longest_; ++n) {
      do {
        hash ^= static_cast<std::uint32_t>(static_cast<std::int32_t>(static_cast<signed char>(marked[j++])));
        hash *= 16777619u;
      } while (j < size && continues(j));
      if (n < shortest_ || (n == 1 && (i == 0 || j == size))) {
        continue;
      }
      std::array<std::int16_t, kMostLabels> row;
      std::memcpy(row.data(), rows_.data() + std::size_t{remainder(hash)} * kRowBytes, kRowBytes);
      for (std::size_t label = 0; label < kMostLabels; ++label) {
        sums[label] += little_endian(row[label]);
      }
      ++evidence.sequences;
    }
  }
  evidence.sums = sums;
}

LanguageIdentifier::Evidence LanguageIdentifier::read(std::string_view text, std::span<const text::Token> words,
                                                      text::CharKind script) const {
  Evidence evidence;
  for_each_language_word(text, words, script, [&](std::string_view word) { add(word, evidence); });
  return evidence;
}

text::LanguageScores LanguageIdentifier::scores(const Evidence& evidence, text::CharKind script) const {
  text::LanguageScores scores;
  scores.fill(-std::numeric_limits<double>::infinity());
  std::int32_t most = std::numeric_limits<std::int32_t>::min();
  for (std::uint32_t i = 0; i < label_count_; ++i) {
    if (of_script(labels_[i], script)) {
      most = std::max(most, evidence.sums[i]);
    }
  }
  const double unit = static_cast<double>(steps_) * std::max(evidence.sequences, 1);
  for (std::uint32_t i = 0; i < label_count_; ++i) {
    if (of_script(labels_[i], script)) {
      const std::int64_t behind = std::int64_t{evidence.sums[i]} - most;
      scores[static_cast<std::size_t>(labels_[i])] = static_cast<double>(behind) / unit;
    }
  }
  return scores;
}

text::LanguageScores LanguageIdentifier::probabilities(const Evidence& evidence, text::CharKind script) const {
  text::LanguageScores shares{};
  if (evidence.sequences == 0) {
    return shares;
  }
  const text::LanguageScores logarithms = scores(evidence, script);
  double sum = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    shares[i] = std::exp(logarithms[i]);
    sum += shares[i];
  }
  for (double& share : shares) {
    share = sum > 0 ? share / sum : 0;
  }
  return shares;
}

std::string encode_language_model(const LanguageModelParts& parts) {
  double most = 1e-9;
  for (const auto& row : parts.rows) {
    for (double value : row) {
      most = std::max(most, std::fabs(value));
    }
  }
  // A power of two, so that the step divides exactly.
  std::uint32_t steps = kMostSteps;
  while (steps > 1 && most * steps > 32767) {
    steps /= 2;
  }
  std::string bytes(kHeaderBytes + parts.rows.size() * kRowBytes, '\0');
  std::memcpy(bytes.data(), kMagic, sizeof kMagic);
  write_number(bytes, kVersionAt, kVersion);
  write_number(bytes, kBucketsAt, static_cast<std::uint32_t>(parts.rows.size()));
  write_number(bytes, kStepsAt, steps);
  bytes[kSequencesAt] = static_cast<char>(parts.shortest);
  bytes[kSequencesAt + 1] = static_cast<char>(parts.longest);
  bytes[kSequencesAt + 2] = static_cast<char>(parts.labels.size());
  for (std::size_t i = 0; i < parts.labels.size() && i < LanguageIdentifier::kMostLabels; ++i) {
    parts.labels[i].copy(bytes.data() + kLabelsAt + i * kLabelBytes, kLabelBytes);
  }
  std::size_t at = kHeaderBytes;
  for (const auto& row : parts.rows) {
    for (double value : row) {
      const double rounded = std::clamp(std::nearbyint(value * steps), -32767.0, 32767.0);
      const auto number = static_cast<std::uint16_t>(static_cast<std::int16_t>(rounded));
      bytes[at++] = static_cast<char>(number & 0xFF);
      bytes[at++] = static_cast<char>(number >> 8);
    }
  }
  return bytes;
}

}  // namespace wasla::models
