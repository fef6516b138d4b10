// WordEvidence: what texts and lists of one language say about its words, and the class that follows for each.
//
//   WordEvidence evidence(Language::kSorani);
//   evidence.add_text(text);
//   evidence.add_listed("ئاشتی", 0);
//   evidence.add_name({"ckb", "ئاشتی هەورامی", NameOf::kPerson}, 1);
//   for (const WordClass& word : evidence.classes()) …
//
// The estimate is described in word_table_trainer.h. Mutable and for one thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "wasla/models/word_lists.h"
#include "wasla/text/language.h"
#include "wasla/text/token.h"

namespace wasla::models {

struct WordClass {
  std::uint64_t key_hash;
  std::uint8_t word_class;  // 0: a name, which is filed so that no affix is cut off it
};

class WordEvidence {
 public:
  explicit WordEvidence(Language language);

  void add_text(std::string_view text);
  // `count` 0: a lemma of a dictionary; one with a capital is a proper noun and passed over.
  void add_listed(std::string_view word, std::uint64_t count);
  // Words in the other script are passed over. `weight`: below 1 for a name of another language.
  void add_name(const KnownName& name, double weight);

  // What is to be filed, in the order of the keys' bytes.
  std::vector<WordClass> classes() const;

 private:
  struct Word {
    std::string key;
    double listed = 0;                     // count in the lists
    std::uint32_t running = 0;             // and in the texts
    std::uint32_t small = 0, capital = 0;  // of these: with a small letter; with a capital inside a sentence
    double names = 0;                      // weighted number of names it is part of
    bool lemma = false;
  };
  struct Estimate;
  class Estimator;

  Word& word(const text::Token& token);
  bool is_own(const text::Token& token) const { return token.script == script_ && token.key_length > 0; }

  Language language_;
  text::CharKind script_;
  std::unordered_map<std::uint64_t, Word> words_;
  double listed_total_ = 0, running_total_ = 0;
  text::Tokens tokens_;  // scratch
};

}  // namespace wasla::models
