// EditDistance: insertions, deletions and substitutions between a pattern of at most as many signs as a word has bits
// and a text, all of a row at once (Myers 1999; Hyyro 2003).
//
//   EditDistance<std::uint64_t> edits(length);             // of the pattern, at least 1
//   for (each sign of the text) edits.step(places);        // a bit for each place of that sign in the pattern
//   edits.distance();
#pragma once

#include <cstddef>

namespace wasla::index {

template <typename Word>
class EditDistance {
 public:
  explicit EditDistance(std::size_t length) : last_(Word{1} << (length - 1)), distance_(length) {}

  void step(Word equal) {
    const Word diagonal = (((equal & plus_) + plus_) ^ plus_) | equal | minus_;
    Word up = minus_ | ~(diagonal | plus_), down = plus_ & diagonal;
    distance_ += (up & last_) != 0;
    distance_ -= (down & last_) != 0;
    up = up << 1 | 1;
    down <<= 1;
    plus_ = down | ~(diagonal | up);
    minus_ = up & diagonal;
  }
  std::size_t distance() const { return distance_; }

 private:
  Word plus_ = ~Word{0}, minus_ = 0, last_;
  std::size_t distance_;
};

}  // namespace wasla::index
