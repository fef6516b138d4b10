#include "wasla/linking/office_titles.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace wasla::linking {
namespace {

using text::Gap;
using text::Token;

struct Row {
  OfficeSet offices;
  std::string_view phrases;  // separated by commas, of one to three words
};

// Kurdish titles with the ezafe they carry before what they are of.
constexpr Row kRows[] = {
    {kHeadOfGovernment,
     "prime minister,premier,PM,chancellor,رئيس الوزراء,رئيس الحكومة,رئيس حكومة,رئيس مجلس الوزراء,رئيس وزراء,"
     "سەرۆکوەزیران,سەرۆکوەزیرانی,سەرۆک وەزیران,سەرۆک وەزیرانی,سەرۆکی حکوومەتی,سەرۆکی حکومەتی,سەرۆکی حکوومەت,"
     "serokwezîr,serokwezîrê,serokwezîra,serok wezîr,serok wezîrê,serokê hikûmeta,serokê hikûmetê"},
    {kPresident,
     "president,president of,رئيس الجمهورية,الرئيس,رئيس إقليم,رئيس اقليم,رئيس الإقليم,رئيس جمهورية,"
     "سەرۆککۆمار,سەرۆککۆماری,سەرۆک کۆمار,سەرۆک کۆماری,سەرۆکی هەرێمی,سەرۆکی هەرێم,سەرۆک,"
     "serokkomar,serokkomarê,serokkomara,serok komar,serok komarê,serokê herêma,serokê herêmê,serok"},
    {kMonarch,
     "king,queen,sultan,emir,الملك,ملك,الملكة,السلطان,الأمير,أمير,پاشای,پاشا,شای,qral,qralê,padîşah,padîşahê,mîrê"},
    {kPrince, "crown prince,prince,princess,ولي العهد,ولي عهد,الأمير,جێنشینی,شازادە,شازادەی,mîrê,şahzade,mîrzade"},
    {kDeputyHead,
     "vice president,vice prime minister,deputy prime minister,deputy president,deputy pm,نائب رئيس الوزراء,نائب "
     "الرئيس,"
     "نائب رئيس الجمهورية,نائب رئيس الحكومة,نائب رئيس,جێگری سەرۆکوەزیران,جێگری سەرۆکی,جێگری سەرۆک,"
     "cîgirê serokwezîr,cîgirê serokwezîrê,cîgirê serok,cîgirê serokê"},
    {kSpeaker,
     "speaker,parliament speaker,رئيس مجلس النواب,رئيس البرلمان,رئيس برلمان,سەرۆکی پەرلەمان,سەرۆکی پەرلەمانی,"
     "سەرۆکی ئەنجوومەنی نوێنەران,serokê parlamentoya,serokê parlamentoyê,seroka parlamentoya"},
    {kForeignMinister | kMinister,
     "foreign minister,secretary of state,foreign secretary,وزير الخارجية,وزير خارجية,وەزیری دەرەوە,وەزیری دەرەوەی,"
     "wezîrê derve,wezîra derve,wezîrê karên derve"},
    {kDefenceMinister | kMinister,
     "defence minister,defense minister,defense secretary,defence secretary,وزير الدفاع,وزير دفاع,وزير البيشمركة,"
     "وەزیری بەرگری,وەزیری بەرگریی,وەزیری پێشمەرگە,وەزیری پێشمەرگەی,wezîrê parastinê,wezîrê pêşmerge,wezîrê bergiriyê"},
    {kInteriorMinister | kMinister,
     "interior minister,وزير الداخلية,وزير داخلية,وەزیری ناوخۆ,وەزیری ناوخۆی,wezîrê navxwe,wezîrê navxweyî,"
     "wezîrê karên navxwe"},
    {kFinanceMinister | kMinister,
     "finance minister,وزير المالية,وزيرة المالية,وەزیری دارایی,وەزیری داراییی,wezîrê darayî,wezîrê aborî"},
    {kOilMinister | kMinister, "oil minister,وزير النفط,وەزیری نەوت,وەزیری نەوتی,wezîrê petrolê,wezîrê neftê"},
    {kMinister, "minister,وزير,الوزير,وزيرة,الوزيرة,وەزیر,وەزیری,wezîr,wezîrê,wezîra"},
    {kGovernor, "governor,محافظ,المحافظ,پارێزگاری,پارێزگار,parêzgar,parêzgarê,parêzgara,waliyê"},
    {kMayor,
     "mayor,co-mayor,رئيس بلدية,رئيس البلدية,عمدة,سەرۆکی شارەوانیی,سەرۆکی شارەوانی,قایمقامی,şaredar,şaredarê,"
     "şaredara,hevşaredarê,hevşaredara,hevşaredar"},
    {kLawmaker,
     "MP,lawmaker,senator,congressman,congresswoman,representative,النائب,النائبة,النائب السابق,السيناتور,عضو مجلس "
     "النواب,"
     "پەرلەمانتار,پەرلەمانتاری,ئەندامی پەرلەمان,ئەندامی پەرلەمانی,parlamenter,parlamenterê,parlamentera"},
    {kDiplomat,
     "ambassador,envoy,special envoy,special representative,السفير,السفيرة,سفير,سفيرة,المبعوث,مبعوث,القنصل,المبعوث "
     "الخاص,"
     "باڵیۆزی,باڵیۆز,نێردەی,کونسوڵی,balyoz,balyozê,balyoza,nûnerê,nûnera,konsulê"},
    {kSoldier,
     "general,gen,commander,colonel,col,major general,brigadier general,lieutenant general,chief of "
     "staff,الفريق,اللواء,"
     "العميد,العقيد,الجنرال,القائد العسكري,قائد,القائد,رئيس الأركان,رئيس أركان,ژەنەڕاڵ,فەرماندەی,فەرماندە,لیوا,عەمید,"
     "فەریق,general,fermandar,fermandarê,fermandara"},
    {kLeader,
     "leader,chairman,chairwoman,secretary general,secretary-general,head of,head,chief,co-chair,الأمين العام,أمين "
     "عام,زعيم,"
     "الزعيم,رئيس حزب,رئيس الحزب,رئيس ائتلاف,رئيس تحالف,رئيس تيار,رئيس هيئة,رئيس كتلة,رئيس حركة,سەرۆکی,سکرتێری,ڕێبەری,"
     "ڕێبەر,ئەمینداری گشتیی,ئەمینداری "
     "گشتی,هاوسەرۆکی,سەرکردەی,serokê,seroka,sekreterê,hevserok,hevserokê,hevseroka,rêberê,"
     "rêber,serkirdeyê,sekreterê giştî"},
    {kSpokesperson,
     "spokesman,spokeswoman,spokesperson,المتحدث,المتحدثة,المتحدث باسم,الناطق,الناطق "
     "باسم,وتەبێژی,گوتەبێژی,وتەبێژ,berdevk,"
     "berdevkê,berdevka"},
    {kJudge, "judge,justice,chief justice,القاضي,قاضي,دادوەر,دادوەری,dadger,dadgerê,dadwer"},
    {kCleric,
     "sheikh,shaikh,shaykh,ayatollah,grand ayatollah,imam,mullah,mulla,sayyid,sayyed,cleric,pope,patriarch,الشيخ,شيخ,"
     "آية الله,المرجع,السيد,المرجع الديني,الإمام,الملا,البابا,البطريرك,رجل "
     "الدين,شێخ,مەلا,ئایەتوڵڵا,مامۆستا,پاپا,şêx,mele,"
     "ayetullah,papa"},
    {kJournalist,
     "journalist,reporter,editor,الصحفي,الصحافي,الصحفية,الإعلامي,ڕۆژنامەنووس,ڕۆژنامەنووسی,rojnamevan,"
     "rojnamevanê,rojnamevana"},
};

constexpr std::uint32_t kLongestPhrase = 3;
// How far before a name its title may begin, and behind it, in words.
constexpr std::uint32_t kWordsBefore = 7, kWordsBehind = 3;
constexpr std::uint32_t kWordsNear = 25;
// Words between title and name that are neither names nor small words of the title.
constexpr std::uint32_t kUnknownBetween = 1;

class Table {
 public:
  Table() {
    text::Tokens tokens;
    for (const Row& row : kRows) {
      for (std::string_view rest = row.phrases; !rest.empty();) {
        const std::string_view phrase = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(phrase.size() + 1, rest.size()));
        text::tokenize(phrase, tokens);
        std::uint64_t hash = 0;
        for (const Token& token : tokens.tokens) {
          hash = extend(hash, text::key_hash(tokens.key(token)));
        }
        offices_[hash] |= row.offices;
      }
    }
  }
  static std::uint64_t extend(std::uint64_t hash, std::uint64_t word) {
    return (hash ^ word) * 0x9E3779B97F4A7C15u + (hash >> 31) + 1;
  }
  OfficeSet find(std::uint64_t hash) const {
    const auto found = offices_.find(hash);
    return found == offices_.end() ? 0 : found->second;
  }

