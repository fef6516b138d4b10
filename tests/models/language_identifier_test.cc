#include "wasla/models/language_identifier.h"

#include <fasttext/fasttext.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <sstream>
#include <thread>

#include "base/test_folder.h"
#include "wasla/base/error.h"
#include "wasla/models/language_guesser.h"
#include "wasla/models/language_trainer.h"
#include "wasla/models/model_folder.h"

namespace wasla::models {
namespace {

using text::CharKind;

const std::string& shipped() {
  static const std::string bytes =
      read_model_file(std::filesystem::path(WASLA_SOURCE_DIR) / "models/language", kLanguageModelFile);
  return bytes;
}

text::LanguageScores shares(const LanguageIdentifier& identifier, std::string_view line, CharKind script) {
  text::Tokens tokens;
  text::tokenize(line, tokens);
  return identifier.probabilities(identifier.read(line, tokens.tokens, script), script);
}

std::vector<text::LineLanguages> guess(std::string_view text, std::optional<Language> hint = {}) {
  text::Tokens tokens;
  text::tokenize(text, tokens);
  std::vector<text::LineLanguages> lines;
  ModelLanguageGuesser(LanguageIdentifier::open(shipped())).guess(text, tokens, hint, lines);
  return lines;
}
Language arabic_script(std::string_view line) { return guess(line).front().arabic_script; }
Language latin_script(std::string_view line) { return guess(line).front().latin_script; }

std::string refusal(std::string_view bytes) {
  try {
    LanguageIdentifier::open(bytes);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kModel);
    return error.what();
  }
  return "";
}

TEST(LanguageIdentifier, RefusesWhatIsCutShort) {
  for (std::size_t length = 0; length < shipped().size(); length += length < 200 ? 1 : 4999) {
    EXPECT_NE(refusal(std::string_view(shipped()).substr(0, length)), "") << length;
  }
  EXPECT_THAT(refusal(shipped() + '\0'), testing::HasSubstr("bytes where its header asks for"));
}

TEST(LanguageIdentifier, RefusesAnotherVersionAndUnknownLanguages) {
  std::string bytes = shipped();
  bytes[8] = 2;
  EXPECT_THAT(refusal(bytes), testing::HasSubstr("version 2"));
  bytes = shipped();
  bytes[64] = 'q';
  EXPECT_THAT(refusal(bytes), testing::HasSubstr("language"));
}

TEST(LanguageIdentifier, DamagedBytesAreRefusedOrHarmless) {
  constexpr std::string_view kLine = "Serokê Herêmê û سەرۆکی هەرێم the president of the region قال الرئيس";
  text::Tokens tokens;
  text::tokenize(kLine, tokens);
  std::vector<text::LineLanguages> lines;
  for (std::size_t at = 0; at < 2000; ++at) {
    std::string bytes = shipped();
    bytes[at < 128 ? at : at * 157 % bytes.size()] ^= static_cast<char>(1u << at % 8);
    if (refusal(bytes).empty()) {
      const auto identifier = LanguageIdentifier::open(bytes);
      ModelLanguageGuesser(identifier).guess(kLine, tokens, {}, lines);
      double sum = 0;
      for (double share : shares(identifier, kLine, CharKind::kLatin)) {
        EXPECT_GE(share, 0);
        sum += share;
      }
      EXPECT_NEAR(sum, 1, 1e-6);
    }
  }
}

TEST(LanguageIdentifier, NoWordsNoAnswer) {
  const auto identifier = LanguageIdentifier::open(shipped());
  EXPECT_THAT(shares(identifier, "", CharKind::kLatin), testing::Each(0));
  EXPECT_THAT(shares(identifier, "قال", CharKind::kLatin), testing::Each(0));
}

TEST(LanguageIdentifier, SpellingOfKeyboardsAndCapitalsDoNotMatter) {
  const auto identifier = LanguageIdentifier::open(shipped());
  EXPECT_EQ(shares(identifier, "كوردي", CharKind::kArabic), shares(identifier, "کوردی", CharKind::kArabic));
  EXPECT_EQ(shares(identifier, "می‌شود", CharKind::kArabic), shares(identifier, "میـشود", CharKind::kArabic));
  EXPECT_EQ(shares(identifier, "ÊVARÊ DIÇE", CharKind::kLatin), shares(identifier, "êvarê diçe", CharKind::kLatin));
  EXPECT_EQ(shares(identifier, "İstanbul", CharKind::kLatin), shares(identifier, "istanbul", CharKind::kLatin));
}

TEST(LanguageIdentifier, VeryLongWordsAndLinesAreRead) {
  const auto identifier = LanguageIdentifier::open(shipped());
  std::string text(1 << 20, 'e');
  EXPECT_NEAR(shares(identifier, text, CharKind::kLatin)[static_cast<std::size_t>(Language::kArabic)], 0, 0);
  for (int i = 0; i < 100000; ++i) {
    text += " zêêêêêêêêêêêê";
  }
  EXPECT_GT(shares(identifier, text, CharKind::kLatin)[static_cast<std::size_t>(Language::kKurmanji)], 0.9);
}

fasttext::Args tiny_arguments(const std::filesystem::path& input) {
  fasttext::Args args;
  args.input = input.string();
  args.model = fasttext::model_name::sup;
  args.loss = fasttext::loss_name::softmax;
  args.lr = 1;
  args.epoch = 300;
  args.dim = 8;
  args.bucket = 500;
  args.minn = 2;
  args.maxn = 4;
  args.minCount = std::numeric_limits<int>::max();
  args.thread = 1;
  args.verbose = 0;
  return args;
}

TEST(LanguageIdentifier, AnswersWhatFastTextAnswers) {
  const TestFolder folder;
  folder.write("examples.txt",
               "__label__en the president of the region said\n__label__kmr serokê herêmê got ku ew ê bê\n"
               "__label__tr bakan bugün yaptığı açıklamada konuştu\n__label__en rain is expected on friday\n"
               "__label__kmr li hewlêrê baran dibare û sar e\n__label__tr yarın yağmur bekleniyor\n");
  fasttext::FastText model;
  model.train(tiny_arguments(folder.path() / "examples.txt"));
  const std::string bytes = flatten_language_model(model);
  const auto identifier = LanguageIdentifier::open(bytes);
  double sharpest = 0;
  for (const std::string line : {"the rain in the region", "li herêmê baran e", "bugün yağmur", "a", "berlin", "ew got",
                                 "president serokê bakan", "ağır ırak", "zzz", "û"}) {
    std::istringstream in(line + "\n");
    std::vector<std::pair<fasttext::real, std::string>> predictions;
    model.predictLine(in, predictions, 3, 0);
    const auto ours = shares(identifier, line, CharKind::kLatin);
    ASSERT_EQ(predictions.size(), 3u) << line;
    for (const auto& [share, label] : predictions) {
      sharpest = std::max<double>(sharpest, share);
      EXPECT_NEAR(ours[static_cast<std::size_t>(parse_language(label.substr(9)))], share, 0.002) << line << label;
    }
  }
  EXPECT_GT(sharpest, 0.9);  // or all would agree on a third
}

TEST(ModelLanguageGuesser, TellsTheSeven) {
  EXPECT_EQ(arabic_script("عقدت الحكومة اجتماعا طارئا لبحث أزمة الكهرباء في المحافظات الجنوبية"), Language::kArabic);
  EXPECT_EQ(arabic_script("ئەنجوومەنی پارێزگا بڕیاری لەسەر پرۆژەکانی ئاو دا"), Language::kSorani);
  EXPECT_EQ(arabic_script("شاندەکێ بلند یێ حکومەتێ سەرەدانا گوندێن سنووری کر"), Language::kBadini);
  EXPECT_EQ(
      arabic_script("مقامات محلی می‌گویند بازسازی پل یک سال طول می‌کشد"),
      Language::kPersian);
  EXPECT_EQ(latin_script("Talks about the new oil law will resume after the holidays"), Language::kEnglish);
  EXPECT_EQ(latin_script("Berpirsên partiyê biryar dan ku civîna nû bê lidarxistin"), Language::kKurmanji);
  EXPECT_EQ(latin_script("Sanayi bölgesindeki fabrikada çıkan yangın söndürüldü"), Language::kTurkish);
  EXPECT_EQ(latin_script("Der Minister hat die Gespräche mit der Regierung und den Parteien fortgesetzt"),
            Language::kOther);
}

TEST(ModelLanguageGuesser, HeadlinesWithoutFunctionWords) {
  EXPECT_EQ(latin_script("Xwendekar vegeriyan dibistanan"), Language::kKurmanji);
  EXPECT_EQ(latin_script("Serokwezir sibe diaxive"), Language::kKurmanji);
  EXPECT_EQ(latin_script("Otel fiyatlari yaz aylarinda yukseldi"), Language::kTurkish);
  EXPECT_EQ(arabic_script("افزایش بهای نان و گوشت"), Language::kPersian);
  EXPECT_EQ(arabic_script("خۆپیشاندانا فەرمانبەرێن زاخۆ"), Language::kBadini);
}

TEST(ModelLanguageGuesser, NamesDoNotMislead) {
  EXPECT_EQ(arabic_script("عبد اللطيف رشید و محمد شیاع السودانی لە بەغدا کۆبوونەوە"), Language::kSorani);
  EXPECT_EQ(latin_script("Nêçîrvan Barzanî and Mesrûr Barzanî met in Hewlêr on Monday"), Language::kEnglish);
  EXPECT_EQ(latin_script("Partiya Karkerên Kurdistanê (PKK) and Yekîneyên Parastina Gel (YPG) signed it"),
            Language::kEnglish);
  EXPECT_EQ(latin_script("Recep Tayyip Erdoğan û Devlet Bahçeli li Enqereyê civiyan"), Language::kKurmanji);
  EXPECT_EQ(arabic_script("التقى نێچیرڤان بارزانی رئيس الوزراء في مكتبه ببغداد"), Language::kArabic);
}

TEST(ModelLanguageGuesser, EachScriptAndEachLineForItself) {
  const auto lines = guess(
      "Cumhurbaşkanı bugün parti yöneticileriyle görüştü\nحکومەت پرۆژەی نوێی ئاو و کارەبا ڕادەگەیەنێت\n"
      "پەکەکە و United Nations Assistance Mission لە باکوور\n");
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0].latin_script, Language::kTurkish);
  EXPECT_EQ(lines[1].arabic_script, Language::kSorani);
  EXPECT_EQ(lines[2].arabic_script, Language::kSorani);
  EXPECT_EQ(lines[2].latin_script, Language::kEnglish);
}

