#include "wasla/gazetteer/topic.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "wasla/text/token.h"

namespace wasla {
namespace {

struct Row {
  std::string_view name;
  std::string_view classes;  // of entities that have to do with it
  std::string_view words;    // en, ar, ckb, kmr; "abc*" also with anything behind
};

constexpr Row kTopics[] = {
    {"sport", "sports-club athlete",
     "match* goal* goalless penalt* league championship champion* coach* striker midfielder goalkeeper defender "
     "stadium "
     "team* club football* footballer* basketball golf* golfer tennis wrestl* olympic* tournament scored derby referee "
     "transfer* player* 1-1 drew marathon cyclist sport* cup "
     "مباراة المباراة مباريات هدف* الدوري دوري بطولة البطولة مدرب* المدرب لاعب* اللاعب* ملعب* نادي النادي منتخب* "
     "المنتخب كرة "
     "ركلات الهداف الأولمبي* سجل الشوط الجولة المهاجم الحارس التعادل "
     "یاری یارییەک* یاریزان* گۆڵ* خول خولی یانە* ڕاهێنەر* یاریگا* هەڵبژاردە پاڵەوان* تۆپی پێنالتی "
     "lîsteya yarî* yarîzan* gol golê golên golek lîg* kûp* klûb* yanê* yaneya stadyum* rahêner* şampiyon* werziş* "
     "futbol* "
     "penaltî* pêşbirk*"},
    {"water", "river lake dam sea bridge",
     "river* lake* dam dams water* fish fishing fishermen fisherman flood* bank* boat* ferry upstream downstream delta "
     "tributar* carp reservoir bridge* swim* shore* "
     "نهر النهر مياه المياه سد السد بحيرة البحيرة صياد* الصيادين أسماك السمك ضفة ضفاف فيضان* زورق جسر الجسر منسوب مصب "
     "روافد "
     "ڕووبار* ئاو ئاوی بەنداو* دەریاچە* ماسی* لافاو* بەلەم* کەنار پرد* "
     "çem* rûbar* av avê ava bendav* gol gola masî* masîgir* lehî* keştî* pir pira perav*"},
    {"war", "armed-group military military-person militant base security-agency",
     "attack* rocket* drone* missile* fighter* troops soldier* brigade* battalion* front offensive battle* clash* "
     "ambush* "
     "shelling airstrike* strike strikes militia* forces army military war weapon* arms ceasefire commander* killed "
     "bomb* "
     "column checkpoint* frontline guerrilla* peshmerga "
     "هجوم الهجوم صاروخ* طائرة مسيرة مقاتل* المقاتل* قوات القوات جندي جنود الجيش لواء اللواء كتيبة معركة المعركة "
     "اشتباك* كمين "
     "قصف غارة غارات سلاح السلاح فصائل الفصائل ميليشيا* عسكري* العسكري* حرب الحرب جبهة قتل مقتل استهدف* "
     "هێرش* ڕۆکێت* مووشەک* درۆن* چەکدار* هێزەکان* هێزی سەرباز* لیوا* شەڕ شەڕی بەرەی تەقینەوە* چەک چەکی سوپا* پێشمەرگە* "
     "فەرماندە* کوژر* بۆردومان* "
     "êrîş* roket* mûşek* dron* çekdar* hêz* leşker* artêş* şer şerê eniya eniyê bombe* teqîn* çek çekên pêşmerge* "
     "fermandar* "
     "gerîla* kuşt* operasyon* tabûr* lîwa*"},
    {"party", "party coalition",
     "party parties bloc* seat* lawmaker* coalition* list lists election* vote* votes voter* candidate* ballot* "
     "politburo "
     "congress deputies opposition campaign* alliance* negotiat* boycott* movement's "
     "حزب الحزب أحزاب الأحزاب كتلة الكتلة مقاعد مقعد* نواب النواب انتخاب* الانتخاب* مرشح* المرشح* تحالف التحالف قائمة "
     "القائمة "
     "المعارضة ائتلاف* الائتلاف* القيادي قيادي اصوات أصوات بيان* تيار التيار حركة الحركة "
     "حزب* پارت* حیزب* کورسی* فراکسیۆن* هەڵبژاردن* دەنگ دەنگی کاندید* لیست لیستی ئۆپۆزسیۆن هاوپەیمان* مەکتەبی کۆنگرە* "
     "پەرلەمانتار* "
     "partî* parti* kursî* hilbijart* deng dengên berendam* lîste* opozîsyon* hevpeyman* kongre* parlamenter* "
     "fraksyon* "
     "kom koma tevger*"},
    {"books", "artist scholar",
     "poet* poem* poetry novel* writer* book books verse* published literature literary translat* author* magazine* "
     "dictionary linguist* philosopher historian* critic "
     "شاعر* الشاعر* قصيدة قصائد رواية الرواية كاتب الكاتب كتاب الكتاب ديوان أدب الأدب أدبي* مترجم* ناقد مؤرخ "
     "شاعیر* هۆنراوە* شیعر* ڕۆمان* نووسەر* کتێب* ئەدەب* دیوان* وەرگێڕ* گۆڤار* مێژوونووس* "
     "helbest* helbestvan* roman* nivîskar* pirtûk* edebiyat* kovar* dîrokzan* wergêr* nivîs*"},
    {"stage", "artist",
     "singer* song* concert* album* film* movie* actor* actress* director cinema music* theatre theater stage painter* "
     "festival* dancer* band "
     "مغن* أغنية أغاني حفل* ألبوم فيلم الفيلم أفلام ممثل* الممثل* مخرج* المخرج* سينما السينما موسيق* الموسيق* مسرح* "
     "مهرجان* "
     "فنان* الفنان* رسام* "
     "گۆرانیبێژ* گۆرانی ئەلبووم* فیلم* ئەکتەر* دەرهێنەر* سینەما* مۆسیقا* شانۆ* فێستیڤاڵ* هونەرمەند* "
     "stranbêj* stran* albûm* fîlm* lîstikvan* derhêner* sînema* muzîk* şano* festîval* hunermend*"},
    {"faith", "cleric religious-body",
     "mosque* prayer* sermon* pilgrim* shrine* ayatollah* cleric* seminar* religious faith* church* bishop* pope "
     "priest* "
     "fatwa* hawza imam* preach* turban islamic worshippers monaster* "
     "مسجد المسجد جامع صلاة الصلاة خطبة زائر* الزائرين مرقد ضريح العتبة آية المرجع المرجعية حوزة الحوزة الدين* ديني* "
     "فتوى "
     "كنيسة الكنيسة البابا أسقف* إمام خطيب العلامة الحسينية "
     "مزگەوت* نوێژ* وتار* مەرجەع* ئایین* ئایەتوڵڵا فەتوا* کەنیسە* قەشە* زیارەت* پاپا مەلا "
     "mizgeft* nimêj* xutbe* merce* ol olî olê fetwa* dêr* qeşe* papa* mele* melayê ayetullah* ziyaret*"},
    {"business", "company bank businessperson",
     "company companies firm* share* shareholder* profit* dollar* market* sales investor* invest* contract* bank banks "
     "customer* price* product* deliver* factory founder* billionaire trade stock startup "
     "شركة الشركة شركات أسهم أرباح دولار السوق سوق مستثمر* استثمار* عقد عقود مصرف المصرف زبائن أسعار السعر منتج* مصنع "
     "تجارة "
     "کۆمپانیا* بازاڕ* دۆلار* قازانج* وەبەرهێن* گرێبەست* بانک* نرخ* کارگە* بازرگان* "
     "şîrket* kompanya* bazar* dolar* qezenc* veberhên* bank* buha* karsaz* firotan* kargeh*"},
    {"oil", "oilfield company",
     "oil barrel* crude gas pipeline* refiner* export* field fields well wells drilling opec production "
     "نفط النفط نفطي* برميل برميلا الخام غاز الغاز أنبوب مصفى مصفاة حقل حقول تصدير آبار إنتاج "
     "نەوت* بەرمیل* غاز* بۆری* پاڵاوگە* کێڵگە* هەناردە* بیرە "
     "neft* petrol* bermîl* gaz* boriyê parzûngeh* hinarde* bîrên"},
    {"law", "court judge",
     "court* judge* verdict* sentence* ruling ruled trial* lawyer* prosecutor* appeal* judiciary justice constitution* "
     "indict* defendant* law laws legal "
     "محكمة المحكمة قاض القاضي القضاء قضائ* حكم الحكم محاكمة محام* المحام* المدعي الدستور* دستوري* استئناف قانون "
     "القانون "
     "دادگا* دادوەر* حوکم* پارێزەر* دۆسیە* دەستوور* یاسا* سزا* "
     "dadgeh* dadger* dadwer* ceza* parêzer* doz doza dozger* destûr* qanûn* zagon* biryar*"},
    {"media", "media journalist",
     "reported report* quoted broadcast* interview* channel* correspondent* newspaper* editor* website agency anchor "
     "journalist* television tv radio studio article* aired watched headline* "
     "ذكرت أفادت نقلت قناة القناة مراسل* صحيفة الصحيفة الجريدة تحرير وكالة الوكالة صحفي* صحافي* تلفزيون* إذاعة مقابلة "
     "بث "
     "لمراسل موقع برنامج حوار "
     "ڕایگەیاند ڕاپۆرت* کەناڵ* ڕۆژنامە* پەیامنێر* ئاژانس* ڕۆژنامەنووس* تەلەڤیزیۆن* بینەر* چاوپێکەوتن* بڵاوی ماڵپەڕ* "
     "rojname* rojnamevan* televîzyon* kanal* ajans* nûçe* nûçegihan* weşan* hevpeyvîn* ragihand* radyo* malper*"},
    {"study", "university school scholar",
     "university student* professor* campus college faculty lecture* lecturer* dean degree* graduat* school* teacher* "
     "research* thesis exam* chemist institute scientist* "
     "جامعة الجامعة طلبة الطلبة طالب* الطلاب استاذ* أستاذ* كلية الكلية عميد محاضرة تدريس* مدرسة المدرسة بحث باحث* "
     "دكتوراه امتحان* "
     "زانکۆ* خوێندکار* پرۆفیسۆر* کۆلێژ* مامۆستا* قوتابخانە* توێژەر* تاقیکردنەوە* بەشی "
     "zanîngeh* xwendekar* profesor* fakulte* mamoste* dibistan* lêkolîn* azmûn* kolêj*"},
    {"jail", "",
     "prison* jail* inmate* cell cells detain* warden tortur* released imprison* convict* arrest* guards "
     "سجن السجن سجين سجناء المعتقل* معتقل* اعتقال* زنزانة حراس نزلاء تعذيب "
     "زیندان* بەندیخانە* زیندانی* گرتوو* دەستگیر* ئازاردان* "
     "girtîgeh* zîndan* girtî* binçav* îşkence*"},
    {"state", "country territory ministry government parliament agency",
     "government* foreign embassy ambassador* minister* ministry sanction* border* treaty diplomat* parliament "
     "president "
     "sovereign* visa* cabinet premier bilateral capital "
     "حكومة الحكومة الخارجية سفارة السفارة سفير السفير وزير الوزير وزارة الوزارة عقوبات حدود الحدود البرلمان الرئيس "
     "سيادة "
     "العاصمة الوزراء "
     "حکوومەت* حکومەت* دەرەوە باڵیۆز* وەزیر* وەزارەت* سزاکان سنوور* پەرلەمان* سەرۆک* پایتەخت* "
     "hikûmet* derve balyoz* wezîr* wezaret* sînor* parlamento* serok* paytext*"},
    {"province", "governorate district subdistrict region",
     "governor* province* provincial governorate* council* district* subdistrict* administrat* mutasarrif "
     "محافظ المحافظ محافظة المحافظة محافظات قضاء القضاء ناحية مجلس الإدارة إدارة قائمقام "
     "پارێزگار* پارێزگا* قەزا* ناحیە* ئەنجوومەن* ئیدارە* قایمقام* "
     "parêzgar* parêzgeh* qeza* nahiye* encûmen* eyalet* walî* rêveberiya"},
    {"town", "city town village neighbourhood camp",
     "mayor* street* market* resident* neighbourhood* neighborhood* hospital* downtown city's town village* school* "
     "house* "
     "outside near north south east west kilometres kilometers road* highway drive camp* displaced municipal* refugee* "
     "شارع سوق سكان أهالي حي أحياء مستشفى مدينة المدينة بلدة قرية قرى شمال جنوب شرق غرب طريق الطريق مخيم نازح* بلدية "
     "قرب كم "
     "شەقام* بازاڕی دانیشتوو* گەڕەک* نەخۆشخانە* شار شاری شارە* گوند* باکوور باشوور ڕۆژهەڵات ڕۆژاوا ڕێگا* کەمپ* ئاوارە* "
     "شارەوانی* نزیک "
     "kolan* bazara niştecih* tax taxa nexweşxane* bajar* gund* bakur* başûr* rojhilat* rojava rê riya kamp* koçber* "
     "şaredar* "
     "nêzîk* navçe*"},
    {"heights", "mountain",
     "mountain* summit peak* climb* snow* slope* valley* cave* ridge* ski* hiker* foothills "
     "جبل الجبل جبال الجبال قمة ثلوج الثلوج وادي سفح كهف متسلق* "
     "چیا* شاخ شاخی لووتکە* بەفر* دۆڵ* ئەشکەوت* "
     "çiya* lûtke* berf* newal* şikeft* gelî geliyê zozan*"},
    {"flight", "airport",
     "airport* flight* plane* airline* runway passenger* landed aircraft aviation terminal "
     "مطار المطار رحلة رحلات طائرة الطائرة مسافر* ركاب طيران الطيران هبطت مدرج "
     "فڕۆکەخانە* گەشت* فڕۆکە* گەشتیار* نیشتەوە ئاسمانی "
     "balafirgeh* firokexane* balafir* firîn* rêwî*"},
    {"health", "hospital",
     "doctor* patient* disease* virus vaccine* medical clinic surgery nurse* health ill illness cancer "
     "طبيب* الطبيب مريض* المرضى مرض المرض فيروس لقاح* طبي* عيادة جراح* صحة الصحة علاج "
     "پزیشک* نەخۆش* ڤایرۆس* ڤاکسین* تەندروستی* دەرمان* نەشتەرگەری "
     "bijîşk* doktor* nexweş* vîrus* tendurist* derman* emeliyat*"},
    {"crown", "royal",
     "king* queen* prince* princess* royal* throne palace crown monarch* dynasty emir sultan* reign* "
     "ملك الملك الملكة الأمير الأميرة أمير ولي عرش العرش القصر السلطان مملكة الملكي* "
     "پاشا* شازادە* شا شای مەلیک تەخت* کۆشک* سوڵتان* "
     "qral* padîşah* şah şahê prens* text qesr* sultan*"},
    {"past", "royal scholar",
     "century centuries ancient ruins empire ottoman medieval dynasty caliph* archaeolog* excavat* bronze assyrian* "
     "babylonian* sumerian* king's conquer* crusad* museum* antiquit* tablet* "
     "قرن القرن قديم* القديم* آثار الآثار أثري* إمبراطورية العثماني* خليفة الخليفة الخلافة تنقيب* حضارة متحف الفاتح "
     "فتح معركة "
     "سەدە* کۆن کۆنی شوێنەوار* ئیمپراتۆر* عوسمانی* خەلیفە* شارستانیەت* مۆزەخانە* "
     "sedsal* kevnar* kevn* şûnwar* împarator* osmanî* xelîfe* şaristanî* muze*"},
    {"home", "family person",
     "boy girl daughter* son sons mother father brother* sister* uncle aunt cousin wife husband born married child "
     "children named baby grandmother grandfather year-old nickname "
     "ولد بنت ابنة ابنها ابنه أم أمه أمها أب أبوه أخ أخوه شقيق* شقيقته عمه خاله زوجة زوجته زوجها طفل طفلة اسمها اسمه "
     "مواليد "
     "کوڕ* کچ* دایک* باوک* برا* خوشک* مام* مناڵ* منداڵ* هاوسەر* ناوی لەدایکبوو* ژنی مێردی "
     "kur kurê keç* keçik* dayik* bav bavê bira* birayê xwişk* xuşk* ap apê zarok* hevjîn* navê jinek* mêr mêrê"},
    {"food", "",
     "rice wheat bread apple* orchard* harvest* farmer* crop* sack kilo kilos cook* tea sugar fruit* vegetable* shoes "
     "clothes dress "
     "أرز القمح قمح خبز تفاح بستان محصول مزارع* كيلو سكر شاي فاكهة خضار ملابس "
     "برنج گەنم نان سێو باخ* جووتیار* کیلۆ چا شەکر میوە* جل "
     "birinc genim nan sêv* baxçe* cotkar* kîlo çay şekir mêwe* kinc*"},
    {"tribe", "family",
     "tribe* tribal clan* sheikhs chieftain* confederation "
     "عشيرة العشيرة عشائر العشائر قبيلة القبيلة قبائل شيوخ "
     "هۆز* عەشیرەت* عێل* تیرە* "
     "eşîr* êl qebîle* hoz*"},
    {"feast", "",
     "holiday* feast* festival* celebrat* fireworks ramadan newroz eid carnival anniversary "
     "عيد العيد أعياد احتفال* الاحتفال* رمضان ذكرى نوروز "
     "جەژن* بۆنە* ئاهەنگ* نەورۆز ڕەمەزان* یادی "
     "cejn* pîroz* şahî* newroz* remezan* salveger*"},
};
constexpr std::size_t kTopicCount = std::size(kTopics);
static_assert(kTopicCount <= 32);

// A starred word fits from its own length on, so that short stems do not fit everything.
constexpr std::size_t kShortestStem = 3, kLongestStem = 12;

class Table {
 public:
  Table() {
    text::Tokens tokens;
    for (std::size_t t = 0; t < kTopicCount; ++t) {
      const TopicSet bit = TopicSet{1} << t;
      for (std::string_view rest = kTopics[t].words; !rest.empty();) {
        std::string_view word = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
        const bool stem = word.ends_with('*');
        word.remove_suffix(stem ? 1 : 0);
        text::tokenize(word, tokens);
        if (tokens.tokens.size() == 1) {
          (stem ? stems_ : words_)[text::key_hash(tokens.key(tokens.tokens[0]))] |= bit;
        }
      }
      for (std::string_view rest = kTopics[t].classes; !rest.empty();) {
        const std::string_view name = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(name.size() + 1, rest.size()));
        classes_[*parse_entity_class(name)] |= bit;
      }
    }
  }