 private:
  std::unordered_map<std::uint64_t, OfficeSet> offices_;
};

struct Phrase {
  OfficeSet offices = 0;
  std::uint32_t words = 0;
};

// The longest title that begins at `token`.
Phrase phrase_at(const text::Tokens& tokens, std::uint32_t token, std::uint32_t end) {
  static const Table table;
  Phrase longest;
  std::uint64_t hash = 0;
  for (std::uint32_t words = 1; words <= kLongestPhrase && token + words <= end; ++words) {
    const Token& next = tokens.tokens[token + words - 1];
    if (words > 1 && next.gap > Gap::kSoft) {
      break;
    }
    hash = Table::extend(hash, text::key_hash(tokens.key(next)));
    if (const OfficeSet offices = table.find(hash)) {
      longest = {offices, words};
    }
  }
  return longest;
}

}  // namespace

// Small words and adjectives of a title: "of", "the", ya; العراقي, ی.
bool OfficeTitles::connects(std::uint32_t token) const {
  const Token& t = tokens_.tokens[token];
  const std::string_view word = text_.substr(t.begin, t.end - t.begin);
  if (t.script == text::CharKind::kLatin) {
    static constexpr std::string_view kSmall[] = {"of", "the", "ya", "yê", "yên", "a", "ê", "û", "for", "and", "s"};
    return std::find(std::begin(kSmall), std::end(kSmall), word) != std::end(kSmall) || (t.flags & text::kCapital) != 0;
  }
  return word.starts_with("ال") || word.ends_with("ی") || word == "و" || word == "باسم" || word == "في" ||
         word == "بە" || word == "لە";
}

