// The table that is shipped: words are common in it and names are not.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>

#include "wasla/models/model_folder.h"
#include "wasla/models/word_table.h"
#include "wasla/text/token.h"

namespace wasla::models {
namespace {

struct Sample {
  Language language;
  std::string_view words, names, both;  // separated by spaces
};

class ShippedWords : public testing::TestWithParam<Sample> {
 protected:
  template <typename Check>
  void for_each(std::string_view list, Check&& check) const {
    text::Tokens tokens;
    text::tokenize(list, tokens);
    for (const text::Token& token : tokens.tokens) {
      check(table_.commonness(GetParam().language, tokens.key(token)),
            std::string(list.substr(token.begin, token.end - token.begin)));
    }
  }

  const std::string bytes_ = read_model_file(std::filesystem::path(WASLA_SOURCE_DIR) / "models" / "words", "words.bin");
  const WordTable table_ = WordTable::open(bytes_);
};

TEST_P(ShippedWords, TellsWordsFromNames) {
  for_each(GetParam().words, [](int found, const std::string& word) { EXPECT_GE(found, kCommonWord) << word; });
  for_each(GetParam().names, [](int found, const std::string& name) { EXPECT_LT(found, kCommonWord) << name; });
  for_each(GetParam().both, [](int found, const std::string& word) {
    EXPECT_GE(found, 3) << word;
    EXPECT_LE(found, 10) << word;
  });
}

TEST_P(ShippedWords, IsSmall) { EXPECT_LE(bytes_.size(), 1'200'000u); }

INSTANTIATE_TEST_SUITE_P(
    Languages, ShippedWords,
    testing::Values(
        Sample{Language::kArabic,
               "في من على هذا قال رئيس الحكومة وزارة كتاب والكتاب للحكومة أهدافهم مدينة رجل قوة كيف بيت الناس "
               "العمل يوم سنوات الدولة كبير جديد بعد وكانت",
               "محمد أحمد بغداد ببغداد دمشق العراق والعراق سوريا لندن القاهرة الكويت الأردن جاك مايكل جورج بوش جون "
               "حسين ناصر بلال وليد المالكي الجبوري طهران أوباما خامنئي",
               "أمل كمال نصر سلام نور كريم شريف صالح"},
        Sample{Language::kSorani,
               "لە بۆ ئەو دەکات کرد بوو حکومەت حکومەتی شار شاری شارەکە شارەکان کوڕ ڕۆژ ڕۆژێک باران ئازادی ژیان کار "
               "خەڵک سەرۆک وڵات وڵاتەکە گوند ڕستە ڕستەی کتێب",
               "کوردستان بەغدا هەولێر سلێمانی محەمەد ئەحمەد مەسعود بارزانی کەرکوک دهۆک تورکیا ئێران سوریا داعش پەکەکە "
               "ئۆجالان عەفرین کۆبانێ هەڵەبجە زاخۆ تاڵەبانی نەجەف مۆسکۆ ئەنقەرە شنگال",
               "ئاشتی هیوا ئازاد گۆڕان نەورۆز ڕێبوار سەردار شیرین"},
        Sample{Language::kKurmanji,
               "ku ji li dike welat welatê mirov mirovan jin jiyan kar hikûmet azadî gel bajar bajarê roj sal ziman "
               "hemû mezin nû dibe kirin zarok av",
               "Kurdistan Kurdistanê Hewlêr Hewlêrê Silêmanî Barzanî Mesûd Berlin Enqere Stenbol Kerkûk Dihok Amed "
               "Qamişlo "
               "Kobanê Efrîn Şengal Mûsil Bexda Sûriye Tirkiye Îran Iraq Ocalan Talebanî",
               "azad newroz hêvî"},
        Sample{
            Language::kEnglish,
            "the will government hope young running peace people houses said president minister war oil city "
            "party country water walked things between against army police school",
            "London Baghdad Michael Trump Merkel Obama Karen Erbil Mosul Damascus Tehran Ankara Kirkuk Muhammad Ahmed "
            "Hussein Barzani Talabani Maliki Khamenei Erdogan Berlin Moscow Iraq Syria",
            "Rose Grace Hunter Mark King"}));

}  // namespace
}  // namespace wasla::models
