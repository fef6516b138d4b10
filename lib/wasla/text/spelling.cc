#include "wasla/text/spelling.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>

#include <algorithm>
#include <array>
#include <memory>

#include "wasla/text/character.h"
#include "wasla/text/general_words.h"
#include "wasla/text/sound_alphabet.h"
#include "wasla/text/utf8.h"

namespace wasla::text {
namespace {

// Words whose role matters, in match form.
struct RoleWord {
  std::u32string_view word;
  PartRole role;
};
constexpr RoleWord kRoleWords[] = {
    {U"بن", PartRole::kPatronymic},   {U"ابن", PartRole::kPatronymic},  {U"ولد", PartRole::kPatronymic},
    {U"بنت", PartRole::kPatronymic},  {U"bin", PartRole::kPatronymic},  {U"ibn", PartRole::kPatronymic},
    {U"ben", PartRole::kPatronymic},  {U"bn", PartRole::kPatronymic},   {U"bint", PartRole::kPatronymic},
    {U"بین", PartRole::kPatronymic},  {U"ئیبن", PartRole::kPatronymic}, {U"ابو", PartRole::kKunya},
    {U"ابی", PartRole::kKunya},       {U"ابا", PartRole::kKunya},       {U"ام", PartRole::kKunya},
    {U"abu", PartRole::kKunya},       {U"abi", PartRole::kKunya},       {U"abou", PartRole::kKunya},
    {U"abo", PartRole::kKunya},       {U"aba", PartRole::kKunya},       {U"umm", PartRole::kKunya},
    {U"ebu", PartRole::kKunya},       {U"ebû", PartRole::kKunya},       {U"ئەبو", PartRole::kKunya},
    {U"ئەبی", PartRole::kKunya},      {U"سید", PartRole::kTitle},       {U"شیخ", PartRole::kTitle},
    {U"ملا", PartRole::kTitle},       {U"حاج", PartRole::kTitle},       {U"حجی", PartRole::kTitle},
    {U"دکتور", PartRole::kTitle},     {U"د", PartRole::kTitle},         {U"امام", PartRole::kTitle},
    {U"شهید", PartRole::kTitle},      {U"sheikh", PartRole::kTitle},    {U"shaykh", PartRole::kTitle},
    {U"shaikh", PartRole::kTitle},    {U"sheik", PartRole::kTitle},     {U"cheikh", PartRole::kTitle},
    {U"sayyid", PartRole::kTitle},    {U"sayyed", PartRole::kTitle},    {U"sayed", PartRole::kTitle},
    {U"seyyed", PartRole::kTitle},    {U"syed", PartRole::kTitle},      {U"mullah", PartRole::kTitle},
    {U"mulla", PartRole::kTitle},     {U"haji", PartRole::kTitle},      {U"hajji", PartRole::kTitle},
    {U"hajj", PartRole::kTitle},      {U"hadji", PartRole::kTitle},     {U"dr", PartRole::kTitle},
    {U"mr", PartRole::kTitle},        {U"mrs", PartRole::kTitle},       {U"imam", PartRole::kTitle},
    {U"ayatollah", PartRole::kTitle}, {U"şêx", PartRole::kTitle},       {U"mele", PartRole::kTitle},
    {U"mela", PartRole::kTitle},      {U"seyîd", PartRole::kTitle},     {U"seyid", PartRole::kTitle},
    {U"hecî", PartRole::kTitle},      {U"şehîd", PartRole::kTitle},     {U"شێخ", PartRole::kTitle},
    {U"مەلا", PartRole::kTitle},      {U"سەید", PartRole::kTitle},      {U"حاجی", PartRole::kTitle},
    {U"شەهید", PartRole::kTitle},     {U"دکتۆر", PartRole::kTitle},
};

PartRole role_of(std::u32string_view word) {
  if (std::all_of(word.begin(), word.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; })) {
    return PartRole::kNumber;
  }
  for (const RoleWord& row : kRoleWords) {
    if (row.word == word) {
      return row.role;
    }
  }
  return word.size() == 1 ? PartRole::kInitial : PartRole::kPlain;
}

bool is_latin_vowel(char32_t c) {
  return std::u32string_view(U"aeiouêîûáéíóúâôöü").find(c) != std::u32string_view::npos;
}

// al-Sadr, el-Sedr, ul-Haq, and assimilated: as-Sadr, ez-Zor, Ar Rutba.
bool is_article(std::u32string_view word, std::u32string_view next) {
  if (next.size() < 2) {
    return false;
  }
  if (word == U"al" || word == U"el" || word == U"ul" || word == U"il" || word == U"ol") {
    return true;
  }
  if (word.size() < 2 || word.size() > 3 || !is_latin_vowel(word[0])) {
    return false;
  }
  const std::u32string_view consonant = word.substr(1);
  static constexpr std::u32string_view kSun[] = {U"t", U"d", U"r", U"z", U"s", U"n", U"ş", U"sh", U"dh", U"th"};
  return next.starts_with(consonant) && std::find(std::begin(kSun), std::end(kSun), consonant) != std::end(kSun);
}

// Heads that are written together with the name behind them, and how they are written apart.
struct LatinHead {
  std::u32string_view letters, part;
  bool father;
};
constexpr LatinHead kLatinHeads[] = {
    {U"abd", U"abd", false}, {U"ebd", U"ebd", false}, {U"evd", U"ebd", false}, {U"abu", U"abu", true},
    {U"ebu", U"ebu", true},  {U"ebû", U"ebû", true},  {U"abo", U"abo", true},
};

// A letter without its marks.
char32_t base_letter(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decomposer = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts;
  return U_SUCCESS(status) && decomposer->getDecomposition(static_cast<UChar32>(c), parts)
             ? static_cast<char32_t>(parts.char32At(0))
             : c;
}

class Speller {
 public:
  // `match` is the match form of `name`.
  Speller(std::string_view name, FoldingProfile profile, const Letters& match, Spelling& out)
      : name_(name), profile_(profile), match_(match), out_(out) {}