  TopicSet of_word(std::span<const std::uint8_t> key) const {
    TopicSet found = 0;
    if (const auto whole = words_.find(text::key_hash(key)); whole != words_.end()) {
      found |= whole->second;
    }
    for (std::size_t length = std::min(key.size(), kLongestStem); length >= kShortestStem; --length) {
      if (const auto stem = stems_.find(text::key_hash(key.first(length))); stem != stems_.end()) {
        return found | stem->second;
      }
    }
    return found;
  }
  TopicSet of_class(EntityClass entity_class) const {
    const auto found = classes_.find(entity_class);
    return found == classes_.end() ? 0 : found->second;
  }

 private:
  std::unordered_map<std::uint64_t, TopicSet> words_, stems_;
  std::unordered_map<EntityClass, TopicSet> classes_;
};

const Table& table() {
  static const Table table;
  return table;
}

}  // namespace

TopicSet topics_of_word(std::span<const std::uint8_t> key) { return table().of_word(key); }

TopicSet topics_of(EntityClass entity_class, std::string_view description) {
  TopicSet found = table().of_class(entity_class);
  text::Tokens tokens;
  text::tokenize(description, tokens);
  for (const text::Token& token : tokens.tokens) {
    found |= table().of_word(tokens.key(token));
  }
  return found;
}

std::string_view topic_name(int bit) {
  return bit >= 0 && static_cast<std::size_t>(bit) < kTopicCount ? kTopics[bit].name : std::string_view();
}

}  // namespace wasla
