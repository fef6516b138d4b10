// From a document as it was read to a document as it is printed: linking and writing in one step.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "wasla/base/export.h"
#include "wasla/io/annotation_writer.h"
#include "wasla/io/document.h"
#include "wasla/io/windowed_linking.h"
#include "wasla/linking/linker.h"

namespace wasla {

// Texts above this many bytes are linked in windows.
inline constexpr std::size_t kWholeText = 8u << 20;

// True for a document that is to be linked in windows by annotate_streaming().
WASLA_EXPORT bool is_long(const InputDocument& document);

struct AnnotateResult {
  std::uint64_t mentions = 0;
  std::string error;  // why the document, or the rest of it, could not be read; empty if all is well
};

// Appends the whole document to `out`. A language, spans and errors of the document itself come before `options`.
// Never throws for what is in the document.
WASLA_EXPORT AnnotateResult annotate(const Linker& linker, Scratch& scratch, const LinkOptions& options,
                                     const AnnotationWriter& writer, InputDocument& document, std::string& out);

// The same for a text of any length, in bounded memory: what is written goes to `sink` part by part.
WASLA_EXPORT AnnotateResult annotate_streaming(const Linker& linker, Scratch& scratch, const LinkOptions& options,
                                               const AnnotationWriter& writer, InputDocument& document,
                                               const WindowOptions& windows,
                                               const std::function<void(std::string_view)>& sink);

}  // namespace wasla
