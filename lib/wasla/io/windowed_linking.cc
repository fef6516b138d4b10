#include "wasla/io/windowed_linking.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

namespace wasla {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The first code point boundary at or before `place`. A sequence has at most three continuation bytes, so behind more
// of them any byte is a boundary.
std::size_t boundary_before(std::string_view text, std::size_t place) {
  std::size_t p = place;
  while (p > 0 && p < text.size() && place - p < 4 && is_continuation(text[p])) {
    --p;
  }
  return place - p < 4 ? p : place;
}

// A good place to cut in (lowest, place]: behind a line break, else behind white space, else between code points.
std::size_t cut_before(std::string_view text, std::size_t lowest, std::size_t place) {
  if (place >= text.size()) {
    return text.size();
  }
  const std::string_view room = text.substr(lowest, place - lowest);
  std::size_t found = room.rfind('\n');
  if (found == std::string_view::npos) {
    found = room.find_last_of(" \t\r");
  }
  return found != std::string_view::npos ? lowest + found + 1 : std::max(boundary_before(text, place), lowest);
}

// A good place to begin in [place, highest].
std::size_t start_after(std::string_view text, std::size_t place, std::size_t highest) {
  if (place == 0) {
    return 0;
  }
  const std::string_view room = text.substr(place, highest - place);
  std::size_t found = room.find('\n');
  if (found == std::string_view::npos) {
    found = room.find_first_of(" \t\r");
  }
  return found != std::string_view::npos ? place + found + 1 : highest;
}

// The linker numbers the names it does not know anew in each window; over a document the same name keeps its number.
class NilNumbering {
 public:
  void renumber(std::string_view window, std::vector<Mention>& mentions) {
    in_window_.clear();
    for (Mention& m : mentions) {
      if (m.linked) {
        continue;
      }
      const std::uint32_t local = m.nil;
      if (const auto known = in_window_.find(local); local != 0 && known != in_window_.end()) {
        m.nil = known->second;
        continue;
      }
      m.nil = number_of(std::string(window.substr(m.begin, m.end - m.begin)));
      in_window_[local] = m.nil;
    }
  }

 private:
  static constexpr std::size_t kMostNames = 1u << 20;  // beyond it new names are not remembered: memory is bounded

  std::uint32_t number_of(std::string name) {
    if (const auto known = by_name_.find(name); known != by_name_.end()) {
      return known->second;
    }
    ++last_;
    if (by_name_.size() < kMostNames) {
      by_name_.emplace(std::move(name), last_);
    }
    return last_;
  }

  std::unordered_map<std::string, std::uint32_t> by_name_;
  std::unordered_map<std::uint32_t, std::uint32_t> in_window_;
  std::uint32_t last_ = 0;
};

class WindowedRun {
 public:
  WindowedRun(const Linker& linker, Scratch& scratch, const LinkOptions& options, ByteSource& source,
              text::OffsetUnit unit, const WindowOptions& windows, const PartSink& sink)
      : linker_(linker),
        scratch_(scratch),
        options_(options),
        source_(source),
        unit_(unit),
        sink_(sink),
        size_(std::max<std::size_t>(windows.window, 16)),
        overlap_(windows.overlap) {}

  void run() {
    linker_.begin_document(scratch_);
    bool last = false;
    while (!last) {
      fill(owned_ + size_ + 2 * overlap_);
      last = at_end_ && buffer_.size() <= owned_ + size_ + overlap_;
      link_part(last);
    }
  }

 private:
  void fill(std::size_t wanted) {
    std::size_t size = buffer_.size();
    if (size < wanted && !at_end_) {
      buffer_.resize(wanted);
      while (size < wanted && !at_end_) {
        const std::size_t n = source_.read(buffer_.data() + size, wanted - size);
        size += n;
        at_end_ = n == 0;
      }
      buffer_.resize(size);
    }
  }

  void link_part(bool last) {
    const std::string_view text = buffer_;
    // A cut far before the target would make windows tiny: white space is looked for in the last quarter.
    const std::size_t cut = last ? text.size() : cut_before(text, owned_ + size_ - size_ / 4, owned_ + size_);
    const std::size_t stop = last ? text.size() : cut_before(text, cut, std::min(text.size(), cut + overlap_));
    const std::string_view window = text.substr(0, stop);
    const std::vector<Mention>& found = linker_.link_window(window, scratch_, options_for(window, cut)).mentions;
    mentions_.clear();
    std::size_t end = cut;
    for (const Mention& m : found) {
      if (m.begin >= owned_ && m.begin < cut) {
        mentions_.push_back(m);
        end = std::max<std::size_t>(end, m.end);
      }
    }
    nil_.renumber(window, mentions_);
    const text::OffsetMap map(window);
    sink_({window, owned_, end, mentions_, &map, unit_, base_});
    if (!last) {
      advance(end, map);
    }
  }

  // Only the given spans that begin in this part, made relative to the window.
  const LinkOptions& options_for(std::string_view window, std::size_t cut) {
    if (options_.given) {
      window_options_ = options_;
      window_options_.given->clear();
      for (const GivenSpan& span : *options_.given) {
        if (span.begin >= base_byte_ + owned_ && span.begin < base_byte_ + cut) {
          window_options_.given->push_back(
              {span.begin - base_byte_, std::min<std::uint64_t>(span.end - base_byte_, window.size())});
        }
      }
      return window_options_;
    }
    return options_;
  }

  void advance(std::size_t end, const text::OffsetMap& map) {
    const std::size_t context = end > overlap_ ? end - overlap_ : 0;
    const std::size_t begin = std::min(start_after(buffer_, context, end), end);
    base_ += map.to(begin, unit_);
    base_byte_ += begin;
    buffer_.erase(0, begin);
    owned_ = end - begin;
  }

  const Linker& linker_;
  Scratch& scratch_;
  const LinkOptions& options_;
  ByteSource& source_;
  text::OffsetUnit unit_;
  const PartSink& sink_;
  std::size_t size_, overlap_;
  std::string buffer_;           // the window and what was read beyond it
  std::size_t owned_ = 0;        // where in the buffer the next part begins
  std::uint64_t base_ = 0;       // position of the buffer's first byte, in unit_
  std::uint64_t base_byte_ = 0;  // the same in bytes
  bool at_end_ = false;
  std::vector<Mention> mentions_;
  LinkOptions window_options_;
  NilNumbering nil_;
};

}  // namespace

void link_in_windows(const Linker& linker, Scratch& scratch, const LinkOptions& options, ByteSource& source,
                     text::OffsetUnit unit, const WindowOptions& windows, const PartSink& sink) {
  WindowedRun(linker, scratch, options, source, unit, windows, sink).run();
}

void link_whole(const Linker& linker, Scratch& scratch, const LinkOptions& options, std::string_view text,
                text::OffsetUnit unit, const PartSink& sink) {
  const std::vector<Mention>& mentions = linker.link(text, scratch, options).mentions;
  const text::OffsetMap map(text);
  if (options.given) {
    // Spans that are no known name have no number yet.
    std::vector<Mention> numbered = mentions;
    NilNumbering().renumber(text, numbered);
    sink({text, 0, text.size(), numbered, &map, unit, 0});
    return;
  }
  sink({text, 0, text.size(), mentions, &map, unit, 0});
}

}  // namespace wasla
