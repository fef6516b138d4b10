#include "wasla/models/word_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "base/test_folder.h"
#include "wasla/base/error.h"
#include "wasla/models/model_folder.h"
#include "wasla/models/word_table_trainer.h"
#include "wasla/text/token.h"

namespace wasla::models {
namespace {

using testing::HasSubstr;

int class_of(const WordTable& table, Language language, std::string_view word) {
  text::Tokens tokens;
  text::tokenize(word, tokens);
  return tokens.tokens.size() == 1 ? table.commonness(language, tokens.key(tokens.tokens[0])) : -1;
}

std::string repeated(std::string_view line, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) {
    text += line;
    text += line.ends_with(' ') ? "" : "\n";
  }
  return text;
}

// A few words about which a test asks, among so many others that none is more frequent than a name can be.
WordTableSources small_sources() {
  WordTableSources sources;
  sources.texts["en"] =
      repeated("The government of Baghdad is hoping for a rose, said Rose and Michael of the house.", 40) +
      repeated("All houses have walls and a garden with trees.", 20);
  sources.texts["ar"] =
      repeated("قال محمد إن الحكومة في بغداد تريد السلام وإن سلام كبير ولكل بيت كتاب والكتاب في البيت", 40);
  sources.texts["ckb"] = repeated("حکومەت لە بەغدا بۆ شارەکە کار دەکات و ئازاد لە ئازادی دەڵێت شار", 40);
  sources.texts["kmr"] = repeated("Li welatê me hikûmet dike û mirov ji Hewlêrê tên, got Azad ku azad e.", 40);
  for (auto [language, filler] : {std::pair{"en", "so "}, {"ar", "ثم "}, {"ckb", "هەر "}, {"kmr", "her "}}) {
    sources.texts[language] += repeated(repeated(filler, 50) + ".", 2000);
  }
  sources.words = {
      {Language::kEnglish, "so", 9000000},  {Language::kArabic, "ثم", 9000000}, {Language::kEnglish, "rose", 900},
      {Language::kEnglish, "michael", 900}, {Language::kEnglish, "walk", 5000}, {Language::kSorani, "ئازاد", 0},
      {Language::kSorani, "نیشتیمان", 0},   {Language::kSorani, "شار", 0},      {Language::kKurmanji, "azad", 0},
      {Language::kKurmanji, "welat", 0},    {Language::kKurmanji, "Firat", 0},  {Language::kArabic, "جاك", 900},
      {Language::kArabic, "اسم", 90000},    {Language::kArabic, "كتاب", 9000}};
  for (const char* lang : {"en", "kmr"}) {
    for (const char* name : {"Rose Smith", "Michael Smith", "Azad Ali", "Azad Omar", "Azad Barzani"}) {
      sources.names.push_back({lang, name, NameOf::kPerson});
    }
    sources.names.push_back({lang, "Baghdad", NameOf::kPlace, true});
    sources.names.push_back({lang, "Hewlêr", NameOf::kPlace, true});
  }
  for (const char* name : {"محمد علي", "محمد حسن", "محمد باقر", "محمد جواد", "محمد رضا", "سلام حسن", "جاك شيراك",
                           "جاك لانغ", "باسم يوسف"}) {
    sources.names.push_back({"ar", name, NameOf::kPerson});
  }
  sources.names.push_back({"ar", "بغداد", NameOf::kPlace, true});
  sources.names.push_back({"ckb", "بەغدا", NameOf::kPlace, true});
  sources.names.push_back({"ckb", "ئازاد عەلی", NameOf::kPerson});
  return sources;
}

const std::string& small_table() {
  static const std::string bytes = train_word_table(small_sources(), {});
  return bytes;
}

TEST(WordTable, EmptyTableKnowsNothing) {
  EXPECT_EQ(class_of(WordTable(), Language::kEnglish, "the"), 0);
  EXPECT_EQ(WordTable().frequency(Language::kEnglish, 1), 0);
}

TEST(WordTable, WordsAreCommonAndNamesAreNot) {
  const std::string& bytes = small_table();
  const WordTable table = WordTable::open(bytes);
  EXPECT_GT(table.size(), 40u);
  EXPECT_GE(class_of(table, Language::kEnglish, "the"), 10);
  for (auto [language, word] : std::vector<std::pair<Language, const char*>>{{Language::kEnglish, "government"},
                                                                             {Language::kEnglish, "walk"},
                                                                             {Language::kArabic, "الحكومة"},
                                                                             {Language::kSorani, "حکومەت"},
                                                                             {Language::kSorani, "نیشتیمان"},
                                                                             {Language::kKurmanji, "hikûmet"},
                                                                             {Language::kKurmanji, "dike"}}) {
    EXPECT_GE(class_of(table, language, word), kCommonWord) << word;
  }
  for (auto [language, name] : std::vector<std::pair<Language, const char*>>{{Language::kEnglish, "Baghdad"},
                                                                             {Language::kEnglish, "Michael"},
                                                                             {Language::kArabic, "محمد"},
                                                                             {Language::kArabic, "بغداد"},
                                                                             {Language::kArabic, "جاك"},
                                                                             {Language::kSorani, "بەغدا"},
                                                                             {Language::kKurmanji, "Hewlêrê"},
                                                                             {Language::kKurmanji, "Firat"},
                                                                             {Language::kEnglish, "Zaxo"}}) {
    EXPECT_LT(class_of(table, language, name), kCommonWord) << name;
  }
}

TEST(WordTable, WhatIsBothIsInTheMiddle) {
  const std::string& bytes = small_table();
  const WordTable table = WordTable::open(bytes);
  for (auto [language, word] : std::vector<std::pair<Language, const char*>>{{Language::kEnglish, "Rose"},
                                                                             {Language::kArabic, "سلام"},
                                                                             {Language::kSorani, "ئازاد"},
                                                                             {Language::kKurmanji, "Azad"}}) {
    EXPECT_GE(class_of(table, language, word), 3) << word;
    EXPECT_LE(class_of(table, language, word), 11) << word;
  }
}

TEST(WordTable, EachAffixTakesOneOff) {
  const std::string& bytes = small_table();
  const WordTable table = WordTable::open(bytes);
  const int walk = class_of(table, Language::kEnglish, "walk");
  for (const char* form : {"walks", "walked", "walking", "walk's"}) {
    EXPECT_EQ(class_of(table, Language::kEnglish, form), walk - 1) << form;
  }
  const int book = class_of(table, Language::kArabic, "كتاب");
  EXPECT_EQ(class_of(table, Language::kArabic, "بكتاب"), book - 1);
  EXPECT_EQ(class_of(table, Language::kArabic, "كتابها"), book - 1);
  EXPECT_EQ(class_of(table, Language::kArabic, "فبكتابها"), book - 3);
  const int home = class_of(table, Language::kSorani, "نیشتیمان");
  EXPECT_EQ(class_of(table, Language::kSorani, "نیشتیمانەکەمان"), home - 1);
  EXPECT_EQ(class_of(table, Language::kBadini, "نیشتیمان"), home);
  EXPECT_EQ(class_of(table, Language::kKurmanji, "welatekî"), class_of(table, Language::kKurmanji, "welat") - 1);
  // A name keeps its beginning: باسم is not ب + اسم.
  EXPECT_GE(class_of(table, Language::kArabic, "لاسم"), kCommonWord);
  EXPECT_LT(class_of(table, Language::kArabic, "باسم"), kCommonWord);
  EXPECT_EQ(class_of(table, Language::kPersian, "کتاب"), 0);
}

TEST(WordTable, WholeWordsByHash) {
  const std::string& bytes = small_table();
  const WordTable table = WordTable::open(bytes);
  text::Tokens tokens;
  text::tokenize("walk walks", tokens);
  const std::uint64_t walk = text::key_hash(tokens.key(tokens.tokens[0]));
  EXPECT_GE(table.frequency(Language::kEnglish, walk), kCommonWord);
  EXPECT_EQ(table.frequency(Language::kKurmanji, walk), 0);
  EXPECT_EQ(table.frequency(Language::kEnglish, text::key_hash(tokens.key(tokens.tokens[1]))), 0);
}

TEST(WordTable, SameSourcesSameBytes) {
  int reports = 0;
  const std::string bytes = train_word_table(small_sources(), [&](std::string_view, double) { ++reports; });
  EXPECT_EQ(bytes, train_word_table(small_sources(), {}));
  EXPECT_EQ(reports, 5);
  EXPECT_THROW(train_word_table({}, {}), Error);
}

std::string refusal(std::string_view bytes) {
  try {
    WordTable::open(bytes);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kModel);
    return error.what();
  }
  return "no error";
}

