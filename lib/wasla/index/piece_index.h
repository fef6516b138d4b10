// PieceIndex: names of a list by the pieces (models/pieces.h) they share with a query, rare pieces counting most.
//
//   PieceIndex index(pieces);
//   index.add("qasm slimani");  …  index.finish();
//   index.find("qasem soleimani", 64, scratch);            // names, best first
//
// Weights are tf-idf (Salton and Buckley 1988). Immutable after finish(); safe from any thread with a Scratch each; the
// pieces must outlive it.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "wasla/models/pieces.h"

namespace wasla::index {

class PieceIndex {
 public:
  struct Scratch {
    std::vector<std::uint32_t> pieces, touched;
    std::vector<float> scores;
    std::vector<std::pair<float, std::uint32_t>> found;
  };

  explicit PieceIndex(const models::Pieces& pieces) : pieces_(&pieces) {}
  void add(std::string_view neutral);  // the next name
  void finish();

  // The `most` names nearest, best first, and how near; valid until the scratch's next call.
  const std::vector<std::pair<float, std::uint32_t>>& find(std::string_view neutral, std::size_t most,
                                                           Scratch& scratch) const;

 private:
  const models::Pieces* pieces_;
  std::vector<std::uint32_t> starts_{0}, name_pieces_;  // of each name, sorted, each once; until finish()
  std::vector<float> idf_, lengths_;                    // of each piece; of each name
  std::vector<std::uint32_t> posting_starts_, postings_;
  std::vector<std::uint32_t> buffer_;
};

}  // namespace wasla::index
