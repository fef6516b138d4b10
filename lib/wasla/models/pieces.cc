#include "wasla/models/pieces.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>

#include "wasla/base/error.h"
#include "wasla/models/little_endian.h"

namespace wasla::models {
namespace {

constexpr char kMagic[8] = {'W', 'A', 'S', 'L', 'A', 'P', 'C', 'S'};
constexpr std::uint32_t kVersion = 1, kMostPieces = 1u << 20;
constexpr std::size_t kHeaderBytes = 32, kRecordBytes = Pieces::kLongest + 4;
constexpr float kUnknownPenalty = 10;  // SentencePiece's: a letter without a piece scores so much below the lowest

// Where the numbers of the header stand (docs/formats/pieces.md).
enum Field : std::size_t { kVersionAt = 8, kCountAt = 12, kLowestAt = 16 };

[[noreturn]] void refuse(const std::string& what) {
  throw Error(ErrorKind::kModel, "pieces: " + what, "restore the file, or make it again with `wasla train`");
}

float read_float(std::string_view bytes, std::size_t at) { return std::bit_cast<float>(read_u32(bytes, at)); }

}  // namespace

Pieces Pieces::open(std::string_view bytes) {
  if (bytes.size() < kHeaderBytes || std::memcmp(bytes.data(), kMagic, sizeof kMagic) != 0) {
    refuse("are none: the first bytes are another file's, or it is cut short");
  }
  if (const std::uint32_t version = read_u32(bytes, kVersionAt); version != kVersion) {
    refuse("have version " + std::to_string(version) + ", this program reads version " + std::to_string(kVersion));
  }
  Pieces model;
  model.count_ = read_u32(bytes, kCountAt);
  model.unknown_score_ = read_float(bytes, kLowestAt) - kUnknownPenalty;
  if (model.count_ == 0 || model.count_ > kMostPieces) {
    refuse("hold impossible numbers in their header");
  }
  const std::size_t expected = kHeaderBytes + std::size_t{model.count_} * kRecordBytes;
  if (bytes.size() != expected) {
    refuse("have " + std::to_string(bytes.size()) + " bytes where their header asks for " + std::to_string(expected));
  }
  model.records_ = bytes.substr(kHeaderBytes);
  return model;
}

std::shared_ptr<const Pieces> Pieces::own(std::string bytes) {
  struct Owner {
    std::string bytes;
    Pieces model;
  };
  auto owner = std::make_shared<Owner>(Owner{std::move(bytes), Pieces()});
  owner->model = open(owner->bytes);
  return {owner, &owner->model};
}

std::string_view Pieces::piece(std::uint32_t number) const {
  if (number >= count_) {
    return {};
  }
  const std::string_view padded = records_.substr(std::size_t{number} * kRecordBytes, kLongest);
  return padded.substr(0, padded.find('\0'));
}

float Pieces::score(std::uint32_t number) const {
  return read_float(records_, std::size_t{number} * kRecordBytes + kLongest);
}

void Pieces::segment(std::string_view neutral, std::vector<std::uint32_t>& out) const {
  out.clear();
  std::array<char, kLongestText + 1> letters{};
  std::size_t length = 0;
  if (!neutral.empty()) {
    letters[length++] = kWordMark;
  }
  for (const char letter : neutral.substr(0, kLongestText)) {
    letters[length++] = letter == ' ' ? kWordMark : letter;
  }
  // The likeliest way to each place, and the piece that leads there. Sums of float in the order of SentencePiece's.
  struct Place {
    float score;
    std::uint32_t piece;
    std::size_t from;
  };
  constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();
  std::array<Place, kLongestText + 2> places;  // those up to `length` are set
  places[0] = {0, kUnknown, 0};
  std::fill(places.begin() + 1, places.begin() + static_cast<std::ptrdiff_t>(length) + 1, Place{0, kUnknown, kNowhere});
  const auto reach = [&](std::size_t from, std::size_t to, std::uint32_t piece, float score) {
    const float sum = score + places[from].score;
    if (places[to].from == kNowhere || sum > places[to].score) {
      places[to] = {sum, piece, from};
    }
  };
  for (std::size_t from = 0; from < length; ++from) {
    // Pieces that begin alike stand together: with each letter fewer are left.
    std::uint32_t first = 0, last = count_;
    bool single = false;
    for (std::size_t n = 0; n < kLongest && from + n < length && first < last; ++n) {
      const auto letter = static_cast<unsigned char>(letters[from + n]);
      const auto bound = [&](int least) {
        std::uint32_t low = first, high = last;
        while (low < high) {
          const std::uint32_t middle = low + (high - low) / 2;
          const auto there = static_cast<unsigned char>(records_[std::size_t{middle} * kRecordBytes + n]);
          (there < least ? low : high) = there < least ? middle + 1 : middle;
        }
        return low;
      };
      const std::uint32_t begin = bound(letter), end = bound(letter + 1);
      first = begin;
      last = end;
      if (first < last && (n + 1 == kLongest || records_[std::size_t{first} * kRecordBytes + n + 1] == '\0')) {
        reach(from, from + n + 1, first, score(first));
        single = single || n == 0;
      }
    }
    if (!single) {
      reach(from, from + 1, kUnknown, unknown_score_);
    }
  }
  for (std::size_t place = length; place > 0; place = places[place].from) {
    if (places[place].piece != kUnknown || out.empty() || out.back() != kUnknown) {
      out.push_back(places[place].piece);
    }
  }
  std::reverse(out.begin(), out.end());
}

std::string encode_pieces(std::vector<std::pair<std::string, float>> pieces) {
  std::sort(pieces.begin(), pieces.end());
  float lowest = 0;
  for (const auto& [piece, score] : pieces) {
    lowest = std::min(lowest, score);
  }
  std::string bytes(kHeaderBytes + pieces.size() * kRecordBytes, '\0');
  std::memcpy(bytes.data(), kMagic, sizeof kMagic);
  write_number(bytes, kVersionAt, kVersion);
  write_number(bytes, kCountAt, static_cast<std::uint32_t>(pieces.size()));
  write_number(bytes, kLowestAt, std::bit_cast<std::uint32_t>(lowest));
  std::size_t at = kHeaderBytes;
  for (const auto& [piece, score] : pieces) {
    piece.copy(bytes.data() + at, Pieces::kLongest);
    write_number(bytes, at + Pieces::kLongest, std::bit_cast<std::uint32_t>(score));
    at += kRecordBytes;
  }
  return bytes;
}

}  // namespace wasla::models
