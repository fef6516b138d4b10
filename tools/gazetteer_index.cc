#include "tools/gazetteer_index.h"

#include <unicode/uversion.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <system_error>
#include <utility>

#include "tools/model_choice.h"
#include "wasla/base/error.h"
#include "wasla/base/hash.h"
#include "wasla/base/sha256.h"
#include "wasla/gazetteer/fingerprint.h"
#include "wasla/gazetteer/gazetteer.h"
#include "wasla/index/format.h"
#include "wasla/index/index_builder.h"
#include "wasla/linking/ranker.h"
#include "wasla/models/alignment_model.h"
#include "wasla/models/language_trainer.h"
#include "wasla/models/model_folder.h"
#include "wasla/models/name_comparer.h"
#include "wasla/models/piece_trainer.h"
#include "wasla/models/vector_trainer.h"
#include "wasla/models/word_table.h"

namespace wasla::tools {
namespace {

namespace fs = std::filesystem;

std::vector<std::pair<std::string, std::string>> build_inputs(const GazetteerSet& set, const ModelBytes& models) {
  UVersionInfo icu;
  u_getVersion(icu);
  char icu_version[U_MAX_VERSION_STRING_LENGTH];
  u_versionToString(icu, icu_version);
  std::vector<std::pair<std::string, std::string>> inputs{{"wasla", WASLA_VERSION}, {"icu", icu_version}};
  for (const Gazetteer& gazetteer : set.gazetteers) {
    inputs.emplace_back("gazetteer", gazetteer.name + " " + fingerprint({gazetteer.folder}));
  }
  for (const auto& [name, bytes] : models) {
    inputs.emplace_back("model", name + " " + sha256(bytes));
  }
  return inputs;
}

std::string hex(std::uint64_t number) {
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(number));
  return digits;
}

// What tells a base index from another, for the key of an overlay made on top of it.
std::string base_key(const Index& base) {
  std::string checksums;
  for (const IndexInfo& file : base.info()) {
    for (const SectionInfo& section : file.sections) {
      checksums += hex(section.checksum);
    }
  }
  return hex(hash_bytes(checksums.data(), checksums.size()));
}

fs::path cache_folder() {
  if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache && *cache == '/') {
    return fs::path(cache) / "wasla";
  }
  const char* home = std::getenv("HOME");
  return home && *home ? fs::path(home) / ".cache" / "wasla" : fs::path();
}

// A folder of our own that goes away with all that is in it; a mapped file in it stays readable.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::error_code problem;
    std::string pattern = (fs::temp_directory_path(problem) / "wasla-XXXXXX").string();
    if (problem || !::mkdtemp(pattern.data())) {
      throw Error(ErrorKind::kOutput, "no temporary folder can be made for the compiled gazetteers",
                  "set XDG_CACHE_HOME or TMPDIR to a folder you may write to");
    }
    path_ = pattern;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::vector<fs::path> with_base(const std::string& base, const fs::path& file) {
  return base.empty() ? std::vector<fs::path>{file} : std::vector<fs::path>{base, file};
}

void compile_or_throw(const std::vector<fs::path>& paths, const fs::path& file, const std::vector<std::string>& known,
                      const ModelBytes& models, const std::function<void(const Diagnostic&)>& message) {
  Diagnostics problems;
  const bool good = compile_gazetteers(paths, file, known, models, problems);
  for (const Diagnostic& problem : problems) {
    message(problem);
  }
  if (!good) {
    throw Error(ErrorKind::kGazetteer, "the gazetteers have errors", "mend what is listed above and run again");
  }
}