  void run() {
    out_.profile = profile_;
    out_.letters.clear();
    out_.parts.clear();
    out_.letters.push_back(kBoundary);
    const std::u32string_view all(match_.letters.data(), match_.letters.size());
    for (std::size_t begin = 0; begin < all.size();) {
      const std::size_t end = std::min(all.find(U' ', begin), all.size());
      with_hamza_ = begin < end && has_hamza(match_.begins[begin]);
      word(all.substr(begin, end - begin), next_word(all, end));
      begin = end + 1;
    }
    if (article_) {  // "Al" that belongs to nothing
      article_ = false;
      add_part(pending_);
    }
  }

 private:
  bool has_hamza(std::uint32_t byte) const {
    const std::string_view rest = name_.substr(std::min<std::size_t>(byte, name_.size()));
    return rest.starts_with("\u0623") || rest.starts_with("\u0625");
  }

  static std::u32string_view next_word(std::u32string_view all, std::size_t end) {
    if (end >= all.size()) {
      return {};
    }
    return all.substr(end + 1, std::min(all.find(U' ', end + 1), all.size()) - end - 1);
  }

  bool latin() const { return profile_ == FoldingProfile::kLatin || profile_ == FoldingProfile::kKurmanji; }

  void word(std::u32string_view w, std::u32string_view next) {
    if (w.empty()) {
      return;
    }
    if (latin()) {
      latin_word(w, next);
    } else if (profile_ == FoldingProfile::kArabic) {
      arabic_word(w, next);
    } else {
      sorani_word(w, next);
    }
  }

  bool after_kunya() const { return !out_.parts.empty() && out_.parts.back().role == PartRole::kKunya; }

  // The article stands apart: it belongs to the word to come.
  void hold_article(std::u32string_view written) {
    article_ = true;
    pending_ = written;
  }

  void add_articled(std::u32string_view head, std::u32string_view rest) {
    add_part(head);
    article_ = true;
    add_part(rest);
  }

