// The tiny gazetteer of tests/data/tiny, and documents run through reading, linking and writing.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "linking/fixture.h"
#include "wasla/gazetteer/gazetteer.h"
#include "wasla/io/annotate.h"
#include "wasla/io/document_reader.h"

namespace wasla {

inline MergedGazetteer tiny_gazetteer() {
  Diagnostics problems;
  GazetteerSet set = read_gazetteers({std::filesystem::path(WASLA_SOURCE_DIR) / "tests" / "data" / "tiny"}, problems);
  EXPECT_FALSE(has_errors(problems));
  return merge(set);
}

inline TestLinker& tiny() {
  static TestLinker linker(tiny_gazetteer());
  return linker;
}

inline InputDocument text_document(std::string text) {
  InputDocument document;
  document.id = document.file = "d";
  document.text = std::move(text);
  return document;
}

// The documents in `bytes`, written in `format`, without the frame around all documents.
inline std::string print(std::string text, OutputFormat format, const WriterOptions& options = {},
                         const LinkOptions& linking = {}) {
  const auto writer = make_writer(format, tiny().index(), options);
  InputDocument document = text_document(std::move(text));
  std::string out;
  annotate(tiny().linker(), tiny().scratch(), linking, *writer, document, out);
  return out;
}

inline nlohmann::json print_json(std::string text, const WriterOptions& options = {}, const LinkOptions& linking = {}) {
  return nlohmann::json::parse(print(std::move(text), OutputFormat::kJsonl, options, linking));
}

// The same, in windows of `window` bytes.
inline std::string print_in_windows(const std::string& text, std::size_t window, OutputFormat format,
                                    const WriterOptions& options = {}, const LinkOptions& linking = {}) {
  const auto writer = make_writer(format, tiny().index(), options);
  InputDocument document = text_document(text);
  std::string out;
  annotate_streaming(tiny().linker(), tiny().scratch(), linking, *writer, document, {window, 64},
                     [&](std::string_view bytes) { out += bytes; });
  return out;
}

}  // namespace wasla
