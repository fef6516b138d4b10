// How a table of operations lies in memory: made from a list, or seen where an index has it.
#include <algorithm>
#include <cstring>

#include "wasla/base/error.h"
#include "wasla/models/alignment_model.h"

namespace wasla::models {
namespace {

using text::SoundLetter;
using Chunk = AlignmentTable::Chunk;

constexpr std::size_t kPairSpace = std::size_t{text::kSoundLetters} * text::kSoundLetters;
constexpr std::uint32_t kMostChunks = text::kSoundLetters + kPairSpace;
constexpr char kMagic[8] = {'W', 'A', 'S', 'L', 'A', 'A', 'L', '1'};

// The dense form: this, then left pairs, right pairs, left sums, right sums and the matrix, row by row.
struct DenseHeader {
  char magic[8];
  std::uint32_t left_chunks, right_chunks;
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

}  // namespace

struct AlignmentTable::Storage {
  std::vector<AlignmentOperation> operations;
  std::vector<Chunk> left_pairs, right_pairs;
  std::vector<float> matrix, left_sums, right_sums;
};

AlignmentTable::AlignmentTable() : AlignmentTable({}, 1e-7f) {}

AlignmentTable::AlignmentTable(std::span<const AlignmentOperation> operations, float floor) : floor_(floor) {
  auto storage = std::make_shared<Storage>();
  Storage& s = *storage;
  s.operations.assign(operations.begin(), operations.end());
  s.left_pairs.assign(kPairSpace, kNothing);
  s.right_pairs.assign(kPairSpace, kNothing);
  auto chunk = [](const std::array<SoundLetter, 2>& letters, int length, std::vector<Chunk>& pairs,
                  std::size_t& chunks) -> Chunk {
    if (length < 2) {
      return length ? letters[0] : kNothing;
    }
    Chunk& known = pairs[std::size_t{letters[0]} * text::kSoundLetters + letters[1]];
    if (!known) {
      known = static_cast<Chunk>(chunks++);
    }
    return known;
  };
  std::vector<std::pair<Chunk, Chunk>> cells;
  cells.reserve(operations.size());
  for (const AlignmentOperation& op : operations) {
    const Chunk left = chunk(op.left, op.left_length, s.left_pairs, left_chunks_);
    cells.emplace_back(left, chunk(op.right, op.right_length, s.right_pairs, right_chunks_));
  }
  s.matrix.assign(left_chunks_ * right_chunks_, 0.0f);
  for (std::size_t a = 0; a < std::size_t{text::kSoundLetters}; ++a) {
    for (std::size_t b = 0; b < std::size_t{text::kSoundLetters}; ++b) {
      s.matrix[a * right_chunks_ + b] = a || b ? floor : 0.0f;
    }
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    s.matrix[cells[i].first * right_chunks_ + cells[i].second] = operations[i].probability;
  }
  s.left_sums.assign(left_chunks_, 0.0f);
  s.right_sums.assign(right_chunks_, 0.0f);
  for (std::size_t a = 0; a < left_chunks_; ++a) {
    for (std::size_t b = 0; b < right_chunks_; ++b) {
      const float p = s.matrix[a * right_chunks_ + b];
      s.left_sums[a] += p;
      s.right_sums[b] += p;
    }
  }
  operations_ = s.operations;
  left_pairs_ = s.left_pairs;
  right_pairs_ = s.right_pairs;
  matrix_ = s.matrix;
  left_sums_ = s.left_sums;
  right_sums_ = s.right_sums;
  storage_ = std::move(storage);
  // What stands against nothing on the right makes a factor of its own wherever an operation may stand.
  left_silent_ = static_cast<double>(right_sums_[kNothing]);
  right_silent_ = static_cast<double>(left_sums_[kNothing]);
}

std::string AlignmentTable::dense() const {
  DenseHeader header{};
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  header.left_chunks = static_cast<std::uint32_t>(left_chunks_);
  header.right_chunks = static_cast<std::uint32_t>(right_chunks_);
  header.floor = floor_;
  std::string out(reinterpret_cast<const char*>(&header), sizeof header);
  put(out, left_pairs_);
  put(out, right_pairs_);
  put(out, left_sums_);
  put(out, right_sums_);
  put(out, matrix_);
  return out;
}

AlignmentTable AlignmentTable::open(std::string_view& bytes) {
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(DenseHeader) != 0) {
    refuse("the alignment model does not lie at a multiple of four bytes");
  }
  const DenseHeader& header = take<DenseHeader>(bytes, 1)[0];
  if (std::memcmp(header.magic, kMagic, sizeof kMagic) != 0 || header.left_chunks < text::kSoundLetters ||
      header.right_chunks < text::kSoundLetters || std::max(header.left_chunks, header.right_chunks) > kMostChunks) {
    refuse("the alignment model is damaged, or of another version");
  }
  AlignmentTable table;
  table.storage_.reset();
  table.operations_ = {};
  table.floor_ = header.floor;
  table.left_chunks_ = header.left_chunks;
  table.right_chunks_ = header.right_chunks;
  table.left_pairs_ = take<Chunk>(bytes, kPairSpace);
  table.right_pairs_ = take<Chunk>(bytes, kPairSpace);
  table.left_sums_ = take<float>(bytes, header.left_chunks);
  table.right_sums_ = take<float>(bytes, header.right_chunks);
  table.matrix_ = take<float>(bytes, std::size_t{header.left_chunks} * header.right_chunks);
  // The chunks are what other numbers are found by.
  if (*std::max_element(table.left_pairs_.begin(), table.left_pairs_.end()) >= header.left_chunks ||
      *std::max_element(table.right_pairs_.begin(), table.right_pairs_.end()) >= header.right_chunks) {
    refuse("the alignment model is damaged");
  }
  table.left_silent_ = static_cast<double>(table.right_sums_[kNothing]);
  table.right_silent_ = static_cast<double>(table.left_sums_[kNothing]);
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