  void latin_word(std::u32string_view w, std::u32string_view next) {
    // … and Abu l-Fadl, Abdu r-Rahman.
    const bool letter_of_article = w.size() == 1 && !next.empty() && (after_kunya() || after_servant_) &&
                                   (w[0] == U'l' || (after_servant_ && w[0] == next[0]));
    if (!article_ && (is_article(w, next) || letter_of_article)) {
      hold_article(w);
      return;
    }
    if (w == U"allah" && after_servant_) {  // Abd Allah is Abdullah
      article_ = true;
      add_part(U"lah");
      return;
    }
    for (const LatinHead& head : kLatinHeads) {
      if (w.starts_with(head.letters)) {
        if (head.father ? latin_father(head.letters, w.substr(head.letters.size()))
                        : latin_servant(head.part, w.substr(head.letters.size()), next)) {
          return;
        }
        break;
      }
    }
    if (!latin_ending(w)) {
      add_part(w);
    }
  }

  // Abulfadl, Abou l-Fadl, Abu'l-Fadl, Abubakr: the rest behind the head; false if it is none.
  bool latin_father(std::u32string_view head, std::u32string_view rest) {
    if (rest.starts_with(U"'l")) {
      rest.remove_prefix(1);
    } else if (rest.size() > 1 && rest[0] == U'u') {  // abou
      rest.remove_prefix(1);
    }
    if (rest == U"l") {
      add_part(head);
      hold_article(rest);
      return true;
    }
    if (rest.size() >= 4 && rest[0] == U'l') {
      add_articled(head, rest.substr(1));
      return true;
    }
    if (rest == U"bakr" || rest == U"bakir" || rest == U"bekr" || rest == U"bekir") {  // one name, ابوبكر
      add_part(head);
      add_part(rest);
      return true;
    }
    return false;
  }

  // Abdulrahman, Abdurrahman, Abdirahman, Abdel-Aziz, Abdu'l-Haqq, Abdulla.
  bool latin_servant(std::u32string_view head, std::u32string_view rest, std::u32string_view next) {
    if (rest.empty() || !is_latin_vowel(rest[0])) {
      return false;
    }
    if (rest.size() == 1) {  // Abdu l-Rahman; Abdu alone is a name of its own
      if (next != U"l" && next != U"r") {
        return false;
      }
      add_part(head);
      return true;
    }
    const bool open = rest[0] == U'a';
    rest.remove_prefix(1);
    if (rest[0] == U'o' || rest[0] == U'u' || rest[0] == U'\'') {  // abdoul, abdu'l
      rest.remove_prefix(1);
    }
    if (rest == U"l" || (rest.size() == 1 && !next.empty() && rest[0] == next[0])) {
      add_part(head);
      hold_article(rest);
      return true;
    }
    if (is_allah(rest, U"lł", U'a')) {
      add_articled(head, U"lah");
      return true;
    }
    if (rest.size() >= 4 && (rest[0] == U'l' || rest[0] == rest[1])) {
      add_articled(head, rest.substr(1));
      return true;
    }
    if (rest.size() >= 5 && !open && std::u32string_view(U"rsşzntd").find(rest[0]) != std::u32string_view::npos) {
      add_articled(head, rest);
      return true;
    }
    return false;
  }

  // la, lla, llah … at the end of a name: what is left of Allah.
  static bool is_allah(std::u32string_view rest, std::u32string_view l, char32_t a) {
    std::size_t count = 0;
    while (count < rest.size() && l.find(rest[count]) != std::u32string_view::npos) {
      ++count;
    }
    rest.remove_prefix(count);
    return count >= 1 && count <= 2 && !rest.empty() && rest[0] == a &&
           (rest.size() == 1 || (rest.size() == 2 && (rest[1] == U'h' || rest[1] == U'ه')));
  }