TEST(WordTable, RefusesWhatIsNotAWholeTable) {
  const std::string& bytes = small_table();
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_THAT(refusal(std::string_view(bytes).substr(0, length)), HasSubstr("word table"));
  }
  EXPECT_THAT(refusal(bytes + '\0'), HasSubstr("not as long"));
  for (std::size_t bit = 0; bit < 32 * 8; ++bit) {
    std::string damaged = bytes;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ 1 << bit % 8);
    EXPECT_THAT(refusal(damaged), HasSubstr("word table"));
  }
}

TEST(WordTable, DamagedSlotsGiveWrongClassesAndNoCrash) {
  const std::string& bytes = small_table();
  std::mt19937 random(1);
  for (int round = 0; round < 200; ++round) {
    std::string damaged = bytes;
    for (std::size_t i = 32; i < damaged.size(); ++i) {
      if (round % 2 || random() % 4 == 0) {
        damaged[i] = static_cast<char>(random());
      }
    }
    // At an odd address too: the table may lie anywhere.
    const std::string shifted = "x" + damaged;
    const WordTable table = WordTable::open(std::string_view(shifted).substr(1));
    for (const char* word : {"the", "walks", "كتاب", "وبالكتاب", "شارەکە", "welatê", "x", "ە", "١٢"}) {
      for (Language language : {Language::kArabic, Language::kSorani, Language::kKurmanji, Language::kEnglish}) {
        EXPECT_LE(class_of(table, language, word), kHighestWordClass);
      }
    }
  }
}