Index open_gazetteers(const IndexChoice& choice, const std::function<void(const Diagnostic&)>& message) {
  const std::vector<fs::path> paths(choice.gazetteers.begin(), choice.gazetteers.end());
  std::vector<std::string> known;
  Diagnostics problems;
  std::string key =
      fingerprint(find_gazetteers(paths, problems)) + "-" + std::to_string(index::kFormatVersion) + "-" + WASLA_VERSION;
  if (!choice.index.empty()) {
    const Index base = Index::open({choice.index});
    for (EntityNumber entity = 0; entity < base.entity_count(); ++entity) {
      known.emplace_back(base.entity(entity).id);
    }
    key += "-" + base_key(base);
  }
  // An overlay leaves the models to its base.
  const ModelBytes models = choice.index.empty() ? models_for_index("") : ModelBytes();
  for (const auto& [name, bytes] : models) {
    key += "-" + hex(hash_bytes(bytes.data(), bytes.size()));
  }
  const fs::path folder = has_errors(problems) ? fs::path() : cache_folder();
  if (!folder.empty()) {
    const fs::path file = folder / (key + ".index");
    std::error_code problem;
    if (fs::exists(file, problem)) {
      try {
        return Index::open(with_base(choice.index, file));
      } catch (const Error&) {
        // Damaged or cut short: made anew below.
      }
    }
    fs::create_directories(folder, problem);
    try {
      compile_or_throw(paths, file, known, models, message);
      return Index::open(with_base(choice.index, file));
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kOutput) {
        throw;
      }
    }
  }
  const TemporaryFolder temporary;
  const fs::path file = temporary.path() / "wasla.index";
  compile_or_throw(paths, file, known, models, message);
  return Index::open(with_base(choice.index, file));
}

std::string default_index() {
  if (const char* named = std::getenv("WASLA_INDEX"); named && *named) {
    return named;
  }
  std::error_code problem;
  const fs::path program = fs::read_symlink("/proc/self/exe", problem);
  const fs::path beside = program.parent_path() / "wasla.index";
  const fs::path shared = program.parent_path().parent_path() / "share" / "wasla" / "wasla.index";
  for (const fs::path& place : {beside, shared}) {
    if (!problem && fs::exists(place, problem)) {
      return place.string();
    }
    problem.clear();
  }
  throw Error(
      ErrorKind::kIndex,
      "no index was found: WASLA_INDEX is not set, and there is neither " + beside.string() + " nor " + shared.string(),
      "make one with 'wasla gazetteer compile -o " + beside.string() +
          " DIR', or give --index FILE or --gazetteers DIR");
}

// As linking reads them where they lie.
ModelBytes ready(ModelBytes models) {
  for (auto& [name, bytes] : models) {
    if (name == "alignment") {
      bytes = models::AlignmentModel::read(bytes, models::kAlignmentFile).dense();
    }
  }
  return models;
}

}  // namespace

ModelBytes models_for_index(const std::string& named) {
  struct Part {
    std::string_view name;
    const char *model, *file;
    bool required;  // where a folder was named
  };
  ModelBytes models;
  for (const auto& [name, model, file, required] : {Part{"language", "language", models::kLanguageModelFile, true},
                                                    {"words", "words", models::kWordTableFile, false},
                                                    {"alignment", "alignment", models::kAlignmentFile, false},
                                                    {"weights", "alignment", models::kMatchWeightsFile, false},
                                                    {"ranker", "ranker", kRankerFile, false},
                                                    {"pieces", "pieces", models::kPiecesFile, false},
                                                    {"vectors", "vectors", models::kNameVectorsFile, false}}) {
    std::error_code problem;
    const bool absent = !required && !named.empty() && !fs::is_directory(fs::path(named) / model, problem);
    const fs::path folder = absent ? fs::path() : find_model_folder(named, model);
    if (!folder.empty()) {
      models.emplace_back(name, models::read_model_file(folder / model, file));
    }
  }
  return models;
}

bool compile_gazetteers(const std::vector<fs::path>& paths, const fs::path& file,
                        const std::vector<std::string>& known_elsewhere, const ModelBytes& models,
                        Diagnostics& problems, const std::function<void(double)>& progress) {
  const GazetteerSet set = read_gazetteers(paths, problems, known_elsewhere);
  if (has_errors(problems)) {
    return false;
  }
  build_index(merge(set), file, {.build = build_inputs(set, models), .progress = progress, .models = ready(models)});
  return true;
}

Index open_index(const IndexChoice& choice, const std::function<void(const Diagnostic&)>& message) {
  if (!choice.gazetteers.empty()) {
    return open_gazetteers(choice, message);
  }
  return Index::open({choice.index.empty() ? default_index() : choice.index});
}

}  // namespace wasla::tools
