// WordTable: how common a word is in running text, as a word and not as a name.
//
//   const WordTable words = WordTable::open(bytes);          // a view: the bytes must outlive it
//   if (words.commonness(Language::kArabic, tokens.key(token)) >= kCommonWord) …   // no name by its sound alone
//
// Classes: 0 for what is not known as a word, also for what is known as a name and nothing else; then 1 … 15, each
// step about 2.4 times as frequent, 4 at one use as a word in a million, 15 from some 14,000 on. What is a word and a
// name (سلام, Azad, Rose) gets a middling class, the lower the more its uses are those of a name. How that is
// estimated: word_table_trainer.h.
//
// A table is an immutable view over bytes that may lie anywhere (docs/formats/words.md): opening checks the header and
// the size, no more; damage behind it gives wrong classes and no crash. Safe from any number of threads; allocates
// nothing.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "wasla/base/export.h"
#include "wasla/text/language.h"

namespace wasla::models {

inline constexpr const char* kWordTableFile = "words.bin";
inline constexpr int kHighestWordClass = 15;
// From this class on a word should not be taken for an unseen spelling of a name.
inline constexpr std::uint8_t kCommonWord = 4;

class WASLA_EXPORT WordTable {
 public:
  WordTable() = default;  // knows no word

  // Throws Error(kModel) where `bytes` is no table, or not a whole one.
  static WordTable open(std::string_view bytes);

  // The class of a word by its key (text::Tokens::key). A word that is not in the table has the class of its longest
  // stem that is, less one for each affix: endings, proclitics and article as in text/clitics.h, Arabic plurals and
  // pronouns, English -s, -ed and -ing (word_stems.h); for a Sorani stem of three letters one more. Badini is looked up
  // as Sorani; a language without a table gives 0. Some tens of look-ups for an unknown word: memoise it where it
  // matters.
  std::uint8_t commonness(Language language, std::span<const std::uint8_t> key) const;

  // The class of a whole word by text::key_hash of its key.
  std::uint8_t frequency(Language language, std::uint64_t key_hash) const;

  std::uint32_t size() const { return entries_; }  // words of all languages

 private:
  int find(Language language, std::uint64_t key_hash) const;  // -1: not in the table

  std::string_view slots_;  // 4 bytes each
  std::uint32_t slot_count_ = 0, longest_probe_ = 0, entries_ = 0;
};

}  // namespace wasla::models
