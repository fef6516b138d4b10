// Pairs of names to train a small model of names with: enough to tell the names apart, learned in a moment.
#pragma once

#include <string>
#include <vector>

#include "wasla/models/name_pairs.h"

namespace wasla::models {

struct ExampleName {
  const char *ar, *ckb, *kmr, *en;
};
inline constexpr ExampleName kExampleNames[] = {
    {"خالد خليل", "خالید خەلیل", "Xalid Xelîl", "Khalid Khalil"},
    {"خضر الخزاعي", "خدر خوزاعی", "Xidir Xuzaî", "Khidir al-Khuzai"},
    {"مسعود بارزاني", "مەسعود بارزانی", "Mesûd Barzanî", "Masoud Barzani"},
    {"مسرور بارزاني", "مەسرور بارزانی", "Mesrûr Barzanî", "Masrour Barzani"},
    {"نيجيرفان بارزاني", "نێچیرڤان بارزانی", "Nêçîrvan Barzanî", "Nechirvan Barzani"},
    {"جلال طالباني", "جەلال تاڵەبانی", "Celal Talebanî", "Jalal Talabani"},
    {"قوباد طالباني", "قوباد تاڵەبانی", "Qubad Talebanî", "Qubad Talabani"},
    {"برهم صالح", "بەرهەم ساڵح", "Berhem Salih", "Barham Salih"},
    {"مقتدى الصدر", "موقتەدا سەدر", "Muqteda Sedr", "Muqtada al-Sadr"},
    {"نوري المالكي", "نوری مالیکی", "Nûrî Malikî", "Nouri al-Maliki"},
    {"حيدر العبادي", "حەیدەر عەبادی", "Heyder Ebadî", "Haider al-Abadi"},
    {"عادل عبد المهدي", "عادل عەبدولمەهدی", "Adil Ebdulmehdî", "Adil Abdul-Mahdi"},
    {"مصطفى الكاظمي", "مستەفا کازمی", "Mistefa Kazimî", "Mustafa al-Kadhimi"},
    {"هادي العامري", "هادی عامری", "Hadî Amirî", "Hadi al-Amiri"},
    {"قاسم سليماني", "قاسم سولەیمانی", "Qasim Silêmanî", "Qasem Soleimani"},
    {"عمار الحكيم", "عەمار حەکیم", "Emar Hekîm", "Ammar al-Hakim"},
    {"خميس الخنجر", "خەمیس خەنجەر", "Xemîs Xencer", "Khamis al-Khanjar"},
    {"محمد الحلبوسي", "محەمەد حەلبوسی", "Mihemed Helbûsî", "Mohammed al-Halbousi"},
    {"فؤاد حسين", "فوئاد حسێن", "Fuad Husên", "Fuad Hussein"},
    {"علي السيستاني", "عەلی سیستانی", "Elî Sîstanî", "Ali al-Sistani"},
    {"بشار الأسد", "بەشار ئەسەد", "Beşar Esed", "Bashar al-Assad"},
    {"مظلوم عبدي", "مەزڵوم عەبدی", "Mezlûm Ebdî", "Mazloum Abdi"},
    {"كركوك", "کەرکوک", "Kerkûk", "Kirkuk"},
    {"حلبجة", "هەڵەبجە", "Helebce", "Halabja"},
    {"زاخو", "زاخۆ", "Zaxo", "Zakho"},
    {"خانقين", "خانەقین", "Xaneqîn", "Khanaqin"},
    {"بغداد", "بەغداد", "Bexda", "Baghdad"},
    {"البصرة", "بەسرە", "Besra", "Basra"},
    {"الموصل", "مووسڵ", "Mûsil", "Mosul"},
    {"دهوك", "دهۆک", "Dihok", "Duhok"},
    {"شنكال", "شەنگال", "Şengal", "Shingal"},
    {"قامشلو", "قامیشلۆ", "Qamişlo", "Qamishlo"},
    {"شيخان", "شێخان", "Şêxan", "Shekhan"},
    {"ياسين رشيد", "یاسین ڕەشید", "Yasîn Reşîd", "Yasin Rashid"},
    {"غازي شريف", "غازی شەریف", "Ẍazî Şerîf", "Ghazi Sharif"},
    {"سامان ژيان", "سامان ژیان", "Saman Jiyan", "Saman Zhian"},
    {"الوحدة 14", "یەکەی 14", "Yekîneya 14", "Wahda 14"},
    {"الوحدة 27", "یەکەی 27", "Yekîneya 27", "Wahda 27"},
};

// Each two spellings of each name, tagged n0, n1, …
inline std::vector<NamePair> example_pairs() {
  std::vector<NamePair> pairs;
  int number = 0;
  for (const ExampleName& name : kExampleNames) {
    const std::string id = "n" + std::to_string(number++);
    const TaggedName spellings[] = {
        {id, "ar", name.ar}, {id, "ckb", name.ckb}, {id, "kmr", name.kmr}, {id, "en", name.en}};
    for (const TaggedName& query : spellings) {
      for (const TaggedName& target : spellings) {
        if (&query < &target) {
          pairs.push_back({query, target});
        }
      }
    }
  }
  return pairs;
}

}  // namespace wasla::models
