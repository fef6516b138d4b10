// A small gazetteer written in the test, compiled and opened.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "wasla/index/index.h"
#include "wasla/index/index_builder.h"
#include "wasla/linking/linker.h"
#include "wasla/models/alignment_model.h"
#include "wasla/models/model_folder.h"
#include "wasla/models/name_comparer.h"
#include "wasla/models/vector_trainer.h"
#include "wasla/models/word_table.h"

namespace wasla {

inline Entity entity(std::string id, EntityType type, std::string entity_class, int prior = 5) {
  Entity e;
  e.id = std::move(id);
  e.type = type;
  e.entity_class = parse_entity_class(entity_class).value();
  e.prior = static_cast<std::uint8_t>(prior);
  e.description = "a test entity";
  return e;
}

inline Name name(std::string id, std::string lang, std::string text, NameKind kind = NameKind::kLabel,
                 int use = kUseAlways) {
  Name n;
  n.id = std::move(id);
  n.lang = std::move(lang);
  n.kind = kind;
  n.use = static_cast<NameUse>(use);
  n.source = "curated";
  n.text = std::move(text);
  return n;
}

class TempFolder {
 public:
  TempFolder() {
    static int number = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("wasla-test-" + std::to_string(::getpid()) + "-" + std::to_string(number++));
    std::filesystem::create_directories(path_);
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

using ModelBytes = std::vector<std::pair<std::string, std::string>>;

// The models that ship by which linking knows unseen spellings.
inline ModelBytes sound_models() {
  const std::filesystem::path models = std::filesystem::path(WASLA_SOURCE_DIR) / "models";
  const std::string alignment = models::read_model_file(models / "alignment", models::kAlignmentFile);
  return {{"words", models::read_model_file(models / "words", models::kWordTableFile)},
          {"alignment", models::AlignmentModel::read(alignment, models::kAlignmentFile).dense()},
          {"weights", models::read_model_file(models / "alignment", models::kMatchWeightsFile)},
          {"vectors", models::read_model_file(models / "vectors", models::kNameVectorsFile)}};
}

// Links with the given gazetteers, each its own index file, the first with the models.
class TestLinker {
 public:
  explicit TestLinker(std::vector<MergedGazetteer> gazetteers, const ModelBytes& models = {}) {
    std::vector<std::filesystem::path> files;
    for (const MergedGazetteer& g : gazetteers) {
      files.push_back(folder_.path() / (std::to_string(files.size()) + ".index"));
      build_index(g, files.back(), {.build = {}, .progress = {}, .models = files.size() == 1 ? models : ModelBytes()});
    }
    index_ = std::make_unique<Index>(Index::open(files));
    linker_ = std::make_unique<Linker>(*index_);
  }
  explicit TestLinker(MergedGazetteer gazetteer, const ModelBytes& models = {})
      : TestLinker(std::vector{std::move(gazetteer)}, models) {}

  // "surface=entity" for each mention, joined by " | "; NIL mentions as "surface=NIL".
  std::string link(std::string_view text, const LinkOptions& options = {}) {
    std::string out;
    for (const Mention& m : linker_->link(text, scratch_, options).mentions) {
      out += out.empty() ? "" : " | ";
      out += std::string(text.substr(m.begin, m.end - m.begin)) + "=" +
             (m.linked ? std::string(index_->entity(m.best.entity).id) : "NIL");
    }
    return out;
  }
  const std::vector<Mention>& mentions(std::string_view text, const LinkOptions& options = {}) {
    return linker_->link(text, scratch_, options).mentions;
  }

  Index& index() { return *index_; }
  Linker& linker() { return *linker_; }
  Scratch& scratch() { return scratch_; }

 private:
  TempFolder folder_;
  std::unique_ptr<Index> index_;
  std::unique_ptr<Linker> linker_;
  Scratch scratch_;
};

}  // namespace wasla
