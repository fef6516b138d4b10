// PieceIndex: names of a list by the pieces (models/pieces.h) they share with a query, rare pieces counting most.
//
//   PieceIndex index(pieces);
//   index.add("qasm slimani");  …  index.finish();
//   index.find(query, 64, scratch);                        // names, best first, with the cosine of their pieces
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
  struct Query {
    std::vector<std::uint32_t> pieces;                     // sorted, each once
    std::vector<float> weights;                            // of each, of length 1 together
  };
  struct Scratch {
    std::vector<std::uint32_t> touched;
    std::vector<float> scores;
    std::vector<std::pair<float, std::uint32_t>> found;
  };

  explicit PieceIndex(const models::Pieces& pieces) : pieces_(&pieces) {}
  void add(std::string_view neutral);  // the next name
  void finish();

  void ask(std::string_view neutral, Query& query) const;
  // The `most` names nearest, best first; valid until the scratch's next call.
  const std::vector<std::pair<float, std::uint32_t>>& find(const Query& query, std::size_t most,
                                                           Scratch& scratch) const;
  // 0 … 1.
  float likeness(const Query& query, std::uint32_t name) const;

 private:
  const models::Pieces* pieces_;
  std::vector<std::uint32_t> starts_{0}, name_pieces_;  // of each name, sorted, each once
  std::vector<float> idf_, lengths_;
  std::vector<std::uint32_t> posting_starts_, postings_;
  std::vector<std::uint32_t> buffer_;
};

}  // namespace wasla::index