  // Salaheddin, Nurettin, Selahedîn are Salah al-Din, Nasrullah is Nasr Allah.
  bool latin_ending(std::u32string_view w) {
    if (role_of(w) != PartRole::kPlain) {
      return false;
    }
    std::u32string_view stem = w;
    if (stem.ends_with(U'e') && stem.size() > 1 && stem[stem.size() - 2] == U'n') {
      stem.remove_suffix(1);  // Noureddine
    }
    for (const std::u32string_view din :
         {std::u32string_view(U"din"), std::u32string_view(U"dîn"), std::u32string_view(U"deen"),
          std::u32string_view(U"dyn"), std::u32string_view(U"tin")}) {
      if (!stem.ends_with(din)) {
        continue;
      }
      stem.remove_suffix(din.size());
      const bool doubled = stem.ends_with(din[0]);
      if (doubled) {
        stem.remove_suffix(1);
      }
      if (stem.size() < (doubled ? 3u : 4u) || !is_latin_vowel(stem.back()) ||
          (!doubled && (profile_ != FoldingProfile::kKurmanji || din[0] == U't' || stem.back() != U'e'))) {
        return false;
      }
      add_articled(stem.substr(0, stem.size() - 1), profile_ == FoldingProfile::kKurmanji ? U"dîn" : U"din");
      return true;
    }
    if (w.size() >= 8 && w.ends_with(U"llah")) {
      const char32_t vowel = w[w.size() - 5];
      stem = w.substr(0, w.size() - 5);
      if (vowel == U'u' || vowel == U'o' || (vowel == U'a' && stem.size() >= 4)) {
        add_articled(stem, U"lah");
        return true;
      }
    }
    return false;
  }

  void arabic_word(std::u32string_view w, std::u32string_view next) {
    static constexpr std::u32string_view kArticleLetters = U"ال";
    if (w == kArticleLetters && !next.empty() && !article_) {
      hold_article(w);
      return;
    }
    for (const std::u32string_view head : {std::u32string_view(U"عبد"), std::u32string_view(U"ابو"),
                                           std::u32string_view(U"ابی"), std::u32string_view(U"ابا")}) {
      if (!w.starts_with(head)) {
        continue;
      }
      const std::u32string_view rest = w.substr(head.size());
      if (rest.size() >= 4 && rest.starts_with(kArticleLetters)) {
        add_articled(head == U"ابی" || head == U"ابا" ? U"ابو" : head, rest.substr(2));
        return;
      }
      if (head == U"ابو" && rest == U"بکر") {
        add_part(head);
        add_part(rest);
        return;
      }
    }
    if (w == U"ابی" || w == U"ابا") {
      w = U"ابو";
    }
    for (const std::u32string_view ending : {std::u32string_view(U"الدین"), std::u32string_view(U"الله")}) {
      if (w.size() >= ending.size() + 2 && w.ends_with(ending)) {  // صلاحالدين, نصرالله
        const std::u32string_view stem = w.substr(0, w.size() - ending.size());
        add_articled(stem, ending.substr(2) == U"له" ? U"له" : U"دین");
        return;
      }
    }
    // The article's alef never has a hamza: ألمانيا, إلهام.
    if (w.size() >= 4 && w.starts_with(kArticleLetters) && !with_hamza_) {
      article_ = true;
      w.remove_prefix(2);
    }
    add_part(w);
  }

  void sorani_word(std::u32string_view w, std::u32string_view next) {
    if (w == U"ئەل" && !next.empty() && !article_) {
      hold_article(w);
      return;
    }
    for (const std::u32string_view head : {std::u32string_view(U"عەبد"), std::u32string_view(U"ئەبد"),
                                           std::u32string_view(U"عەڤد"), std::u32string_view(U"ئەڤد")}) {
      if (w.starts_with(head) && sorani_servant(w.substr(head.size()), next)) {
        return;
      }
    }
    static constexpr std::u32string_view kFather = U"ئەبو";
    if (w.starts_with(kFather)) {
      const std::u32string_view rest = w.substr(kFather.size());
      if (rest.size() >= 4 && is_lam(rest[0])) {
        add_part(kFather);
        article_ = true;
        add_part(behind_lam(rest));
        return;
      }
      if (rest == U"بەکر" || rest == U"بەکیر") {
        add_part(kFather);
        add_part(rest);
        return;
      }
    }
    if (sorani_ending(w)) {
      return;
    }
    // Shorter ones are mostly names that begin so: ئەلیکا, ئەلیان.
    if (w.size() >= 7 && w.starts_with(U"ئەل")) {
      article_ = true;
      w.remove_prefix(3);
    }
    add_part(w);
  }

  static bool is_lam(char32_t c) { return c == U'ل' || c == U'ڵ'; }
  static bool is_sorani_vowel(char32_t c) { return std::u32string_view(U"اەۆێ").find(c) != std::u32string_view::npos; }

