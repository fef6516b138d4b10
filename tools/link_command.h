// The flags of `wasla link`, and what they mean taken together.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tools/commands.h"
#include "tools/gazetteer_index.h"
#include "tools/options.h"
#include "wasla/io/annotation_writer.h"
#include "wasla/io/document_reader.h"
#include "wasla/linking/linker.h"

namespace wasla::tools {

struct LinkSettings {
  IndexChoice index;
  std::vector<std::string> inputs;  // files, folders, "-"
  bool recursive = false;
  std::optional<InputFormat> input_format;  // else by the file's name
  ReaderOptions reader;
  LinkOptions linking;
  OutputFormat format = OutputFormat::kJsonl;
  WriterOptions writer;
  std::string embeddings;  // a file; empty: the index's
  std::string output;      // empty: standard output
  int jobs = 1;
  bool progress = false, quiet = false, fail_if_none = false;
};

// Throws Error(kUsage) for what makes no sense, and Error(kInput) for a list of files that cannot be read.
LinkSettings link_settings(const Options& options);

}  // namespace wasla::tools
