// Word lists and name lists that a word table is trained on.
//
//   sources.words = read_word_lists({"lists"});         // ar_freq_50k.tsv, ckb_common.tsv …
//   sources.names = read_name_tokens("names/train.tsv");
//
// Free functions, no state. Errors are Error(kInput) with file and line.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/text/language.h"

namespace wasla::models {

struct ListedWord {
  Language language = Language::kOther;
  std::string word;
  std::uint64_t count = 0;  // 0: a lemma of a dictionary, not counted
};

enum class NameOf : std::uint8_t { kPerson, kPlace, kOther };

struct KnownName {
  std::string lang;  // BCP 47
  std::string text;
  NameOf of = NameOf::kOther;
  bool unambiguous = false;  // its gazetteer lets it link without support (Name::use is kUseAlways)
};

// The files <language>_freq_50k.tsv (word, count) and <language>_common.tsv (lemma, part of speech) of the folders,
// without header. Rows whose part of speech is propn are left out, and so are all other files. Throws where a folder
// cannot be read or holds none.
WASLA_EXPORT std::vector<ListedWord> read_word_lists(const std::vector<std::filesystem::path>& folders);

// The single words of people's names in a table of name pairs: a header with the columns query, query_lang, target,
// target_lang and id, of which the rows with an id "tok:…" count, both sides.
WASLA_EXPORT std::vector<KnownName> read_name_tokens(const std::filesystem::path& file);

}  // namespace wasla::models
