#include "wasla/models/word_table_trainer.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "wasla/base/error.h"
#include "wasla/models/model_folder.h"
#include "wasla/models/word_evidence.h"
#include "wasla/models/word_table.h"
#include "wasla/models/word_table_card.h"
#include "wasla/models/word_table_format.h"

namespace wasla::models {
namespace {

constexpr std::array kLanguages = {Language::kArabic, Language::kSorani, Language::kKurmanji, Language::kEnglish};
constexpr double kForeignName = 0.3;
// Full to five eighths: an unknown word is refused after some four slots.
constexpr std::size_t kSlotsFor = 8, kEntriesFull = 5;

struct Filed {
  Language language;
  WordClass word;
};

void put_u32(char* p, std::uint32_t value) {
  for (int i = 0; i < 4; ++i) {
    p[i] = static_cast<char>(value >> 8 * i & 0xFF);
  }
}

std::string table_of(const std::vector<Filed>& words) {
  const auto slots = static_cast<std::uint32_t>(words.size() * kSlotsFor / kEntriesFull + 1);
  std::string bytes(kWordTableHeader + slots * kWordSlot, '\0');
  char* first = bytes.data() + kWordTableHeader;
  std::uint32_t longest = 0, entries = 0;
  for (const Filed& filed : words) {
    auto [slot, tag] = word_place(filed.language, filed.word.key_hash, slots);
    std::uint32_t probe = 1;
    std::uint32_t there;
    while ((there = read_u32(first + slot * kWordSlot)) && (there & ~15u) != tag) {
      slot = slot + 1 == slots ? 0 : slot + 1;
      ++probe;
    }
    if (there) {
      continue;  // two words with one tag in one run: the first stays, which is as good as the other
    }
    put_u32(first + slot * kWordSlot, tag | filed.word.word_class);
    longest = std::max(longest, probe);
    ++entries;
  }
  kWordTableMagic.copy(bytes.data(), kWordTableMagic.size());
  put_u32(bytes.data() + 8, kWordTableVersion);
  put_u32(bytes.data() + 12, slots);
  put_u32(bytes.data() + 16, longest);
  put_u32(bytes.data() + 20, entries);
  const std::uint64_t checksum = hash_bytes(bytes.data(), 24);
  put_u32(bytes.data() + 24, static_cast<std::uint32_t>(checksum));
  put_u32(bytes.data() + 28, static_cast<std::uint32_t>(checksum >> 32));
  return bytes;
}

}  // namespace

std::string train_word_table(const WordTableSources& sources, const TrainingProgress& progress) {
  // Many lists give a name again and again, for other entities or with other translations.
  std::set<std::tuple<std::string_view, std::string_view, NameOf, bool>> names;
  for (const KnownName& name : sources.names) {
    names.emplace(name.lang, name.text, name.of, name.unambiguous);
  }
  std::vector<Filed> filed;
  bool any = !sources.words.empty();
  for (std::size_t i = 0; i < kLanguages.size(); ++i) {
    const Language language = kLanguages[i];
    if (progress) {
      progress("words of " + std::string(to_string(language)), static_cast<double>(i) / kLanguages.size());
    }
    WordEvidence evidence(language);
    if (const auto text = sources.texts.find(std::string(to_string(language))); text != sources.texts.end()) {
      evidence.add_text(text->second);
      any = true;
    }
    for (const ListedWord& listed : sources.words) {
      if (listed.language == language) {
        evidence.add_listed(listed.word, listed.count);
      }
    }
    for (const auto& [lang, text, of, unambiguous] : names) {
      evidence.add_name({std::string(lang), std::string(text), of, unambiguous},
                        parse_language(lang) == language ? 1 : kForeignName);
    }
    for (const WordClass& word : evidence.classes()) {
      filed.push_back({language, word});
    }
  }
  if (!any) {
    throw Error(ErrorKind::kInput, "there is neither text nor a word list in Arabic, Kurdish or English",
                "name folders with them");
  }
  if (progress) {
    progress("words", 1);
  }
  return table_of(filed);
}

void train_words(const std::filesystem::path& folder, const WordTableSources& sources,
                 const TrainingProgress& progress) {
  const std::string bytes = train_word_table(sources, progress);
  write_model_folder(folder, {{"words.bin", bytes}}, word_table_card(sources, bytes));
}

}  // namespace wasla::models
