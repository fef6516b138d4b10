#include "wasla/text/general_words.h"

#include <algorithm>
#include <unordered_map>

namespace wasla::text {
namespace {

// A meaning a line: Arabic (also Persian), Sorani and Badini, Kurmanji, English and romanised.
constexpr std::u32string_view kMeanings[] = {
    U"علیا عالیا فوقانی فوقانیة بالا سەرو ژورو سەری serû jorîn jor jorê ulya olya fawqani fowqani bala saru upper",
    U"سفلى سفلی سفلا تحتانی تحتانیة پایین خوارو خوارێ ژێرو ژێری ژێرین xwarû xwarê jêr jêrî jêrîn jêrê sufla sofla "
    U"tahtani pain khuwaru khwaru lower",
    U"کبیر کبیرة کبرى کبری بزرگ گەورە مەزن gewre mezin kabir kabirah kubra bozorg gawra gawrah great big",
    U"صغیر صغیرة صغرى صغری کوچک بچوک بچیک بچک پچوک گچکە biçûk biçuk piçûk bichuk bchîk bchuk saghir saghirah sughra "
    U"kuchak kuchek pichuk small little",
    U"قدیم قدیمة عتیق عتیقة کهنه کۆن کەڤن kon kevn qadim qadimah kohneh old",
    U"جدید جدیدة نوێ نو تازە nû nwê taze jadid jadidah tazeh new",
    U"وسطى وسطی وسطانی ناوەڕاست ناڤین naverast navîn wusta vosta middle",
    U"شمالی شمالیة باکور bakur shamali shimali north northern",
    U"جنوبی جنوبیة باشور başûr janubi junubi south southern",
    U"شرقی شرقیة ڕۆژهەڵات rojhilat sharqi sharqiyah east eastern",
    U"غربی غربیة ڕۆژئاوا rojava gharbi gharbiyah west western",
    U"قریة قریه گوند گوندی gund gundê qaryat qaryah village",
    U"تل تبة تپه تەپە گرد گردی تەل tepe gir girê girde tall tell tappeh tappah tabbah hill",
    U"جبل چیای چیا کێوی çiyayê çiya jabal jebel mount mountain",
    U"نهر ڕوباری ڕوبار çemê çem nahr river",
    U"جزیرة جزر دورگەی دورگەکانی دورگە girava jazirat island islands",
    U"بحیرة دەریاچەی دەریاچە gola buhayrat lake",
    U"قلعة قلعه قەڵا قەڵای قەلا qeła keleh kela qalat qal'at qaleh castle fort",
    U"محافظة پارێزگای پارێزگا parêzgeha parêzgeh muhafazat province governorate",
    U"مقاطعة قضاء شهرستان شارستانی شارستان قەزای navçeya navçe qada shahrestan district county",
    U"ناحیة ناحیه ناحیەی ناحیە nahiya nahiye nahiyah subdistrict",
    U"مدینة شاری شار bajarê bajar madinat city town",
};

}  // namespace

std::uint8_t general_meaning(std::u32string_view word) {
  static const std::unordered_map<std::u32string_view, std::uint8_t> meanings = [] {
    std::unordered_map<std::u32string_view, std::uint8_t> all;
    std::uint8_t meaning = 0;
    for (std::u32string_view words : kMeanings) {
      ++meaning;
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
