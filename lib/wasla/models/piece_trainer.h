// Trains Pieces with SentencePiece (unigram, one thread, no normalisation, no pieces for single bytes: the same names
// give the same bytes).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/models/name_pairs.h"
#include "wasla/models/text_folder.h"

namespace wasla::models {

inline constexpr const char* kPiecesFile = "pieces.bin";

// The bytes of pieces.bin. `neutral_names`: words separated by one space (piece_names()). Throws Error: kInput where
// there are none, kModel where SentencePiece fails.
WASLA_EXPORT std::string train_pieces(const std::vector<std::string>& neutral_names, const TrainingProgress& progress);

// The neutral forms of all names, each once, in order.
WASLA_EXPORT std::vector<std::string> piece_names(std::span<const NamePair> pairs);

// SentencePiece's own model, for comparison.
WASLA_EXPORT std::string train_sentencepiece(const std::vector<std::string>& neutral_names);

}  // namespace wasla::models