TEST(WordTable, AnyKeyIsLookedUp) {
  const std::string& bytes = small_table();
  const WordTable table = WordTable::open(bytes);
  std::mt19937 random(2);
  const std::uint8_t letters[] = {text::kAlef, text::kLam,  text::kWaw, text::kBeh, text::kHeh, text::kYeh,
                                  text::kKaf,  text::kNoon, 's',        'e',        'd',        text::kEscape};
  for (int round = 0; round < 20000; ++round) {
    std::vector<std::uint8_t> key(random() % (round % 10 ? 8 : 300));
    for (std::uint8_t& letter : key) {
      letter = letters[random() % std::size(letters)];
    }
    for (int language = 0; language < 8; ++language) {
      EXPECT_LE(table.commonness(static_cast<Language>(language), key), kHighestWordClass);
    }
  }
}

TEST(WordLists, ReadsCountedWordsAndHeadwords) {
  const TestFolder folder;
  folder.write("ar_freq_50k.tsv", "كتاب\t12\nبيت\t3\r\n");
  folder.write("kmr_common.tsv", "welat\tnoun_masc\nFirat\tpropn\n");
  folder.write("ckb_propn.txt", "ئابادی\n");
  const std::vector<ListedWord> words = read_word_lists({folder.path()});
  ASSERT_EQ(words.size(), 3u);
  EXPECT_EQ(words[1].word, "بيت");
  EXPECT_EQ(words[1].count, 3u);
  EXPECT_EQ(words[2].word, "welat");
  EXPECT_EQ(words[2].count, 0u);
  folder.write("en_freq_50k.tsv", "the\t7\nof\tmany\n");
  try {
    read_word_lists({folder.path()});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kInput);
    EXPECT_EQ(error.line(), 2u);
  }
  EXPECT_THROW(read_word_lists({folder.path() / "absent"}), Error);
}

TEST(WordLists, ReadsBothSidesOfNameTokens) {
  const TestFolder folder;
  folder.write("names.tsv",
               "query\tquery_lang\ttarget\ttarget_lang\tid\n"
               "مايكل\tar\tMichael\ten\ttok:1\nبيروت\tar\tBeirut\ten\tQ1\n");
  const std::vector<KnownName> names = read_name_tokens(folder.path() / "names.tsv");
  ASSERT_EQ(names.size(), 2u);
  EXPECT_EQ(names[0].text, "مايكل");
  EXPECT_EQ(names[1].lang, "en");
  folder.write("other.tsv", "name\tlang\n");
  EXPECT_THROW(read_name_tokens(folder.path() / "other.tsv"), Error);
}

TEST(WordTable, TrainsAFolderWithACard) {
  const TestFolder folder;
  WordTableSources sources = small_sources();
  sources.held_out_texts["en"] = "the government walks\n";
  train_words(folder.path() / "words", sources, {});
  EXPECT_EQ(read_model_file(folder.path() / "words", "words.bin"), train_word_table(sources, {}));
  const std::string card = read_model_file(folder.path() / "words", "card.md");
  EXPECT_THAT(card, HasSubstr("CC BY-SA 4.0"));
  EXPECT_THAT(card, HasSubstr("100.0 % of 3"));
}

}  // namespace
}  // namespace wasla::models
