// Makes a word table (word_table.h) out of running text, word lists and lists of names.
//
//   WordTableSources sources;
//   sources.texts = read_text_folders({"text"});
//   sources.words = read_word_lists({"lists"});
//   sources.names = read_name_tokens("names.tsv");            // and the names of the gazetteers
//   train_words("models/words", sources, progress);
//
// The estimate, for each word of a language, by its key:
// - Uses per million: the mean of what the counted lists and the texts say; of a text's count 1.5 is taken off, for one
//   use in a small text may be chance.
// - The share of them that are uses as a word: as_word / (as_word + as_name), where
//     as_word = 0.5 + 4 for a lemma of a dictionary + (uses per million / 500)² (of a name that its gazetteer lets link
//               without support the two count at most 1, the second only if no list or dictionary has it)
//               + 20 × the share of its uses in forms that names seldom take (article, plural, indefinite, pronoun)
//               + 0.75 for a stem that is a word (6 for the word behind an Arabic article, less where it is rare alone)
//               + in Latin script 2 log2(1 + uses) × the share in small letters
//     as_name = log2(1 + names it is part of), and that of its stem if the stem is a name
//               + in Latin script 2 log2(1 + uses) × the share with a capital inside a sentence (a fifth of that for
//               a word that is in no name)
//               + 1 for a word that only a counted list has and nothing is made of: subtitles are full of names.
//   A part of a person's name counts 1; a name of one word 30 if its gazetteer lets it link without support, else 4
//   for a place and 2 for an organisation; a part of a place's name 0.02, for most are class nouns; a name of another
//   language in the same script 0.3 of that.
// - Class: that of uses per million × share, not above 15 × share. From a share of 0.6 on a lemma has at least
//   kCommonWord + 1, a word seen in small letters kCommonWord, a word made of a stem that stem's class less its
//   affixes. So كمال (perfection) is in the middle and محمد at the bottom.
// - A name that would seem to be a word with an affix is filed with class 0, so that nothing is cut off it.
//
// In a few thousand words a name may be as frequent as a word, and would count as one: 50,000 words are the least.
//
// Same sources, same bytes. Throws Error(kInput) where there is no text and no list for any language.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/models/text_folder.h"
#include "wasla/models/word_lists.h"

namespace wasla::models {

struct WordTableSources {
  std::map<std::string, std::string> texts;  // by BCP 47 tag: ar, ckb, kmr and en count
  std::vector<ListedWord> words;
  std::vector<KnownName> names;
  // Nothing is learnt from these: the card says what the table makes of them.
  std::map<std::string, std::string> held_out_texts;
  std::vector<KnownName> held_out_names;  // those of one word count
};

// The bytes of the table. `progress` may be empty.
WASLA_EXPORT std::string train_word_table(const WordTableSources& sources, const TrainingProgress& progress);

// Trains and writes the model's folder: words.bin, card.md, SHA256SUMS.
WASLA_EXPORT void train_words(const std::filesystem::path& folder, const WordTableSources& sources,
                              const TrainingProgress& progress);

}  // namespace wasla::models
