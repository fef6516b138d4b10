#include "tools/train_ranker.h"

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <map>

#include "tools/gazetteer_index.h"
#include "tools/gold_texts.h"
#include "tools/progress.h"
#include "wasla/base/error.h"
#include "wasla/evaluation/calibration.h"
#include "wasla/evaluation/ranker_trainer.h"
#include "wasla/models/model_folder.h"

namespace wasla::tools {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPurpose = R"(# Ranker

Purpose: scores the readings of a text (`wasla link`). `weights.tsv` has a weight for each feature, in log odds per unit of
the feature; lib/wasla/linking/ranker.cc says what each feature means. The last two lines are the calibration.

Method: semi-Markov conditional random field over all readings, the likelihood of the right ones maximised with a Gaussian
prior around weights set by hand; calibrated on texts held out, five-fold. One thread; the same texts and gazetteers give
the same bytes. docs/architecture.md, "Scoring", has more.

)";

std::string card(const Options& options, const std::vector<LinkedText>& texts, const TrainedRanker& trained,
                 const std::vector<std::string>& gazetteers) {
  std::size_t links = 0;
  for (const LinkedText& text : texts) {
    links += text.links.size();
  }
  std::string out = kPurpose;
  out += "Learned from " + std::to_string(texts.size()) + " texts with " + std::to_string(links) + " names in\n";
  for (const std::string& file : options.texts("gold")) {
    out += "- " + file + "\n";
  }
  for (const std::string& file : options.texts("hard-gold")) {
    out += "- " + file + " (written to be hard; not calibrated on)\n";
  }
  out += "\nwith the gazetteers\n";
  for (const std::string& folder : gazetteers) {
    out += "- " + folder + "\n";
  }
  std::vector<Judged> before, after;
  for (const HeldOutLink& link : trained.held_out) {
    before.push_back({link.probability, link.right});
    after.push_back({trained.ranker.calibrated(link.probability), link.right});
  }
  out += "\nQuality, readings of a probability of 0.05 or more in texts held out, before the calibration:\n\n```\n" +
         text_report(calibration_of(before)) +
         "```\n\nThe same after it (its two numbers were fitted on these):\n\n```\n" +
         text_report(calibration_of(after)) + "```\n\nLicence: " + options.text("licence") +
         "\n\nMade by: `wasla train ranker`, as docs/guide.md tells.\n\nSize: 1 KiB\n";
  return out;
}

}  // namespace

void train_ranker_model(const Options& options, const std::vector<std::string>& gazetteers) {
  if (!options.has("gold")) {
    throw Error(ErrorKind::kUsage, "there are no texts to train the model 'ranker' on",
                "name texts with their links by --gold FILE");
  }
  if (gazetteers.empty()) {
    throw Error(ErrorKind::kUsage, "there is no gazetteer to train the model 'ranker' with", "name its folder");
  }
  Progress progress(!options.has("quiet"));
  const Index index =
      open_index({"", gazetteers}, [&](const Diagnostic& problem) { progress.message(to_string(problem)); });
  std::vector<LinkedText> texts = read_linked_texts(options.texts("gold"), index);
  for (LinkedText& text : read_linked_texts(options.texts("hard-gold"), index, false)) {
    texts.push_back(std::move(text));
  }
  const Linker linker(index);
  RankerTraining training;
  training.progress = [&progress](double share) { progress.update_share("ranker", share); };
  const TrainedRanker trained = train_ranker(linker, texts, training);
  const fs::path folder = fs::path(options.text("output")) / "ranker";
  models::write_model_folder(folder, {{kRankerFile, trained.ranker.write()}},
                             card(options, texts, trained, gazetteers));
  progress.note("wrote " + folder.string());
}

}  // namespace wasla::tools