OfficeSet OfficeTitles::before(std::uint32_t first) const {
  OfficeSet found = 0;
  std::uint32_t unknown = 0;
  for (std::uint32_t i = first > kWordsBefore ? first - kWordsBefore : 0; i < first;) {
    // What stands before another clause or another person belongs there.
    if (tokens_.tokens[i].gap > Gap::kSoft || roles_[i] == TokenRole::kPerson) {
      found = 0;
      unknown = 0;
    }
    if (const Phrase phrase = phrase_at(tokens_, i, first); phrase.words > 0) {
      found |= phrase.offices;
      unknown = 0;
      i += phrase.words;
      continue;
    }
    if (roles_[i] != TokenRole::kPlaceOrOrganisation && !connects(i) && ++unknown > kUnknownBetween) {
      found = 0;
    }
    ++i;
  }
  return tokens_.tokens[first].gap > Gap::kSoft ? 0 : found;
}

OfficeSet OfficeTitles::behind(std::uint32_t last) const {
  const auto end = static_cast<std::uint32_t>(tokens_.tokens.size());
  for (std::uint32_t i = last + 1; i < end && i - last <= kWordsBehind; ++i) {
    const Token& token = tokens_.tokens[i];
    const std::string_view between = text_.substr(tokens_.tokens[i - 1].end, token.begin - tokens_.tokens[i - 1].end);
    const bool comma = i == last + 1 && (between == ", " || between == "، ");
    if (token.gap > Gap::kSoft && !comma) {
      return 0;
    }
    if (const Phrase phrase = phrase_at(tokens_, i, end); phrase.words > 0) {
      return phrase.offices;
    }
    if (roles_[i] == TokenRole::kPerson || !connects(i)) {
      return 0;
    }
  }
  return 0;
}

OfficeSet OfficeTitles::near(std::uint32_t first, std::uint32_t last) const {
  OfficeSet found = 0;
  const auto count = static_cast<std::uint32_t>(tokens_.tokens.size());
  const std::uint32_t end = std::min(count, last + 1 + kWordsNear);
  for (std::uint32_t i = first > kWordsNear ? first - kWordsNear : 0; i < end;) {
    if (i >= first && i <= last) {
      ++i;
      continue;
    }
    const Phrase phrase = phrase_at(tokens_, i, i < first ? first : end);
    const std::uint32_t behind = i + std::max(phrase.words, 1u);
    const bool taken = behind < count && roles_[behind] == TokenRole::kPerson;
    found |= taken ? 0 : phrase.offices;
    i = behind;
  }
  return found;
}

}  // namespace wasla::linking
