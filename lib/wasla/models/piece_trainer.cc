#include "wasla/models/piece_trainer.h"

#include <sentencepiece_processor.h>
#include <sentencepiece_trainer.h>

#include <set>
#include <unordered_map>
#include <utility>

#include "wasla/base/error.h"
#include "wasla/models/neutral_words.h"
#include "wasla/models/pieces.h"

namespace wasla::models {
namespace {

constexpr const char* kPieces = "4000";
constexpr std::string_view kMark = "\xE2\x96\x81";  // SentencePiece's mark of a word

// Names from memory: a path would become part of the model.
class Names final : public sentencepiece::SentenceIterator {
 public:
  explicit Names(const std::vector<std::string>& names) : names_(names) {}
  bool done() const override { return at_ == names_.size(); }
  void Next() override { ++at_; }
  const std::string& value() const override { return names_[at_]; }
  sentencepiece::util::Status status() const override { return {}; }

 private:
  const std::vector<std::string>& names_;
  std::size_t at_ = 0;
};

void check(const sentencepiece::util::Status& status) {
  if (!status.ok()) {
    throw Error(ErrorKind::kModel, "SentencePiece could not train: " + status.ToString(), "look at the names given");
  }
}

}  // namespace

std::vector<std::string> piece_names(std::span<const NamePair> pairs) {
  std::set<std::string> names;
  NeutralWords words;
  for (const NamePair& pair : pairs) {
    for (const TaggedName* name : {&pair.query, &pair.target}) {
      std::string all;
      for (const std::string& word : words(*name)) {
        all += all.empty() ? word : ' ' + word;
      }
      if (!all.empty()) {
        names.insert(std::move(all));
      }
    }
  }
  return {names.begin(), names.end()};
}

std::string train_sentencepiece(const std::vector<std::string>& neutral_names) {
  if (neutral_names.empty()) {
    throw Error(ErrorKind::kInput, "there are no names to learn pieces from", "name gazetteers or tables of pairs");
  }
  Names names(neutral_names);
  std::string model;
  check(sentencepiece::SentencePieceTrainer::Train(
      std::unordered_map<std::string, std::string>{{"model_type", "unigram"},
                                                   {"vocab_size", kPieces},
                                                   {"hard_vocab_limit", "false"},
                                                   {"character_coverage", "1.0"},
                                                   {"normalization_rule_name", "identity"},
                                                   {"byte_fallback", "false"},
                                                   {"split_digits", "true"},
                                                   {"num_threads", "1"},
                                                   {"max_sentencepiece_length", std::to_string(Pieces::kLongest)},
                                                   {"shuffle_input_sentence", "false"},
                                                   {"bos_id", "-1"},
                                                   {"eos_id", "-1"},
                                                   {"minloglevel", "2"}},
      &names, &model));
  return model;
}

std::string train_pieces(const std::vector<std::string>& neutral_names, const TrainingProgress& progress) {
  if (progress) {
    progress("pieces", 0);
  }
  sentencepiece::SentencePieceProcessor processor;
  check(processor.LoadFromSerializedProto(train_sentencepiece(neutral_names)));
  std::vector<std::pair<std::string, float>> pieces;
  for (int id = 0; id < processor.GetPieceSize(); ++id) {
    std::string piece = processor.IdToPiece(id);
    if (processor.IsUnknown(id) || processor.IsControl(id)) {
      continue;
    }
    if (const std::size_t mark = piece.find(kMark); mark != std::string::npos) {
      piece.replace(mark, kMark.size(), 1, Pieces::kWordMark);
    }
    pieces.emplace_back(std::move(piece), processor.GetScore(id));
  }
  if (progress) {
    progress("pieces", 1);
  }
  return encode_pieces(std::move(pieces));
}

}  // namespace wasla::models
