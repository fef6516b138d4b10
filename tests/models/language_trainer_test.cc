#include "wasla/models/language_trainer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/test_folder.h"
#include "wasla/base/error.h"
#include "wasla/models/badini_text.h"
#include "wasla/models/language_examples.h"
#include "wasla/models/language_identifier.h"
#include "wasla/models/model_folder.h"

namespace wasla::models {
namespace {

std::map<std::string, std::string> tiny_text() {
  std::map<std::string, std::string> texts;
  for (int i = 0; i < 30; ++i) {
    const std::string n = std::to_string(i);
    texts["en"] += "The president of the region said " + n + " people were there\n";
    texts["kmr"] += "Serokê herêmê got ku " + n + " kes li wir bûn\n";
    texts["ckb"] += "سەرۆکی هەرێم وتی " + n + " کەس لەوێ بوون\n";
  }
  return texts;
}

TEST(LanguageTrainer, TwiceTheSameBytes) {
  const TestFolder folder;
  std::string stages;
  const auto progress = [&](std::string_view stage, double share) {
    EXPECT_GE(share, 0);
    EXPECT_LE(share, 1);
    stages += stage;
  };
  train_language(folder.path() / "a", tiny_text(), progress);
  train_language(folder.path() / "elsewhere/b", tiny_text(), {});
  for (const char* file : {kLanguageModelFile, "card.md"}) {
    const std::string bytes = read_model_file(folder.path() / "a", file);
    EXPECT_EQ(bytes, read_model_file(folder.path() / "elsewhere/b", file)) << file;
    EXPECT_THAT(bytes, testing::Not(testing::HasSubstr(folder.path().string())));
  }
  EXPECT_LE(read_model_file(folder.path() / "a", kLanguageModelFile).size(), 500000u);
  EXPECT_THAT(read_model_file(folder.path() / "a", "card.md"), testing::HasSubstr("| kmr | "));
  EXPECT_THAT(stages, testing::HasSubstr("measuring"));
}

TEST(LanguageTrainer, RefusesTextItCannotUse) {
  const TestFolder folder;
  const auto refusal = [&](const std::map<std::string, std::string>& texts) -> std::string {
    try {
      train_language(folder.path(), texts, {});
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kInput);
      return error.what();
    }
    return "";
  };
  EXPECT_THAT(refusal({{"de", "Guten Tag\n"}}), testing::HasSubstr("de.txt"));
  EXPECT_THAT(refusal({{"en", "\n \n"}}), testing::HasSubstr("no lines"));
  EXPECT_THAT(refusal({{"en", tiny_text().at("en")}}), testing::HasSubstr("two languages"));
  EXPECT_THAT(refusal({}), testing::HasSubstr("two languages"));
}

TEST(LanguageExamples, HeldOutLinesAreNotTrainedOn) {
  const LanguageText text = split_language_text(tiny_text());
  const std::string examples = labelled_examples(text, 100);
  EXPECT_EQ(examples, labelled_examples(text, 100));
  for (const auto& [language, lines] : text.held_out) {
    for (const std::string& line : lines) {
      EXPECT_THAT(text.training.at(language), testing::Not(testing::Contains(line)));
    }
  }
  EXPECT_GT(text.held_out.size(), 0u);
  EXPECT_THAT(examples, testing::HasSubstr("__label__kmr-Arab "));
}

TEST(LanguageExamples, WordsAreCutAtSpaces) {
  EXPECT_EQ(count_words("  one two  three "), 3u);
  EXPECT_EQ(words_of("one two  three four", 1, 2), "two  three");
  EXPECT_EQ(words_of("one two", 0, 9), "one two");
  EXPECT_EQ(words_of("one two", 5, 1), "");
  EXPECT_EQ(count_words(""), 0u);
}

TEST(BadiniText, WritesHawarInArabicLetters) {
  EXPECT_EQ(badini_text("Serokê Herêmê li Hewlêrê ye."), "سەرۆکێ هەرێمێ ل هەولێرێ یە.");
  EXPECT_EQ(badini_text("Ew û Azad îro ji Duhokê hatin, 3 roj"), "ئەو و ئازاد ئەڤرۆ ژ دوهۆکێ هاتنە, 3 رۆژ");
  EXPECT_EQ(badini_text(""), "");
}

}  // namespace
}  // namespace wasla::models
