#include "wasla/text/general_words.h"

#include <algorithm>
#include <unordered_map>

namespace wasla::text {
namespace {

struct GeneralWords {
  std::uint8_t meaning;
  std::u32string_view words;
};

// Arabic (also Persian), Sorani and Badini; Kurmanji, English and romanised.
constexpr GeneralWords kMeanings[] = {
    {1, U"علیا عالیا فوقانی فوقانیة بالا سەرو ژورو سەری"},
    {1, U"serû jorîn jor jorê ulya olya fawqani fowqani bala saru upper"},
    {2, U"سفلى سفلی سفلا تحتانی تحتانیة پایین خوارو خوارێ ژێرو ژێری ژێرین"},
    {2, U"xwarû xwarê jêr jêrî jêrîn jêrê sufla sofla tahtani pain khuwaru khwaru lower"},
    {3, U"کبیر کبیرة کبرى کبری بزرگ گەورە مەزن"},
    {3, U"gewre mezin kabir kabirah kubra bozorg gawra gawrah great big"},
    {4, U"صغیر صغیرة صغرى صغری کوچک بچوک بچیک بچک پچوک گچکە"},
    {4, U"biçûk biçuk piçûk bichuk bchîk bchuk saghir saghirah sughra kuchak kuchek pichuk small little"},
    {5, U"قدیم قدیمة عتیق عتیقة کهنه کۆن کەڤن"},
    {5, U"kon kevn qadim qadimah kohneh old"},
    {6, U"جدید جدیدة نوێ نو تازە"},
    {6, U"nû nwê taze jadid jadidah tazeh new"},
    {7, U"وسطى وسطی وسطانی ناوەڕاست ناڤین"},
    {7, U"naverast navîn wusta vosta middle"},
    {8, U"شمالی شمالیة باکور"},
    {8, U"bakur shamali shimali north northern"},
    {9, U"جنوبی جنوبیة باشور"},
    {9, U"başûr janubi junubi south southern"},
    {10, U"شرقی شرقیة ڕۆژهەڵات"},
    {10, U"rojhilat sharqi sharqiyah east eastern"},
    {11, U"غربی غربیة ڕۆژئاوا"},
    {11, U"rojava gharbi gharbiyah west western"},
    {12, U"قریة قریه گوند گوندی"},
    {12, U"gund gundê qaryat qaryah village"},
    {13, U"تل تبة تپه تەپە گرد گردی تەل"},
    {13, U"tepe gir girê girde tall tell tappeh tappah tabbah hill"},
    {14, U"جبل چیای چیا کێوی"},
    {14, U"çiyayê çiya jabal jebel mount mountain"},
    {15, U"نهر ڕوباری ڕوبار"},
    {15, U"çemê çem nahr river"},
    {16, U"جزیرة جزر دورگەی دورگەکانی دورگە"},
    {16, U"girava jazirat island islands"},
    {17, U"بحیرة دەریاچەی دەریاچە"},
    {17, U"gola buhayrat lake"},
    {18, U"قلعة قلعه قەڵا قەڵای قەلا"},
    {18, U"qeła keleh kela qalat qal'at qaleh castle fort"},
    {19, U"محافظة پارێزگای پارێزگا"},
    {19, U"parêzgeha parêzgeh muhafazat province governorate"},
    {20, U"مقاطعة قضاء شهرستان شارستانی شارستان قەزای"},
    {20, U"navçeya navçe qada shahrestan district county"},
    {21, U"ناحیة ناحیه ناحیەی ناحیە"},
    {21, U"nahiya nahiye nahiyah subdistrict"},
    {22, U"مدینة شاری شار"},
    {22, U"bajarê bajar madinat city town"},
};

}  // namespace

std::uint8_t general_meaning(std::u32string_view word) {
  static const std::unordered_map<std::u32string_view, std::uint8_t> meanings = [] {
    std::unordered_map<std::u32string_view, std::uint8_t> all;
    for (auto [meaning, words] : kMeanings) {
      while (!words.empty()) {
        const std::u32string_view one = words.substr(0, words.find(U' '));
        words.remove_prefix(std::min(one.size() + 1, words.size()));
        all.emplace(one, meaning);
      }
    }
    return all;
  }();
  const auto found = meanings.find(word);
  return found == meanings.end() ? std::uint8_t{0} : found->second;
}

}  // namespace wasla::text
