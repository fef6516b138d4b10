#include "wasla/linking/head_words.h"

#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "wasla/text/token.h"

namespace wasla::linking {
namespace {

struct Row {
  EntityType type;
  std::string_view entity_class;  // "" for titles and words of several classes
  bool class_noun;
  std::string_view words;  // separated by spaces; Kurdish ones with the ezafe they carry before a name
};

constexpr Row kRows[] = {
    // Titles, in which a person's name follows.
    {EntityType::kPerson, "", false,
     "السيد السيدة الشيخ شيخ الملا الإمام المرجع الرئيس رئيس نائب الوزير وزير النائب النائبة القيادي القائد العام زعيم "
     "الزعيم "
     "الفريق اللواء العميد العقيد الركن الدكتور الدكتورة الأستاذ القاضي المحافظ محافظ الناطق المتحدث السفير الراحل "
     "الشهيد المدعو "
     "الملقب المعروف المكنى الأمير الملك ولي الجنرال الحاج حجة الوزراء الجمهورية الخارجية الدفاع الداخلية"},
    {EntityType::kPerson, "", false,
     "بەڕێز جەناب جەنابی سەرۆک سەرۆکی سەرۆکوەزیران وەزیران کۆمار جێگری وەزیر وەزیری پارێزگاری وتەبێژی پەرلەمانتار "
     "پەرلەمانتاری "
     "فەرماندە فەرماندەی بەرپرسی سکرتێری هاوسەرۆکی ڕێبەر ڕێبەری هەڤاڵ دکتۆر پرۆفیسۆر مامۆستا شێخ مەلا سەید حاجی کاک "
     "خاتوو مام "
     "میر ژەنەڕاڵ شەهید خوالێخۆشبوو ئەندامی گوتەبێژی باڵیۆزی دەرەوە بەرگری ناوخۆ"},
    {EntityType::kPerson, "", false,
     "Serok Serokê Seroka Serokkomar Serokkomarê Serokwezîr Serokwezîrê Wezîr Wezîrê Wezîra Parêzgar Parêzgarê Berdevk "
     "Berdevkê "
     "Berdevka Endam Endamê Endama Hevserok Hevserokê Hevseroka Hevserokên Fermandar Fermandarê Parlamenter "
     "Parlamenterê Rêber "
     "Rêberê Birêz Cenabê Şêx Mele Seyîd Mîr Dr Mamoste Heval Hevrê Rêheval Gerîla Hunermend Nivîskar Parêzer Şehîd "
     "Rehmetî General Sekreterê Derve"},
    {EntityType::kPerson, "", false,
     "President Minister PM Premier Speaker Deputy Governor Leader Commander General Gen Colonel Col Major Maj Lt "
     "Sheikh Shaykh "
     "Shaikh Sayyid Sayed Seyyed Mullah Mulla Ayatollah Hojatoleslam Imam Dr Mr Mrs Ms Judge Ambassador MP "
     "spokesperson spokesman "
     "spokeswoman late cleric Secretary Senator Envoy King Prince Princess Queen Emir Sultan Chancellor Pope Mayor "
     "Justice Sir "
     "Representative Congressman Chairman Director activist journalist leader commander"},
    // Places: the noun stands outside the name.
    {EntityType::kLocation, "governorate", true,
     "محافظة محافظتي پارێزگا پارێزگای parêzgeh parêzgeha parêzgehê governorate province"},
    {EntityType::kLocation, "governorate", true, "ولاية eyalet eyaleta eyaletê wîlayeta ویلایەتی استان ئوستانی"},
    {EntityType::kLocation, "district", true, "قضاء قەزا قەزای district qeza qezaya"},
    {EntityType::kLocation, "subdistrict", true, "ناحية ناحیەی nahiye nahiya nahiyeya subdistrict"},
    {EntityType::kLocation, "city", true, "مدينة شار شاری شارەکەی bajar bajarê city"},
    {EntityType::kLocation, "town", true, "بلدة شارۆچکە شارۆچکەی bajarok bajaroka bajarokê town navçe navçeya navçeyê"},
    {EntityType::kLocation, "village", true, "قرية گوند گوندی دێی gund gundê village"},
    {EntityType::kLocation, "neighbourhood", true,
     "حي منطقة گەڕەک گەڕەکی ناوچە ناوچەی تاخ neighbourhood neighborhood taxa taxê herêm"},
    {EntityType::kLocation, "country", true, "دولة جمهورية دەوڵەتی وڵاتی dewleta welatê state country"},
    {EntityType::kLocation, "capital", false, "العاصمة عاصمة پایتەخت پایتەختی paytext paytexta paytextê capital"},
    {EntityType::kLocation, "region", false, "إقليم اقليم هەرێمی herêma herêmê region canton kantona"},
    {EntityType::kLocation, "river", true, "نهر ڕووباری çemê river"},
    {EntityType::kLocation, "mountain", true, "جبل جبال چیا چیای شاخی çiya çiyayê çiyayên mountain mountains mount"},
    {EntityType::kLocation, "camp", false, "مخيم کەمپی کامپی کەمپ kampa kampê camp"},
    {EntityType::kLocation, "island", true, "جزيرة دوورگەی دورگەی girava giravê"},
    {EntityType::kLocation, "oilfield", true, "حقل کێڵگەی"},
    {EntityType::kLocation, "", false,
     "devera qada گوندەکانی شارەکانی ناوچەکانی پارێزگاکانی شارۆچکەکانی کانتۆنی سنووری gundên bajarên navçeyên محافظات "
     "مدن قرى"},
    // Organisations: most heads are part of the name; these stand outside it.
    {EntityType::kOrganisation, "armed-group", true, "تنظيم ڕێکخستنی rêxistina"},
    {EntityType::kOrganisation, "media", true,
     "قناة صحيفة جريدة وكالة کەناڵی ڕۆژنامەی ئاژانسی kanala rojnameya ajansa televîzyona channel newspaper agency"},
    {EntityType::kOrganisation, "company", false, "شركة کۆمپانیای kompanyaya şirketa company"},
    {EntityType::kOrganisation, "", false,
     "حزب حركة تيار ائتلاف تحالف كتلة مليشيا ميليشيا مليشيات ميليشيات فصيل جماعة منظمة هيئة مسلحي عناصر مقاتلي قيادي "
     "عضو "
     "پارتی حیزبی بزووتنەوەی هاوپەیمانی فراکسیۆنی گروپی ئەندامی چەکدارانی هێزەکانی partiya tevgera hevpeymaniya endamê "
     "endamên "
     "çekdarên şervanên party movement coalition bloc militia group faction members fighters militants"},
};

class Table {
 public:
  Table() {
    text::Tokens tokens;
    for (const Row& row : kRows) {
      text::tokenize(row.words, tokens);
      for (const text::Token& token : tokens.tokens) {
        HeadWord word{row.type, std::nullopt, row.class_noun};
        if (!row.entity_class.empty()) {
          word.entity_class = parse_entity_class(row.entity_class);
        }
        words_.emplace(text::key_hash(tokens.key(token)), word);  // the first row wins
      }
    }
  }
  const HeadWord* find(std::uint64_t hash) const {
    auto found = words_.find(hash);
    return found == words_.end() ? nullptr : &found->second;
  }

