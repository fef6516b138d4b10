#include "wasla/models/language_trainer.h"

#include <fasttext/fasttext.h>

#include <algorithm>
#include <array>
#include <limits>

#include "wasla/base/error.h"
#include "wasla/models/language_card.h"
#include "wasla/models/language_examples.h"
#include "wasla/models/language_identifier.h"
#include "wasla/models/model_folder.h"
#include "wasla/models/training_file.h"
#include "wasla/text/language_rules.h"

namespace wasla::models {
namespace {

constexpr std::size_t kExamples = 20000;  // a language
constexpr std::string_view kLabel = "__label__";

fasttext::Args training_arguments(const std::filesystem::path& input) {
  fasttext::Args args;
  args.input = input.string();
  args.model = fasttext::model_name::sup;
  args.loss = fasttext::loss_name::softmax;
  args.label = kLabel;
  args.lr = 0.5;
  args.epoch = 8;
  args.dim = 16;
  args.bucket = 20000;
  args.minn = 2;
  args.maxn = 4;
  args.wordNgrams = 1;
  // No words of its own: short words are letter sequences already, and a list of words would learn names.
  args.minCount = std::numeric_limits<int>::max();
  args.minCountLabel = 0;
  args.thread = 1;
  args.seed = 1;
  args.verbose = 0;
  return args;
}

}  // namespace

std::string flatten_language_model(const fasttext::FastText& model) {
  const auto dictionary = model.getDictionary();
  const auto input = model.getInputMatrix();
  const auto output = model.getOutputMatrix();
  const fasttext::Args args = model.getArgs();
  const auto labels = static_cast<std::size_t>(dictionary->nlabels());
  if (dictionary->nwords() != 0 || labels == 0 || labels > LanguageIdentifier::kMostLabels) {
    throw Error(ErrorKind::kModel, "a language model has no words and 1 to 8 labels", "train it with train_language()");
  }
  LanguageModelParts parts;
  parts.shortest = static_cast<std::uint32_t>(args.minn);
  parts.longest = static_cast<std::uint32_t>(args.maxn);
  for (std::size_t label = 0; label < labels; ++label) {
    parts.labels.push_back(dictionary->getLabel(static_cast<std::int32_t>(label)).substr(kLabel.size()));
  }
  for (std::int64_t bucket = 0; bucket < input->rows(); ++bucket) {
    auto& row = parts.rows.emplace_back();
    for (std::size_t label = 0; label < labels; ++label) {
      for (std::int64_t i = 0; i < input->cols(); ++i) {
        row[label] += static_cast<double>(input->at(bucket, i)) * output->at(static_cast<std::int64_t>(label), i);
      }
    }
    // Only differences between the languages of one script count; centred they fit finer steps.
    for (const bool arabic : {true, false}) {
      double sum = 0;
      int columns = 0;
      const auto each = [&](auto&& f) {
        for (std::size_t label = 0; label < labels; ++label) {
          if (text::is_arabic_script(parse_language(parts.labels[label])) == arabic) {
            f(row[label]);
          }
        }
      };
      each([&](double value) { sum += value, ++columns; });
      each([&](double& value) { value -= sum / columns; });
    }
  }
  return encode_language_model(parts);
}

void train_language(const std::filesystem::path& folder, const std::map<std::string, std::string>& texts,
                    const TrainingProgress& progress) {
  const auto report = [&](std::string_view stage, double share) {
    if (progress) {
      progress(stage, share);
    }
  };
  report("cutting examples", 0);
  const LanguageText text = split_language_text(texts);
  if (text.training.size() < 2) {
    throw Error(ErrorKind::kInput, "the language identifier needs text in two languages at least",
                "name a folder with more languages");
  }
  const TrainingFile examples(labelled_examples(text, kExamples));
  std::string bytes;
  try {
    fasttext::FastText model;
    model.train(training_arguments(examples.path()),
                [&](float share, float, double, double, std::int64_t) { report("training", share); });
    bytes = flatten_language_model(model);
  } catch (const Error&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    throw Error(ErrorKind::kModel, std::string("fastText could not train: ") + error.what(), "look at the text given");
  }
  report("measuring", 0);
  const std::string card = language_card(text, LanguageIdentifier::open(bytes), bytes.size());
  write_model_folder(folder, {{kLanguageModelFile, bytes}}, card);
  report("measuring", 1);
}

}  // namespace wasla::models
