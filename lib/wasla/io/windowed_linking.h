// Linking of texts of any length in bounded memory, window by window.
//
// A text is cut at line breaks, else at white space, never inside a UTF-8 sequence. Each window sees some text on
// either side of its part, and a mention belongs to the part in which it begins; so the parts tile the text, no
// mention is cut, and names near a cut are found as in the whole text. What a window cannot know is what comes much
// later in the document (a name that is only then supported).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

#include "wasla/base/export.h"
#include "wasla/io/byte_source.h"
#include "wasla/linking/linker.h"
#include "wasla/text/offset_map.h"

namespace wasla {

struct WindowOptions {
  std::size_t window = 4u << 20;   // bytes of text linked at once
  std::size_t overlap = 4u << 10;  // bytes seen on either side of a part
};

// A stretch of a document with the mentions that begin in it. Views: valid during the call it is handed to.
struct AnnotatedPart {
  std::string_view window;               // the part and some text around it
  std::size_t begin = 0, end = 0;        // the part: bytes into `window`
  std::span<const Mention> mentions;     // by position, inside the part; positions are bytes into `window`
  const text::OffsetMap* map = nullptr;  // of `window`
  text::OffsetUnit unit = text::OffsetUnit::kCodePoint;
  std::uint64_t base = 0;  // position of the window's first byte in the document, in `unit`

  std::string_view text() const { return window.substr(begin, end - begin); }
  std::string_view surface(const Mention& m) const { return window.substr(m.begin, m.end - m.begin); }
  // The position in the document of byte `byte` of the window.
  std::uint64_t position(std::uint64_t byte) const { return base + map->to(byte, unit); }
};

using PartSink = std::function<void(const AnnotatedPart&)>;

// Links the text that `source` gives, handing its parts to `sink` in order (one, empty, for an empty text). The spans
// of options.given are bytes into the whole text. Throws what `source` and `sink` throw.
WASLA_EXPORT void link_in_windows(const Linker& linker, Scratch& scratch, const LinkOptions& options,
                                  ByteSource& source, text::OffsetUnit unit, const WindowOptions& windows,
                                  const PartSink& sink);

// Links a text in memory as one part.
WASLA_EXPORT void link_whole(const Linker& linker, Scratch& scratch, const LinkOptions& options, std::string_view text,
                             text::OffsetUnit unit, const PartSink& sink);

}  // namespace wasla
