// NameVectors: vectors of words by the letter sequences of their neutral forms; an immutable view of bytes in the
// format of docs/formats/vectors.md.
//
//   const auto vectors = NameVectors::open(bytes);          // bytes must outlive it
//   std::array<std::int8_t, 64> vector;
//   vectors.embed({"qasm", ""}, vector);
//
// The vectors are those of fastText's skip-gram model (vector_trainer.h) in whole numbers; nothing of fastText is
// needed here. Opening looks at the header only; damage behind it gives other vectors and nothing worse. Safe from any
// number of threads; allocates nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/models/word_vectors.h"

namespace wasla::models {

class WASLA_EXPORT NameVectors final : public WordVectors {
 public:
  static constexpr std::size_t kMostDimensions = 256;

  // Throws Error(kModel) where the bytes are no model, of another version or cut short.
  static NameVectors open(std::string_view bytes);
  // … and keeps the bytes.
  static std::shared_ptr<const NameVectors> own(std::string bytes);

  std::size_t dimensions() const override { return dimensions_; }
  void embed(WordForms word, std::span<std::int8_t> out) const override;

 private:
  NameVectors() = default;

  std::string_view scales_, rows_;
  std::uint32_t buckets_ = 1, dimensions_ = 1, shortest_ = 1, longest_ = 1;
};

// The bytes of a model, for those who make one: `rows` holds the vector of each bucket, one behind the other.
struct NameVectorParts {
  std::uint32_t dimensions = 64, shortest = 2, longest = 4;
  std::vector<float> rows;
};
WASLA_EXPORT std::string encode_name_vectors(const NameVectorParts& parts);

}  // namespace wasla::models