  // No word begins with a bare vowel: then the one l is the article's and the word's (عەبدولەتیف).
  static std::u32string_view behind_lam(std::u32string_view rest) {
    return rest.size() > 1 && is_sorani_vowel(rest[1]) ? rest : rest.substr(1);
  }

  // عەبدولڕەحمان, عەبدوڵڕەحمان, عەبدوڕەحمان, عەبدوڵا, عەبدول ڕەحمان: what stands behind عەبد.
  bool sorani_servant(std::u32string_view rest, std::u32string_view next) {
    static constexpr std::u32string_view kServant = U"عەبد";
    const char32_t vowel =
        !rest.empty() && std::u32string_view(U"ویەا").find(rest[0]) != std::u32string_view::npos ? rest[0] : U'\0';
    if (vowel) {
      rest.remove_prefix(1);
    }
    if (is_allah(rest, U"لڵ", U'ا') && vowel && vowel != U'ا') {
      add_articled(kServant, U"لا");
      return true;
    }
    if (rest.size() == 1 && is_lam(rest[0]) && !next.empty()) {
      add_part(kServant);
      hold_article(rest);
      return true;
    }
    if (rest.size() < 4) {
      return false;
    }
    if (is_lam(rest[0]) && (vowel == U'و' || vowel == U'ی' || !is_sorani_vowel(rest[1]))) {
      add_part(kServant);
      article_ = true;
      add_part(behind_lam(rest));
      return true;
    }
    // The l has become the letter behind it, which may stand once or twice.
    if (vowel == U'و' && std::u32string_view(U"رڕسشزنتدصط").find(rest[0]) != std::u32string_view::npos) {
      const bool doubled = rest[1] == rest[0] || (rest[0] == U'ر' && rest[1] == U'ڕ');
      if (rest.size() >= (doubled ? 5u : 4u)) {
        add_articled(kServant, rest.substr(doubled ? 1 : 0));
        return true;
      }
    }
    return false;
  }

  // سەلاحەدین is صلاح الدين, نەسروڵا is نصر الله.
  bool sorani_ending(std::u32string_view w) {
    for (const std::u32string_view ending :
         {std::u32string_view(U"ولدین"), std::u32string_view(U"ەلدین"), std::u32string_view(U"الدین"),
          std::u32string_view(U"ەددین"), std::u32string_view(U"وددین"), std::u32string_view(U"ەدین"),
          std::u32string_view(U"ودین")}) {
      if (w.ends_with(ending)) {
        const std::u32string_view stem = w.substr(0, w.size() - ending.size());
        if (stem.size() < 3) {
          return false;
        }
        add_articled(stem, U"دین");
        return true;
      }
    }
    if (const std::size_t vowel = w.rfind(U'و'); vowel != std::u32string_view::npos && vowel >= 3) {
      const std::u32string_view rest = w.substr(vowel + 1);
      if (is_allah(rest, U"لڵ", U'ا') && (rest[0] == U'ڵ' || is_lam(rest[1]))) {
        add_articled(w.substr(0, vowel), U"لا");
        return true;
      }
    }
    return false;
  }

  void add_part(std::u32string_view w) {
    const std::size_t room = kLongestSpelling - std::min(kLongestSpelling, out_.letters.size() + (article_ ? 2 : 1));
    if (w.size() > room) {
      // What fits nowhere is cut: one endless word is better than none.
      if (room == 0 || (!out_.parts.empty() && w.size() + 3 <= kLongestSpelling)) {
        article_ = false;
        return;
      }
      w = w.substr(0, room);
    }
    SpelledPart part;
    part.begin = static_cast<std::uint16_t>(out_.letters.size());
    part.role = role_of(w);
    part.article = article_;
    part.meaning = general_meaning(w);
    if (article_) {
      out_.letters.push_back(kArticle);
      article_ = false;
    }
    const std::size_t first = out_.letters.size();
    for (const char32_t c : w) {
      add_letter(c);
    }
    if (out_.letters.size() == first) {
      out_.letters.resize(part.begin);
      return;
    }
    part.end = static_cast<std::uint16_t>(out_.letters.size());
    out_.letters.push_back(kBoundary);
    out_.parts.push_back(part);
    after_servant_ = w == U"abd" || w == U"ebd";
  }

