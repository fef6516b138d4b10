#include "wasla/models/vector_trainer.h"

#include <fasttext/fasttext.h>

#include <new>
#include <set>
#include <utility>
#include <vector>

#include "wasla/base/error.h"
#include "wasla/models/name_vectors.h"
#include "wasla/models/neutral_words.h"
#include "wasla/models/training_file.h"

namespace wasla::models {
namespace {

fasttext::Args training_arguments(const std::filesystem::path& input) {
  fasttext::Args args;
  args.input = input.string();
  args.model = fasttext::model_name::sg;
  args.loss = fasttext::loss_name::ns;
  args.neg = 5;
  args.lr = 0.3;
  args.epoch = 5;
  args.dim = 64;
  args.bucket = 50000;
  args.minn = 2;
  args.maxn = 4;
  args.ws = 3;
  args.minCount = 1;
  args.t = 1;  // frequent words are shown as often as they come
  args.thread = 1;
  args.seed = 1;
  args.verbose = 0;
  return args;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) {
    all += word;
  }
  return all;
}

}  // namespace

std::string name_vector_examples(std::span<const NamePair> pairs) {
  std::string lines;
  NeutralWords left_words, right_words;
  std::set<std::pair<std::string, std::string>> seen;
  // Twice, so that each word has the other on both sides, and itself further off.
  const auto add = [&](const std::string& a, const std::string& b) {
    if (a != b && seen.emplace(a, b).second) {
      lines += a + ' ' + b + ' ' + a + ' ' + b + '\n';
    }
  };
  for (const NamePair& pair : pairs) {
    const std::vector<std::string>&left = left_words(pair.query), &right = right_words(pair.target);
    if (left.size() == right.size()) {
      for (std::size_t i = 0; i < left.size(); ++i) {
        add(left[i], right[i]);
      }
    } else if (!left.empty() && !right.empty()) {
      add(joined(left), joined(right));
    }
  }
  return lines;
}

std::string train_name_vectors(std::span<const NamePair> pairs, const TrainingProgress& progress) {
  const std::string lines = name_vector_examples(pairs);
  if (lines.empty()) {
    throw Error(ErrorKind::kInput, "the names given have no two spellings to learn vectors from",
                "name more gazetteers or tables of pairs");
  }
  const TrainingFile examples(lines);
  try {
    fasttext::FastText model;
    const fasttext::Args args = training_arguments(examples.path());
    model.train(args, [&](float share, float, double, double, std::int64_t) {
      if (progress) {
        progress("vectors", static_cast<double>(share));
      }
    });
    // The rows of whole words, which stand before those of letter sequences, are left out: names to come are new.
    const auto input = model.getInputMatrix();
    const std::int64_t words = model.getDictionary()->nwords();
    NameVectorParts parts;
    parts.dimensions = static_cast<std::uint32_t>(args.dim);
    parts.shortest = static_cast<std::uint32_t>(args.minn);
    parts.longest = static_cast<std::uint32_t>(args.maxn);
    for (std::int64_t row = words; row < input->rows(); ++row) {
      for (std::int64_t i = 0; i < input->cols(); ++i) {
        parts.rows.push_back(input->at(row, i));
      }
    }
    return encode_name_vectors(parts);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    throw Error(ErrorKind::kModel, std::string("fastText could not train: ") + error.what(), "look at the names given");
  }
}

}  // namespace wasla::models