 private:
  std::unordered_map<std::uint64_t, HeadWord> words_;
};

class WordSet {
 public:
  explicit WordSet(std::string_view words) {
    text::Tokens tokens;
    text::tokenize(words, tokens);
    for (const text::Token& token : tokens.tokens) {
      hashes_.insert(text::key_hash(tokens.key(token)));
    }
  }
  bool contains(std::span<const std::uint8_t> key) const { return hashes_.count(text::key_hash(key)) > 0; }

 private:
  std::unordered_set<std::uint64_t> hashes_;
};

}  // namespace

const HeadWord* find_head_word(std::span<const std::uint8_t> key) {
  static const Table table;
  return table.find(text::key_hash(key));
}

bool begins_organisation(std::span<const std::uint8_t> key) {
  static const WordSet words(
      "وزارة حكومة برلمان مجلس جامعة كلية جيش الجيش قوات القوات اتحاد الاتحاد محكمة بنك مصرف نادي فيلق لواء فرقة كتائب "
      "سرايا جبهة الجبهة شركة مؤسسة سفارة قنصلية منتخب هيئة مفوضية دائرة مديرية مركز معهد مستشفى مطار جامع مسجد مرصد "
      "المرصد ديوان نقابة رابطة الحزب منظمة "
      "وەزارەتی حکوومەتی حکومەتی پەرلەمانی ئەنجومەنی زانکۆی کۆلێژی سوپای هێزی یەکێتی یەکێتیی دادگای بانکی یانەی "
      "فەیلەقی "
      "لیوای بەرەی کۆمپانیای دەزگای باڵیۆزخانەی کونسوڵخانەی هەڵبژاردەی دەستەی کۆمسیۆنی بەڕێوەبەرایەتی سەنتەری "
      "پەیمانگای نەخۆشخانەی فڕۆکەخانەی مزگەوتی دیوانی سەندیکای کەتائیبی ڕێکخراوی پەرلەمانتارانی ئاسایشی پۆلیسی "
      "wezareta hikûmeta parlamentoya meclîsa encûmena zanîngeha kolêja artêşa hêza hêzên leşkerê yekîtiya dadgeha "
      "banka "
      "yaneya eniya şîrketa saziya balyozxaneya konsolxaneya komeleya desteya navenda enstîtuya nexweşxaneya "
      "balafirgeha mizgefta rêxistina kongreya "
      "ministry government parliament council university college army forces force union court bank club corps brigade "
      "front embassy consulate commission directorate center centre institute hospital airport mosque observatory "
      "syndicate association party organization organisation");
  const HeadWord* head = find_head_word(key);
  return words.contains(key) || (head && head->type == EntityType::kOrganisation && !head->class_noun);
}

bool names_organisation(std::span<const std::uint8_t> key) {
  static const WordSet apart(
      "حكومة الجيش جيش قوات القوات حكوومەتی حکوومەتی حکومەتی سوپای hikûmeta artêşa hêzên leşkerê government army "
      "forces "
      "قيادي عضو مسلحي عناصر مقاتلي چەکدارانی هێزەکانی ئەندامی endamê endamên çekdarên şervanên members fighters "
      "militants "
      "جماعة فصيل حزب حركة تيار تحالف ائتلاف كتلة مليشيا ميليشيا partiya tevgera");
  return begins_organisation(key) && !apart.contains(key);
}

bool is_calendar_word(std::span<const std::uint8_t> key) {
  static const WordSet words(
      "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
      "September October November December North South East West Northern Southern Eastern Western Central The In On "
      "At "
      "Duşem Sêşem Çarşem Pêncşem În Şemî Yekşem Çile Sibat Adar Nîsan Gulan Hezîran Tîrmeh Tebax Îlon Cotmeh Mijdar "
      "Berfanbar Bakur Bakurê Başûr Başûrê Rojava Rojavayê Rojhilat Rojhilatê Li Ji Di Bi");
  return words.contains(key);
}

bool is_patronymic(std::span<const std::uint8_t> key) {
  static const WordSet words("بن ابن bin ibn");
  return words.contains(key);
}

}  // namespace wasla::linking