  void add_letter(char32_t c) {
    if (const SoundLetter letter = sound_letter(profile_, c)) {
      push(letter);
      return;
    }
    for (const Substitute& s : substitutes(profile_)) {
      if (s.from == c) {
        for (const char32_t to : s.to) {
          push(sound_letter(profile_, to));
        }
        return;
      }
    }
    if (const char32_t base = base_letter(c); base != c) {  // accents that the tables do not know
      add_letter(base);
    } else if (c != U'\'') {
      push(kForeignSound);
    }
  }

  // Substitutes can be longer than what they stand for; room for the boundary is kept.
  void push(SoundLetter letter) {
    if (out_.letters.size() + 1 < kLongestSpelling) {
      out_.letters.push_back(letter);
    }
  }

  std::string_view name_;
  FoldingProfile profile_;
  const Letters& match_;
  Spelling& out_;
  bool article_ = false;
  bool with_hamza_ = false;      // on the first alef of the word, as it was written
  bool after_servant_ = false;   // the last word is "servant of"
  std::u32string_view pending_;  // the article's letters
};

struct LetterCounts {
  std::size_t arabic = 0, latin = 0, other = 0;
  std::size_t sorani = 0, kurmanji = 0, arabic_only = 0;
};

LetterCounts count_letters(std::string_view name) {
  LetterCounts counts;
  const char* p = name.data();
  for (const char* end = p + name.size(); p < end;) {
    const CodePoint c = decode(p, end);
    p += c.length;
    const CharEntry& entry = character(c.value);
    counts.arabic += entry.kind == CharKind::kArabic;
    counts.latin += entry.kind == CharKind::kLatin;
    counts.other += entry.kind == CharKind::kOtherLetter;
    counts.sorani += (entry.flags & kSorani) != 0;
    counts.kurmanji += (entry.flags & (CharFlag::kKurmanji | kKurmanjiTurkish)) != 0;
    counts.arabic_only += (entry.flags & kArabicOnly) != 0;
  }
  return counts;
}

// ICU's transliterators are costly to make and not to be shared between threads.
struct AnyLatin {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> transliterator{
      icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status)};
};

const icu::Transliterator* any_latin() {
  thread_local const AnyLatin any;
  return any.transliterator.get();
}

}  // namespace

FoldingProfile spelling_profile(std::string_view name, std::string_view lang) {
  const LetterCounts counts = count_letters(name);
  const FoldingProfile of_language = lang.empty() ? FoldingProfile::kLatin : folding_profile(lang);
  if (counts.arabic > counts.latin) {
    if (lang.empty() || of_language == FoldingProfile::kKurmanji || of_language == FoldingProfile::kLatin) {
      return counts.sorani > 0 ? FoldingProfile::kSorani : FoldingProfile::kArabic;
    }
    return of_language;
  }
  if (lang.empty()) {
    return counts.kurmanji > 0 ? FoldingProfile::kKurmanji : FoldingProfile::kLatin;
  }
  // A Kurdish name tagged with a language in Arabic script but written in Latin letters is in Hawar letters.
  return of_language == FoldingProfile::kSorani   ? FoldingProfile::kKurmanji
         : of_language == FoldingProfile::kArabic ? FoldingProfile::kLatin
                                                  : of_language;
}

void spell(std::string_view name, FoldingProfile profile, SpellingScratch& scratch, Spelling& out) {
  const LetterCounts counts = count_letters(name);
  if (counts.other > counts.arabic + counts.latin && any_latin()) {
    icu::UnicodeString text = icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())});
    any_latin()->transliterate(text);
    scratch.transliterated.clear();
    text.toUTF8String(scratch.transliterated);
    name = scratch.transliterated;
    profile = FoldingProfile::kLatin;
  }
  match_form(name, profile, scratch.match);
  Speller(name, profile, scratch.match, out).run();
}

std::string written(const Spelling& spelling, std::size_t part) {
  std::string word;
  for (const SoundLetter letter : spelling.part(part).subspan(spelling.parts[part].article ? 1 : 0)) {
    word += written(spelling.profile, letter);
  }
  return word;
}

}  // namespace wasla::text