TEST(ModelLanguageGuesser, ShortLinesTakeTheDocumentsLanguageOrTheHint) {
  const auto lines = guess("Karwan\nXwendekarên zanîngehê daxwaza azadiyê kirin\n");
  EXPECT_EQ(lines[0].latin_script, Language::kKurmanji);
  EXPECT_EQ(guess("PDK", Language::kKurmanji).front().latin_script, Language::kKurmanji);
  EXPECT_EQ(guess("بغداد").front().arabic_script, Language::kArabic);
  EXPECT_EQ(guess("بغداد", Language::kBadini).front().arabic_script, Language::kBadini);
  EXPECT_EQ(guess("").size(), 1u);
}

TEST(ModelLanguageGuesser, ThreadsShareIt) {
  const std::string text = "Karwan\nXwendekarên zanîngehê daxwaza azadiyê kirin\nخۆپیشاندانا فەرمانبەرێن زاخۆ\n";
  text::Tokens tokens;
  text::tokenize(text, tokens);
  const ModelLanguageGuesser guesser(LanguageIdentifier::open(shipped()));
  std::vector<std::vector<text::LineLanguages>> answers(4);
  std::vector<std::thread> threads;
  for (auto& answer : answers) {
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i) {
        guesser.guess(text, tokens, {}, answer);
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  for (const auto& answer : answers) {
    ASSERT_EQ(answer.size(), 4u);
    EXPECT_EQ(answer[0].latin_script, Language::kKurmanji);
    EXPECT_EQ(answer[2].arabic_script, Language::kBadini);
  }
}

}  // namespace
}  // namespace wasla::models
