// How a table of operations lies in memory: made from a list, or seen where an index has it.
#include <algorithm>
#include <cstring>

#include "wasla/base/error.h"
#include "wasla/models/alignment_model.h"

namespace wasla::models {
namespace {

using text::SoundLetter;
using Chunk = AlignmentTable::Chunk;
using Triple = AlignmentTable::Triple;
using Side = AlignmentTable::Side;

constexpr std::size_t kPairSpace = std::size_t{text::kSoundLetters} * text::kSoundLetters;
constexpr std::uint32_t kMostChunks = text::kSoundLetters + kPairSpace;
constexpr std::uint32_t kMostTriples = 65535;
constexpr char kMagic[8] = {'W', 'A', 'S', 'L', 'A', 'A', 'L', '2'};

// The dense form: this, then of the left side the pairs, triples, sums and probabilities of triples, the same of the
// right side, and the matrix, row by row.
struct DenseSide {
  std::uint32_t chunks;
  std::uint32_t triples;     // with number 0, which is none
  std::uint32_t beginnings;  // pairs that begin a triple
};
struct DenseHeader {
  char magic[8];
  DenseSide left, right;
  float floor;
  std::uint32_t reserved;
};

[[noreturn]] void refuse(const char* message) {
  throw Error(ErrorKind::kModel, "alignment", 0, message, "compile the gazetteers again");
}

template <typename T>
std::span<const T> take(std::string_view& bytes, std::size_t count) {
  if (bytes.size() / sizeof(T) < count) {
    refuse("the alignment model is cut off");
  }
  const std::span<const T> taken(reinterpret_cast<const T*>(bytes.data()), count);
  bytes.remove_prefix(count * sizeof(T));
  return taken;
}

template <typename T>
void put(std::string& out, std::span<const T> values) {
  out.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
}

void put(std::string& out, const Side& side) {
  put(out, side.pairs);
  put(out, side.triples);
  put(out, side.sums);
  put(out, side.triple_matrix);
}

bool possible(const DenseSide& side) {
  return side.chunks >= text::kSoundLetters && side.chunks <= kMostChunks && side.triples >= 1 &&
         side.triples <= kMostTriples && side.beginnings <= side.chunks - text::kSoundLetters;
}

Side take_side(std::string_view& bytes, const DenseSide& dense) {
  Side side;
  side.chunks = dense.chunks;
  side.triple_count = dense.triples;
  side.pairs = take<Chunk>(bytes, kPairSpace);
  side.triples = take<Triple>(bytes, std::size_t{dense.beginnings} * text::kSoundLetters);
  side.sums = take<float>(bytes, side.chunks + side.triple_count);
  side.triple_matrix = take<float>(bytes, side.triple_count * text::kSoundLetters);
  // The chunks and triples are what other numbers are found by.
  if (*std::max_element(side.pairs.begin(), side.pairs.end()) >= side.chunks ||
      std::any_of(side.triples.begin(), side.triples.end(), [&](Triple t) { return t >= side.triple_count; })) {
    refuse("the alignment model is damaged");
  }
  return side;
}

// The numbers of what stands on one side, as operations come to know of it.
struct NewSide {
  std::vector<Chunk> pairs = std::vector<Chunk>(kPairSpace, AlignmentTable::kNothing);
  std::vector<Triple> triples;
  std::vector<float> sums, triple_matrix;
  std::size_t chunks = text::kSoundLetters, triple_count = 1;

