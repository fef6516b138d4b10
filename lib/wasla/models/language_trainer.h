// Trains the LanguageIdentifier with fastText (supervised, one thread, fixed seed: the same text gives the same bytes).
//
//   train_language("models/language", read_text_folders({"my-text", "models/language/text"}), progress);
//
// Languages: ar, ckb, en, kmr, kmr-Arab, fa, tr. Each is shown equally often, in whole lines, halves and fragments of a
// few words (headlines). To what is given come spellings made from it: Badini out of Kurmanji (badini_text.h), Sorani
// with the old heh, Kurmanji and Turkish without diacritics. A tenth of the lines is held out and measured for the
// card. Not meant for several threads at once.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "wasla/base/export.h"
#include "wasla/models/text_folder.h"

namespace fasttext {
class FastText;
}

namespace wasla::models {

inline constexpr const char* kLanguageModelFile = "language.bin";

// Writes language.bin, card.md and SHA256SUMS. Throws Error: kInput for text that cannot be trained on, kModel where
// fastText fails, kOutput where the folder cannot be written.
WASLA_EXPORT void train_language(const std::filesystem::path& folder, const std::map<std::string, std::string>& texts,
                                 const TrainingProgress& progress);

// A supervised fastText model without words of its own (minCount above any count), as the bytes of language.bin.
WASLA_EXPORT std::string flatten_language_model(const fasttext::FastText& model);

}  // namespace wasla::models
