#include "wasla/models/name_vectors.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <utility>

#include "wasla/base/error.h"
#include "wasla/models/letter_sequences.h"
#include "wasla/models/little_endian.h"

namespace wasla::models {
namespace {

constexpr char kMagic[8] = {'W', 'A', 'S', 'L', 'A', 'V', 'E', 'C'};
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeaderBytes = 64, kScaleBytes = 2;
constexpr std::uint32_t kMostBuckets = 1u << 24, kLongestSequence = 8, kMostScale = 0x3FFF;

// The sums over a word must fit 32 bits.
static_assert((kLongestSequenceWord + 2) * kLongestSequence * kMostScale * 128ull < 1ull << 31);

// Where the numbers of the header stand (docs/formats/vectors.md).
enum Field : std::size_t { kVersionAt = 8, kBucketsAt = 12, kDimensionsAt = 16, kSequencesAt = 20 };

[[noreturn]] void refuse(const std::string& what) {
  throw Error(ErrorKind::kModel, "name vectors: " + what, "restore the file, or make it again with `wasla train`");
}

}  // namespace

NameVectors NameVectors::open(std::string_view bytes) {
  if (bytes.size() < kHeaderBytes || std::memcmp(bytes.data(), kMagic, sizeof kMagic) != 0) {
    refuse("are none: the first bytes are another file's, or it is cut short");
  }
  if (const std::uint32_t version = read_u32(bytes, kVersionAt); version != kVersion) {
    refuse("have version " + std::to_string(version) + ", this program reads version " + std::to_string(kVersion));
  }
  NameVectors model;
  model.buckets_ = read_u32(bytes, kBucketsAt);
  model.dimensions_ = read_u32(bytes, kDimensionsAt);
  model.shortest_ = static_cast<unsigned char>(bytes[kSequencesAt]);
  model.longest_ = static_cast<unsigned char>(bytes[kSequencesAt + 1]);
  if (model.buckets_ == 0 || model.buckets_ > kMostBuckets || model.dimensions_ == 0 ||
      model.dimensions_ > kMostDimensions || model.shortest_ == 0 || model.shortest_ > model.longest_ ||
      model.longest_ > kLongestSequence) {
    refuse("hold impossible numbers in their header");
  }
  const std::size_t expected = kHeaderBytes + std::size_t{model.buckets_} * (kScaleBytes + model.dimensions_);
  if (bytes.size() != expected) {
    refuse("have " + std::to_string(bytes.size()) + " bytes where their header asks for " + std::to_string(expected));
  }
  model.scales_ = bytes.substr(kHeaderBytes, std::size_t{model.buckets_} * kScaleBytes);
  model.rows_ = bytes.substr(kHeaderBytes + model.scales_.size());
  return model;
}

std::shared_ptr<const NameVectors> NameVectors::own(std::string bytes) {
  struct Owner {
    std::string bytes;
    NameVectors model;
  };
  auto owner = std::make_shared<Owner>(Owner{std::move(bytes), NameVectors()});
  owner->model = open(owner->bytes);
  return {owner, &owner->model};
}

void NameVectors::embed(WordForms word, std::span<std::int8_t> out) const {
  std::array<std::int32_t, kMostDimensions> sums{};
  const auto all = std::span(sums).first(dimensions_);
  for_each_letter_sequence(word.neutral, shortest_, longest_, [&](std::uint32_t hash) {
    const std::size_t bucket = hash % buckets_;
    const auto scale = static_cast<std::int32_t>(read_u16(scales_, bucket * kScaleBytes) & kMostScale);
    const char* row = rows_.data() + bucket * dimensions_;
    add_scaled(all, {reinterpret_cast<const std::int8_t*>(row), dimensions_}, scale);
  });
  scale_vector(all, out.first(std::min<std::size_t>(out.size(), dimensions_)));
}

std::string encode_name_vectors(const NameVectorParts& parts) {
  const std::size_t dimensions = parts.dimensions, buckets = parts.rows.size() / dimensions;
  float most = 1e-9f;
  for (const float value : parts.rows) {
    most = std::max(most, std::fabs(value));
  }
  std::string bytes(kHeaderBytes + buckets * (kScaleBytes + dimensions), '\0');
  std::memcpy(bytes.data(), kMagic, sizeof kMagic);
  write_number(bytes, kVersionAt, kVersion);
  write_number(bytes, kBucketsAt, static_cast<std::uint32_t>(buckets));
  write_number(bytes, kDimensionsAt, parts.dimensions);
  write_number(bytes, kSequencesAt, static_cast<std::uint8_t>(parts.shortest));
  write_number(bytes, kSequencesAt + 1, static_cast<std::uint8_t>(parts.longest));
  std::size_t at = kHeaderBytes + buckets * kScaleBytes;
  for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
    const auto row = std::span(parts.rows).subspan(bucket * dimensions, dimensions);
    float highest = 0;
    for (const float value : row) {
      highest = std::max(highest, std::fabs(value));
    }
    // Only proportions count: the longest row of all has the greatest scale there is.
    const double scale = std::ceil(static_cast<double>(highest) / static_cast<double>(most) * kMostScale);
    write_number(bytes, kHeaderBytes + bucket * kScaleBytes, static_cast<std::uint16_t>(scale));
    const double unit = static_cast<double>(most) / kMostScale * scale / 127;
    for (const float value : row) {
      const double steps = unit > 0 ? std::nearbyint(static_cast<double>(value) / unit) : 0;
      bytes[at++] = static_cast<char>(static_cast<std::int8_t>(std::clamp(steps, -127.0, 127.0)));
    }
  }
  return bytes;
}

}  // namespace wasla::models