  Chunk pair(const SoundLetter* letters) {
    Chunk& known = pairs[std::size_t{letters[0]} * text::kSoundLetters + letters[1]];
    if (!known) {
      known = static_cast<Chunk>(chunks++);
    }
    return known;
  }
  Chunk chunk(const SoundLetter* letters, int length) {
    return length == 0 ? AlignmentTable::kNothing : length == 1 ? Chunk{letters[0]} : pair(letters);
  }
  // The first two letters get one of the lowest chunks, as long as no other pair has a number.
  Triple triple(const SoundLetter* letters) {
    const std::size_t row = pair(letters) - std::size_t{text::kSoundLetters};
    triples.resize(std::max(triples.size(), (row + 1) * text::kSoundLetters));
    Triple& known = triples[row * text::kSoundLetters + letters[2]];
    if (!known && triple_count < kMostTriples) {
      known = static_cast<Triple>(triple_count++);
    }
    return known;
  }
  Side view() const {
    Side side;
    side.pairs = pairs;
    side.triples = triples;
    side.sums = sums;
    side.triple_matrix = triple_matrix;
    side.chunks = chunks;
    side.triple_count = triple_count;
    return side;
  }
};

}  // namespace

struct AlignmentTable::Storage {
  std::vector<AlignmentOperation> operations;
  NewSide left, right;
  std::vector<float> matrix;
};

AlignmentTable::AlignmentTable() : AlignmentTable({}, 1e-7f) {}

AlignmentTable::AlignmentTable(std::span<const AlignmentOperation> operations, float floor) : floor_(floor) {
  auto storage = std::make_shared<Storage>();
  Storage& s = *storage;
  s.operations.assign(operations.begin(), operations.end());
  for (const AlignmentOperation& op : operations) {
    if (op.left_length == 3) {
      s.left.triple(op.left.data());
    } else if (op.right_length == 3) {
      s.right.triple(op.right.data());
    }
  }
  s.left.triple_matrix.assign(s.left.triple_count * text::kSoundLetters, 0.0f);
  s.right.triple_matrix.assign(s.right.triple_count * text::kSoundLetters, 0.0f);
  std::vector<std::pair<Chunk, Chunk>> cells;
  cells.reserve(operations.size());
  for (const AlignmentOperation& op : operations) {
    if (op.left_length == 3) {
      s.left.triple_matrix[std::size_t{s.left.triple(op.left.data())} * text::kSoundLetters + op.right[0]] =
          op.probability;
    } else if (op.right_length == 3) {
      s.right.triple_matrix[std::size_t{s.right.triple(op.right.data())} * text::kSoundLetters + op.left[0]] =
          op.probability;
    }
    // A triple has its cell elsewhere, and none in the matrix.
    const bool listed = std::max(op.left_length, op.right_length) < 3;
    cells.emplace_back(listed ? s.left.chunk(op.left.data(), op.left_length) : kNothing,
                       listed ? s.right.chunk(op.right.data(), op.right_length) : kNothing);
  }
  s.matrix.assign(s.left.chunks * s.right.chunks, 0.0f);
  for (std::size_t a = 0; a < std::size_t{text::kSoundLetters}; ++a) {
    for (std::size_t b = 0; b < std::size_t{text::kSoundLetters}; ++b) {
      s.matrix[a * s.right.chunks + b] = floor;
    }
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    s.matrix[cells[i].first * s.right.chunks + cells[i].second] = operations[i].probability;
  }
  s.matrix[0] = 0.0f;
  s.left.sums.assign(s.left.chunks + s.left.triple_count, 0.0f);
  s.right.sums.assign(s.right.chunks + s.right.triple_count, 0.0f);
  const auto count = [](NewSide& left, std::size_t a, NewSide& right, std::size_t b, float p) {
    left.sums[a] += p;
    right.sums[b] += p;
  };
  for (std::size_t a = 0; a < s.left.chunks; ++a) {
    for (std::size_t b = 0; b < s.right.chunks; ++b) {
      count(s.left, a, s.right, b, s.matrix[a * s.right.chunks + b]);
    }
  }
  for (std::size_t i = text::kSoundLetters; i < s.left.triple_matrix.size(); ++i) {
    count(s.left, s.left.chunks + i / text::kSoundLetters, s.right, i % text::kSoundLetters, s.left.triple_matrix[i]);
  }
  for (std::size_t i = text::kSoundLetters; i < s.right.triple_matrix.size(); ++i) {
    count(s.left, i % text::kSoundLetters, s.right, s.right.chunks + i / text::kSoundLetters, s.right.triple_matrix[i]);
  }
  operations_ = s.operations;
  left_ = s.left.view();
  right_ = s.right.view();
  matrix_ = s.matrix;
  storage_ = std::move(storage);
  find_silent();
}

void AlignmentTable::find_silent() {
  // What stands against nothing makes a factor of its own wherever an operation may stand.
  left_.silent = static_cast<double>(right_.sums[kNothing]);
  right_.silent = static_cast<double>(left_.sums[kNothing]);
}

std::string AlignmentTable::dense() const {
  DenseHeader header{};
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  const auto side = [](const Side& s) {
    return DenseSide{static_cast<std::uint32_t>(s.chunks), static_cast<std::uint32_t>(s.triple_count),
                     static_cast<std::uint32_t>(s.triples.size() / text::kSoundLetters)};
  };
  header.left = side(left_);
  header.right = side(right_);
  header.floor = floor_;
  std::string out(reinterpret_cast<const char*>(&header), sizeof header);
  put(out, left_);
  put(out, right_);
  put(out, matrix_);
  return out;
}

AlignmentTable AlignmentTable::open(std::string_view& bytes) {
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(DenseHeader) != 0) {
    refuse("the alignment model does not lie at a multiple of four bytes");
  }
  const DenseHeader& header = take<DenseHeader>(bytes, 1)[0];
  if (std::memcmp(header.magic, kMagic, sizeof kMagic) != 0 || !possible(header.left) || !possible(header.right)) {
    refuse("the alignment model is damaged, or of another version");
  }
  AlignmentTable table;
  table.storage_.reset();
  table.operations_ = {};
  table.floor_ = header.floor;
  table.left_ = take_side(bytes, header.left);
  table.right_ = take_side(bytes, header.right);
  table.matrix_ = take<float>(bytes, table.left_.chunks * table.right_.chunks);
  table.find_silent();
  return table;
}

AlignmentModel AlignmentModel::open(std::string_view bytes) {
  AlignmentModel model;
  for (AlignmentTable& table : model.tables_) {
    table = AlignmentTable::open(bytes);
  }
  return model;
}

std::string AlignmentModel::dense() const {
  std::string out;
  for (const AlignmentTable& table : tables_) {
    out += table.dense();
  }
  return out;
}

}  // namespace wasla::models
